#pragma once
/// An envelope is a sealed submission: what a station stores and a courier carries, and what nobody
/// but the office can read.
///
/// Format, written to disk and sent over the wire, version byte 1. [told by the record room here]
#include "shared/record/submission.h"

#include <map>

namespace tycktill {

/// A Curve25519 public key that envelopes are sealed to.
struct PublicKey {
    std::array<std::uint8_t, 32> bytes{};
    friend bool operator==(const PublicKey&, const PublicKey&) = default;
    friend auto operator<=>(const PublicKey&, const PublicKey&) = default;
};

/// Its private half. Kept in locked memory and overwritten when it goes (sodium_memzero).
struct KeyPair {
    PublicKey public_key;
    Bytes private_key; ///< 32 bytes
};
KeyPair make_key_pair();

/// Who can open: the office's key first, then the escrow key; at most 16.
using Recipients = std::vector<PublicKey>;

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
/// that parts of two envelopes cannot be exchanged. Fails without a recipient.
Result<Envelope> seal(const Submission& submission, const Recipients& recipients);

/// Opens with either recipient's key. Fails in one line when a byte was changed, a part is missing or
/// the key is another's.
Result<Submission> open(const Envelope& envelope, const KeyPair& key);

Bytes to_bytes(const Envelope& envelope);
Result<Envelope> parse_envelope(BytesView bytes);

} // namespace tycktill
