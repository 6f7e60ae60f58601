#pragma once
/// Chance from where the keys come from: for whatever somebody might gain by foretelling.
#include <cstdint>

namespace tycktill::record {

/// Each of 0 … `count` - 1 as likely as any other.
std::uint32_t random_below(std::uint32_t count);

} // namespace tycktill::record
