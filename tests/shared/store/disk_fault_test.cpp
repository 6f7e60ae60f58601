/// A disk that fails once, or is full for a while: what fails is said, what is tried again succeeds,
/// and what was acknowledged stays through a power cut after it.
#include "tests/support/outbox_world.h"
#include "tests/support/rooms.h"

#include <catch2/catch.hpp>

using namespace tycktill;

namespace {

/// What a station does after an error.
enum class Then { TriesAgain, ClosesAndOpens, IsKilled };

void recover(OutboxWorld& world, Then then) {
    if (then == Then::IsKilled) {
        world.disk().fail_at(1, FaultDisk::Fault::PowerCut);
        static_cast<void>(world.disk().next_change());
        world.close();
        world.disk().restart_after_kill();
    }
    if (then == Then::ClosesAndOpens)
        world.close();
}

std::string after_power_cut(OutboxWorld& world) {
    world.disk().fail_at(1, FaultDisk::Fault::PowerCut);
    static_cast<void>(world.disk().next_change());
    world.close();
    world.disk().restart_after_power_cut();
    return world.open() ? world.broken_promise() : "the store does not open";
}

/// One error at this call, then work, then a power cut.
std::string live_with_error_at(int call, Then then, std::uint64_t seed) {
    OutboxWorld world(seed, Synchronous::Full);
    world.disk().fail_at(call, FaultDisk::Fault::WriteError);
    bool opened = world.open();
    for (int i = 0; opened && i < 60 && world.step(); ++i) {
    }
    recover(world, then);
    // The error came once: from now on everything must work.
    if (!world.is_open() && !world.open())
        return "the store does not open after the error";
    // Who opens a store trusts what it sees there; so it must be durable from then on.
    if (then != Then::TriesAgain)
        if (auto broken = world.broken_promise(); !broken.empty())
            return broken;
    if (!world.retry())
        return "what failed does not succeed when it is tried again";
    for (int i = 0; i < 3; ++i)
        if (!world.step())
            return "the store does not go on after the error";
    return after_power_cut(world);
}

} // namespace

TEST_CASE("an error of the disk at any call is survived, whatever the station does then") {
    int lives = 0;
    for (const Then then : {Then::TriesAgain, Then::ClosesAndOpens, Then::IsKilled})
        for (int call = 1; call <= 260; ++call)
            for (std::uint64_t seed = 0; seed < 6; ++seed) {
                const std::string broken =
                    live_with_error_at(call, then, seed * 1000 + static_cast<std::uint64_t>(call));
                INFO("error at call " << call << ", then " << static_cast<int>(then) << ", seed "
                                      << seed);
                REQUIRE(broken == "");
                ++lives;
            }
    REQUIRE(lives == 3 * 260 * 6);
}

TEST_CASE("a disk that is full for a while loses nothing and goes on when there is room again") {
    for (int call = 1; call <= 400; ++call) {
        INFO("full from call " << call);
        OutboxWorld world(static_cast<std::uint64_t>(call), Synchronous::Full);
        REQUIRE(world.open());
        world.disk().fail_at(call, FaultDisk::Fault::DiskFull);
        while (world.step()) {
        }
        for (int i = 0; i < 3; ++i)
            static_cast<void>(world.retry());
        world.disk().relieve();
        REQUIRE(world.retry());
        for (int i = 0; i < 5; ++i)
            REQUIRE(world.step());
        REQUIRE(after_power_cut(world) == "");
    }
}
