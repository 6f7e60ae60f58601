#pragma once
/// Where a line of Swedish may not be broken: a number stays with its unit, a day with its month and year, a
/// group of digits with the next («6 december 2026», «5 minuter», «070-174 06 35»).
#include "shared/base/room.h"

#include <string>
#include <string_view>

namespace tycktill::base {

/// Does the space at that byte hold what stands on both sides together?
bool holds_together(std::string_view text, std::size_t space);

/// The same words with no-break spaces there, for who breaks lines by Unicode's rules.
std::string with_hard_spaces(std::string_view text);

} // namespace tycktill::base
