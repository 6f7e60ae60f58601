#pragma once
/// Base64 (RFC 4648 §4) for the public-key pin, and base32 in lower case (§6) for what people copy.
#include "shared/base/bytes.h"

namespace tycktill::wire {

std::string to_base64(BytesView bytes);

std::string to_base32(BytesView bytes);
/// Takes capitals, spaces and hyphens too; whole bytes only.
Result<Bytes> from_base32(std::string_view text);

} // namespace tycktill::wire
