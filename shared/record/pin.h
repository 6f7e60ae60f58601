#pragma once
/// A PIN as it is kept: an Argon2id string of libsodium's (`$argon2id$v=19$m=…`), from which the digits
/// cannot be read back. Trying one costs 64 MiB and about a tenth of a second, on purpose.
#include "shared/base/result.h"

#include <string>
#include <string_view>

namespace tycktill::record {

bool is_pin(std::string_view text); ///< 4 to 8 digits
/// Fails when it is not a PIN, or when there is not enough memory.
Result<std::string> pin_to_keep(std::string_view pin);
bool is_kept_pin(std::string_view text);
bool pin_fits(std::string_view kept, std::string_view pin);

} // namespace tycktill::record
