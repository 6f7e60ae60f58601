#pragma once
/// Whom stations seal to: a small file that the office's root key signs. The root's private half lies only
/// inside the office's private.box; the machine that faces the network hands the file out and can make none.
///
/// Text, in this order and no other; the signature is over all lines before it, for the purpose "keys":
///     tycktill-keys 1 · version N · receipt-key HEX32 · recipient HEX32 … · signature HEX64
/// The version never repeats (next_keys_version()), so that nobody can bring a station back to keys that
/// were given up: it takes only a higher one than it has.
#include "shared/record/envelope.h"
#include "shared/record/signing.h"

#include <chrono>

namespace tycktill::record {

struct OfficeKeys {
    std::int64_t version = 1;
    VerifyKey receipt_key; ///< what this office's receipts are signed with
    Recipients recipients;
    friend bool operator==(const OfficeKeys&, const OfficeKeys&) = default;
};

inline constexpr std::size_t longest_office_keys = 2048;

Bytes signed_bytes(const OfficeKeys& keys, const SigningKey& root);
/// Fails unless the bytes are exactly what this root signed.
Result<OfficeKeys> parse_office_keys(BytesView bytes, const VerifyKey& root);

/// Higher than the one before, and than any that a copy of this office has ever given: the clock goes on
/// while a backup lies still. Milliseconds, since a copy can be restored within the second in which another
/// gave out keys.
std::int64_t next_keys_version(std::int64_t before, std::chrono::milliseconds since_1970);

/// 16 hexadecimal digits by which people and heartbeats name a list of keys.
std::string fingerprint_of(const Recipients& recipients);

} // namespace tycktill::record
