#pragma once
/// The day in Sweden (Europe/Stockholm), without the environment.
#include "shared/base/day.h"
#include "shared/base/room.h"

#include <cstdint>

namespace tycktill::base {

/// At a moment, seconds since 1970. By the machine's zone files where they are, else by the rule that the
/// European Union has had since 1996.
Day swedish_day(std::int64_t seconds);
/// By the rule alone.
Day swedish_day_by_rule(std::int64_t seconds);

} // namespace tycktill::base
