#pragma once
/// An envelope is a sealed submission: what a station stores and a courier carries, and what nobody
/// but the office can read.
///
/// Format, written to disk and sent over the wire, version byte 1 (do not change: raise the version).
/// Numbers are little-endian.
///   envelope     1 ‖ id 16 ‖ parts u16 ‖ for each part: kind u8 ‖ length u32 ‖ sealed part
///   sealed part  1 ‖ recipients u8 ‖ for each: the part's key in crypto_box_seal, 80 bytes ‖
///                header 24 ‖ secretstream_xchacha20poly1305 chunks of 64 KiB + 17 bytes
///   the last chunk carries TAG_FINAL; every chunk's associated data is
///                id 16 ‖ kind u8 ‖ part number u16 ‖ parts u16 ‖ BLAKE2b-256 of what stands before the header
///   inside       length u32 ‖ content ‖ zeros up to the size class
/// Size classes: 1, 4, 16, 64 KiB, then steps of 64 KiB; pages always in steps of 64 KiB.
/// Parts: the matter, the contact details (also when there are none, so that the sealed bytes do not
/// tell who is anonymous), then each attachment: name length u8 ‖ name ‖ type length u8 ‖ type ‖ bytes.
#include "shared/record/secret.h"
#include "shared/record/submission.h"

namespace tycktill::record {

/// A Curve25519 public key that envelopes are sealed to.
struct PublicKey {
    std::array<std::uint8_t, 32> bytes{};
    friend bool operator==(const PublicKey&, const PublicKey&) = default;
    friend auto operator<=>(const PublicKey&, const PublicKey&) = default;
};

/// A pair of keys; the private half is overwritten when it goes.
struct KeyPair {
    PublicKey public_key;
    SecretBytes private_key; ///< 32 bytes
};
KeyPair make_key_pair();
/// The pair of a private key that was kept. Fails when it is not 32 bytes.
Result<KeyPair> key_pair_of(BytesView private_key);
/// Fails when it is not 32 bytes.
Result<PublicKey> public_key_of(BytesView bytes);

/// Who can open: the office's key first, then the escrow key; at most 16.
using Recipients = std::vector<PublicKey>;
inline constexpr std::size_t most_recipients = 16;

enum class PartKind : std::uint8_t { Matter = 1, Contact = 2, Page = 3 };

/// One sealed part: sealed bytes, padded to a size class (1, 4, 16, 64 KiB, then steps of 64 KiB).
struct SealedPart {
    PartKind kind = PartKind::Matter;
    Bytes bytes;
    friend bool operator==(const SealedPart&, const SealedPart&) = default;
};

struct Envelope {
    SubmissionId id;
    std::vector<SealedPart> parts;
    friend bool operator==(const Envelope&, const Envelope&) = default;
};

/// Seals every part with a random key of its own; the id and the part's number are bound to it, so
/// that parts of two envelopes cannot be exchanged. Fails without a recipient or with too many.
Result<Envelope> seal(const Submission& submission, const Recipients& recipients);

/// Opens with either recipient's key. Fails in one line when a byte was changed, a part is missing or
/// the key is another's.
Result<Submission> open(const Envelope& envelope, const KeyPair& key);
/// Opens the matter and the attachments and leaves the contact details sealed: for who reads but does
/// not reply.
Result<Submission> open_matter(const Envelope& envelope, const KeyPair& key);

/// How many keys the part says, in the clear, that it is sealed to; 0 when it is no sealed part.
std::size_t recipients_named(const SealedPart& part);

Bytes to_bytes(const Envelope& envelope);
Result<Envelope> parse_envelope(BytesView bytes);

} // namespace tycktill::record
