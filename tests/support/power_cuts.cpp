#include "tests/support/power_cuts.h"
#include "tests/support/rooms.h"

namespace tycktill {
namespace {

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

} // namespace

Lives live_through(const test::Budget& budget, Synchronous synchronous, Ending ending,
                   std::uint64_t seed) {
    Lives outcome;
    std::mt19937_64 random(seed);
    while (budget.allows(outcome.cuts)) {
        OutboxWorld world(random(), synchronous);
        for (int life = 0; life < 25 && budget.allows(outcome.cuts); ++life) {
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

} // namespace tycktill
