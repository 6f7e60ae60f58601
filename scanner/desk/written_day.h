#pragma once
/// Days as people write them by hand and copy them from paper: "20261120", "261120", "20/11".
#include "shared/base/day.h"

#include <optional>
#include <string>

namespace tycktill::desk {

/// Year, month and day with or without hyphens, of eight or six digits; or day, month and perhaps a year
/// with "/", "." or a blank between, the month also in words. Where the year has two digits or none, it is
/// the latest such day that is not after `arrived`, the day the paper came. nullopt: no day that exists.
std::optional<Day> written_day(const std::string& text, Day arrived);

} // namespace tycktill::desk
