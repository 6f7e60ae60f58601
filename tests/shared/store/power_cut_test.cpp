/// The promise, judged on a disk that loses what was not synced: nothing that was acknowledged is lost
/// or doubled, and what is read back is what was kept.
#include "tests/support/power_cuts.h"
#include "tests/support/rooms.h"

#include <catch2/catch.hpp>
#include <cstdlib>

using namespace tycktill;

namespace {

/// How many, or what $TYCKTILL_POWER_CUTS says: the long runs ask for more.
int power_cuts(int normally) {
    const char* asked = std::getenv("TYCKTILL_POWER_CUTS");
    return asked ? std::max(1, std::atoi(asked)) : normally;
}

} // namespace

TEST_CASE("no power cut loses, doubles or changes what was acknowledged") {
    const Lives outcome =
        live_through(test::Budget::of(power_cuts(50'000)), Synchronous::Full, Ending::PowerCut, 1);
    INFO(outcome.cuts << " cuts, " << outcome.acknowledged << " acknowledgements; "
                      << outcome.first);
    REQUIRE(outcome.broken == 0);
    REQUIRE(outcome.acknowledged > outcome.cuts);
    WARN(outcome.cuts << " power cuts, " << outcome.acknowledged << " acknowledgements, none lost");
}

TEST_CASE("the same power cuts catch a store that syncs too little") {
    const long normal =
        live_through(test::Budget::of(1'000), Synchronous::Normal, Ending::PowerCut, 2).broken;
    const long off =
        live_through(test::Budget::of(1'000), Synchronous::Off, Ending::PowerCut, 3).broken;
    WARN("of 1000 power cuts, NORMAL broke its promise in " << normal << ", OFF in " << off);
    REQUIRE(normal > 100);
    REQUIRE(off > 100);
}

TEST_CASE("killing the program does not find that a store syncs too little") {
    REQUIRE(live_through(test::Budget::of(1'000), Synchronous::Full, Ending::Kill, 4).broken == 0);
    REQUIRE(live_through(test::Budget::of(1'000), Synchronous::Normal, Ending::Kill, 5).broken ==
            0);
}
