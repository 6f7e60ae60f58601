/// The promise, judged on a disk that loses what was not synced: nothing that was acknowledged is lost
/// or doubled, and what is read back is what was kept.
#include "tests/support/outbox_world.h"

#include <catch2/catch.hpp>
#include <cstdlib>

using namespace tycktill;

namespace {

enum class Ending { PowerCut, Kill };

struct Outcome {
    int cuts = 0;
    int broken = 0;
    long acknowledged = 0;
    std::string first;
};

/// How many, or what $TYCKTILL_POWER_CUTS says: the long runs ask for more.
int power_cuts(int normally) {
    const char* asked = std::getenv("TYCKTILL_POWER_CUTS");
    return asked ? std::max(1, std::atoi(asked)) : normally;
}

void end(OutboxWorld& world, Ending ending) {
    // A killed program closes nothing in order; with the power off neither can this one.
    world.disk().fail_at(1, FaultDisk::Fault::PowerCut);
    static_cast<void>(world.disk().next_change());
    world.close();
    if (ending == Ending::PowerCut)
        world.disk().restart_after_power_cut();
    else
        world.disk().restart_after_kill();
}

/// Lives through `cuts` ends at random calls; a new disk every 25th.
Outcome live_through(int cuts, Synchronous synchronous, Ending ending, std::uint64_t seed) {
    Outcome outcome;
    std::mt19937_64 random(seed);
    while (outcome.cuts < cuts) {
        OutboxWorld world(random(), synchronous);
        for (int life = 0; life < 25 && outcome.cuts < cuts; ++life) {
            // In the first lives the store is often not even made.
            world.disk().fail_at(1 + static_cast<int>(random() % 90), FaultDisk::Fault::PowerCut);
            if (world.is_open() || world.open())
                while (world.step()) {
                }
            end(world, ending);
            ++outcome.cuts;
            std::string broken = world.open() ? world.broken_promise() : "the store does not open";
            if (random() % 4 == 0)
                world.close();
            if (!broken.empty()) {
                ++outcome.broken;
                if (outcome.first.empty())
                    outcome.first = std::move(broken);
                break;
            }
        }
        outcome.acknowledged += world.acknowledged();
    }
    return outcome;
}

} // namespace

TEST_CASE("no power cut loses, doubles or changes what was acknowledged") {
    const Outcome outcome =
        live_through(power_cuts(50'000), Synchronous::Full, Ending::PowerCut, 1);
    INFO(outcome.cuts << " cuts, " << outcome.acknowledged << " acknowledgements; "
                      << outcome.first);
    REQUIRE(outcome.broken == 0);
    REQUIRE(outcome.acknowledged > outcome.cuts);
    WARN(outcome.cuts << " power cuts, " << outcome.acknowledged << " acknowledgements, none lost");
}

TEST_CASE("the same power cuts catch a store that syncs too little") {
    const int normal = live_through(1'000, Synchronous::Normal, Ending::PowerCut, 2).broken;
    const int off = live_through(1'000, Synchronous::Off, Ending::PowerCut, 3).broken;
    WARN("of 1000 power cuts, NORMAL broke its promise in " << normal << ", OFF in " << off);
    REQUIRE(normal > 100);
    REQUIRE(off > 100);
}

TEST_CASE("killing the program does not find that a store syncs too little") {
    REQUIRE(live_through(1'000, Synchronous::Full, Ending::Kill, 4).broken == 0);
    REQUIRE(live_through(1'000, Synchronous::Normal, Ending::Kill, 5).broken == 0);
}
