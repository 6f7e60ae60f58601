#pragma once
/// A clock that stands still until a test moves it.
#include "shared/base/day.h"
#include "tests/support/rooms.h"

namespace tycktill {

class FixedClock final : public Clock {
public:
    explicit FixedClock(Day day) : day_(day) {}
    Day today() const override { return day_; }
    std::chrono::milliseconds steady() const override { return steady_; }
    void advance(std::chrono::milliseconds by) { steady_ += by; }
    void set(Day day) { day_ = day; }

private:
    Day day_;
    std::chrono::milliseconds steady_{0};
};

} // namespace tycktill
