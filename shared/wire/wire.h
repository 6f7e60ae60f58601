#pragma once
/// The wire between a station's courier and the office, told once; both ends include this file.
/// Version 1: do not change what is here, add a /v2.
///
///     PUT  /v1/envelopes/{id}         announcement → missing, or the receipt when nothing is missing
///     PUT  /v1/chunks/{hash}          at most 256 KiB, in any order → 204
///     PUT  /v1/envelopes/{id}/commit  empty body → the receipt, or missing
///     POST /v1/heartbeat              heartbeat → hello
///     GET  /v1/keys                   → the keys to seal to from now on, as the office's root signed them
///                                     (shared/record/office_keys.h). An office of before answers 404, and
///                                     nothing is new
///     POST /v1/enrol                  enrolment → welcome (the only request without a signature header)
///
/// Each PUT may be repeated as often as one likes; it always gives the same receipt, byte for byte.
/// Refusals have one line of text as body. Every answer of the office carries the header
/// `tycktill-office: 1`; what lacks it is a proxy's word and refuses nothing. A no counts only when it is
/// signed as a yes is (shared/wire/request_signature.h); any other is «try later». 401 unknown station, signature or clock · 403 revoked ·
/// 400 not a message · 404 nothing asks for this chunk · 409 the id is taken by other bytes ·
/// 413 too large · 422 whole but not an envelope · 429, 503 later, with Retry-After in seconds.
///
/// Headers that were added later; who does not know them leaves them unread:
///
///     tycktill-date       in every answer: the office's time, seconds since 1970
///     tycktill-clock      in a heartbeat: the station's own time, uncorrected
///     tycktill-keys       in a heartbeat: version and fingerprint of the keys that the station seals to
///     tycktill-refusal    in a refusal: the office's signature over it
///     tycktill-elsewhere  in a heartbeat: how many wait there for an office before this one
///     tycktill-replaced   in the answer to a heartbeat: 1 when another station has this one's name now
///
/// Announcement, binary: 1 ‖ signature 64 ‖ manifest length u32 little-endian ‖ manifest ‖ the
/// envelope's bytes or nothing. With the bytes (for envelopes of one chunk) one request is enough.
/// All other messages are lines (shared/wire/lines.h), in this order and no other:
///
///     missing    tycktill-missing 1 · chunk HASH …
///     receipt    tycktill-receipt 1 · id ID · station NAME · link HASH · day YYYY-MM-DD · signature S
///     heartbeat  tycktill-heartbeat 1 · station NAME · head EPOCH SEQ LINK … · waiting N · held N ·
///                oldest YYYY-MM-DD|none · doubt KIND EPOCH SEQ LINK GONE … · signature S
///                (doubts, shared/record/store_doubt.h, were added later: only of a store that is not the one
///                that it was). The answer has a header tycktill-head: EPOCH SEQ LINK when the office
///                knows of more in the newest chain than the station tells
///     hello      tycktill-hello 1 · day YYYY-MM-DD
///     enrolment  tycktill-enrolment 1 · secret HEX16 · key HEX32 · signature S
///     welcome    tycktill-welcome 2 · station NAME · root HEX32, then the keys that this root signed. The
///                code (shared/wire/enrol_code.h) says which root is the office's
///
/// A signature S is Ed25519 (shared/record/signing.h) over all lines before it, for the purpose that
/// the first line names; the manifest's is for "manifest".
#include "shared/record/envelope.h"
#include "shared/record/manifest.h"
#include "shared/record/office_keys.h"
#include "shared/record/signing.h"
#include "shared/record/store_doubt.h"

#include <optional>

namespace tycktill::wire {

inline constexpr std::size_t most_chunks = 256; ///< 64 MiB
inline constexpr std::size_t longest_announcement = record::chunk_bytes + most_chunks * 32 + 512;
inline constexpr std::size_t most_heads = 32;
inline constexpr std::size_t most_doubts = 8;
inline constexpr std::size_t longest_message = 64 * 1024; ///< of those that are lines

/// The longest answer that a request to this path can get: both ends go by it.
std::size_t longest_answer(std::string_view path);

std::string envelope_path(const record::SubmissionId& id); ///< "/v1/envelopes/…"
std::string commit_path(const record::SubmissionId& id);
std::string chunk_path(const record::Digest& hash);
inline constexpr const char* heartbeat_path = "/v1/heartbeat";
inline constexpr const char* keys_path = "/v1/keys";
/// GET, then the municipality's id: a shelf (shared/record/code_reply.h), always of a size class.
inline constexpr const char* replies_prefix = "/v1/replies/";
inline constexpr const char* enrol_path = "/v1/enrol";
inline constexpr const char* office_header = "tycktill-office";
inline constexpr const char* head_header = "tycktill-head";
inline constexpr const char* office_time_header = "tycktill-date";
inline constexpr const char* clock_header = "tycktill-clock";
inline constexpr const char* keys_header = "tycktill-keys";
inline constexpr const char* refusal_header = "tycktill-refusal";
inline constexpr const char* elsewhere_header = "tycktill-elsewhere";
inline constexpr const char* replaced_header = "tycktill-replaced";

struct Announcement {
    Bytes manifest; ///< to_bytes(Manifest)
    record::Signature signature{};
    Bytes envelope; ///< all of it, or empty
};
Bytes to_bytes(const Announcement& announcement);
/// Takes the frame apart; the manifest and its signature are for the caller to check.
Result<Announcement> parse_announcement(BytesView bytes);

struct Missing {
    std::vector<record::Digest> chunks;
};
Bytes to_bytes(const Missing& missing);
Result<Missing> parse_missing(BytesView bytes);

/// The office's word that an envelope is durably kept. Nothing else counts as one.
struct Receipt {
    record::SubmissionId id;
    std::string station;
    record::Digest link{};
    Day day{};
    friend bool operator==(const Receipt&, const Receipt&) = default;
};
Bytes signed_bytes(const Receipt& receipt, const record::SigningKey& office);
/// Fails unless the bytes are a receipt that this office signed.
Result<Receipt> parse_receipt(BytesView bytes, const record::VerifyKey& office);

struct Heartbeat {
    std::string station;
    std::vector<record::ChainHead>
        heads; ///< of every epoch, oldest first; at most most_heads, the newest
    std::int64_t waiting = 0;
    std::int64_t held = 0;
    std::optional<Day> oldest;              ///< arrival of the oldest that waits
    std::vector<record::StoreDoubt> doubts; ///< at most most_doubts, the newest
};
Bytes signed_bytes(const Heartbeat& heartbeat, const record::SigningKey& station);
Result<Heartbeat> parse_heartbeat(BytesView bytes, const record::VerifyKey& station);
/// A head as it stands in a header: "EPOCH SEQ LINK".
std::string to_text(const record::ChainHead& head);
Result<record::ChainHead> parse_chain_head(std::string_view text);

/// The keys that a station says it seals to, as they stand in the header: "VERSION FINGERPRINT".
struct ToldKeys {
    std::int64_t version = 0;
    std::string fingerprint; ///< record::fingerprint_of()
    friend bool operator==(const ToldKeys&, const ToldKeys&) = default;
};
std::string to_text(const ToldKeys& keys);
/// Nothing when a station of before says nothing.
std::optional<ToldKeys> parse_told_keys(std::string_view text);

struct Hello {
    Day day{}; ///< the office's date
    /// From the header: what the office knows of the newest chain, when that is more than was told.
    std::optional<record::ChainHead> known;
    bool replaced = false; ///< from the header: another station has taken this one's name
};
Bytes to_bytes(const Hello& hello);
Result<Hello> parse_hello(BytesView bytes);

/// A one-time secret and the key that the station will sign with, signed by that key.
struct Enrolment {
    Bytes secret; ///< 16 bytes
    record::VerifyKey key;
};
Bytes signed_bytes(const Enrolment& enrolment, const record::SigningKey& station);
Result<Enrolment> parse_enrolment(BytesView bytes);

struct Welcome {
    std::string station;
    record::VerifyKey root_key;
    Bytes signed_keys;       ///< signed_bytes(OfficeKeys) of that root
    record::OfficeKeys keys; ///< what they say
};
/// `signed_keys` says whom to seal to; `keys` is not looked at.
Bytes to_bytes(const Welcome& welcome);
/// Fails unless the keys are signed by the root that it names. That this root is the office's is for the
/// caller to check.
Result<Welcome> parse_welcome(BytesView bytes);

} // namespace tycktill::wire
