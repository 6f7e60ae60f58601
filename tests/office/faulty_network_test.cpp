/// Deliveries through a network that fails, and programs that are killed: what is tried here some
/// thousand times is tried much more often by carry_soak.
#include "tests/support/faulty_sessions.h"
#include "tests/support/killed_programs.h"
#include "tests/support/rooms.h"

#include <catch2/catch.hpp>

using namespace tycktill;
using namespace tycktill::test;

TEST_CASE("2 000 deliveries through a network that fails arrive once each") {
    constexpr long sessions = 2000;
    const Sessions told = FaultySessions(20261122).run(Budget::of(sessions));
    REQUIRE(told.broken == "");
    REQUIRE(told.sessions == sessions);
    REQUIRE(told.failures > sessions / 4);
}

TEST_CASE("programs killed at every named place lose and double nothing") {
    const Kills told = KilledPrograms(7).run(Budget::of(500));
    INFO(told.broken);
    REQUIRE(told.broken == "");
    REQUIRE(told.kills == 500);
    REQUIRE(told.at.size() == 8);
}

TEST_CASE("a kiosk that is killed in the middle of a visit has thanked for nothing it lost") {
    const Kills told = KilledPrograms(9).run_kiosks(Budget::of(12));
    REQUIRE(told.broken == "");
    if (told.kills == 0)
        WARN("Xvfb is not installed: this test was skipped");
    else
        REQUIRE(told.kills == 12);
}
