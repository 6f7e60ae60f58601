#pragma once
/// A month of many stations and an office, lived in an instant: the real outbox on disks that lose what
/// was not synced, the real courier, the real receivers; only time, the network and chance are made up,
/// all from one seed. People come and go, networks fail in every way, the power is cut, clocks are
/// wrong, the office is closed for hours, a station is revoked and comes back, another burns down.
#include "shared/record/digest.h"
#include "tests/support/rooms.h"

#include <cstdint>
#include <string>

namespace tycktill::test {

/// A lie that the month must catch.
enum class Lie { None, OfficeForgets, StationsSyncTooLittle };

struct MonthPlan {
    int stations = 50;
    int days = 30;
    double people_per_station = 1.5; ///< in the whole month, on average
    Lie lie = Lie::None;
};

struct Month {
    long thanked = 0;    ///< people whose submission was acknowledged
    long delivered = 0;  ///< receipts at the stations
    long requests = 0;   ///< that left a station
    long faults = 0;     ///< of those: met a network or an office that failed
    long power_cuts = 0; ///< in the middle of something
    long missing = 0;    ///< at the station that burnt, as the office says
    Digest trace{};      ///< over all that happened: the same seed gives the same
    std::string broken;  ///< the first broken promise, "" for none
};

Month live_a_month(std::uint64_t seed, const MonthPlan& plan = {});

} // namespace tycktill::test
