#pragma once
/// Days, not minutes: what leaves an anonymous person's session holds no finer time than this.
#include "shared/base/result.h"
#include "shared/base/room.h"

#include <chrono>
#include <string>
#include <string_view>

namespace tycktill::base {

/// A calendar day without a time zone.
using Day = std::chrono::sys_days;

/// "2026-11-22"
std::string iso(Day day);
Result<Day> parse_day(std::string_view text);
/// "22 november 2026"
std::string swedish_date(Day day);

/// Where time comes from. Tests use a fixed clock (tests/support); programs the machine's own.
class Clock {
public:
    virtual ~Clock() = default;
    /// The day in Sweden, whatever zone the machine stands on.
    virtual Day today() const = 0;
    /// A clock that only goes forward, for time-outs and retries. Its zero means nothing.
    virtual std::chrono::milliseconds steady() const = 0;
};

class SystemClock final : public Clock {
public:
    Day today() const override;
    std::chrono::milliseconds steady() const override;
};

} // namespace tycktill::base
