/// The promise under fire for as many minutes as one gives it: power cuts on a disk that loses what was
/// not synced, deliveries through a network that fails, and the real programs killed at named places.
/// Each figure is printed with its seed; a broken promise ends with status 1.
///
///     carry_soak [MINUTES] [SEED]
#include "tests/support/faulty_sessions.h"
#include "tests/support/killed_programs.h"
#include "tests/support/power_cuts.h"

#include <cstdio>

using namespace tycktill;
using namespace tycktill::test;

namespace {

constexpr long most_cuts = 1'000'000, most_sessions = 100'000, most_kills = 10'000;
bool broke = false;

void tell(const char* what, long times, const std::string& more, std::uint64_t seed,
          const std::string& broken) {
    broke = broke || !broken.empty();
    std::printf("carry_soak: %ld %s, %s, seed %llu: %s\n", times, what, more.c_str(),
                static_cast<unsigned long long>(seed),
                broken.empty() ? "none lost, doubled or changed" : broken.c_str());
    std::fflush(stdout);
}

} // namespace

int main(int count, char** words) {
    const long minutes = count > 1 ? std::max(1L, std::atol(words[1])) : 1;
    const std::uint64_t seed =
        count > 2 ? std::strtoull(words[2], nullptr, 10) : std::random_device{}();
    const std::chrono::seconds third(minutes * 20);

    const Lives lives =
        live_through(Budget::of(most_cuts, third), Synchronous::Full, Ending::PowerCut, seed);
    tell("power cuts", lives.cuts, std::to_string(lives.acknowledged) + " acknowledgements", seed,
         lives.first);
    const Lives control =
        live_through(Budget::of(1000), Synchronous::Normal, Ending::PowerCut, seed);
    broke = broke || control.broken == 0;
    std::printf(
        "carry_soak: %ld power cuts of a store that syncs too little, seed %llu: %ld found%s\n",
        control.cuts, static_cast<unsigned long long>(seed), control.broken,
        control.broken > 0 ? ", as they must be" : "; the kit is blind");

    const Sessions sessions = FaultySessions(seed).run(Budget::of(most_sessions, third));
    tell("deliveries through a failing network", sessions.sessions,
         std::to_string(sessions.failures) + " attempts failed", seed, sessions.broken);

    const Kills kills = KilledPrograms(seed).run(Budget::of(most_kills, third));
    std::string places;
    for (const auto& [place, times] : kills.at)
        places += place + " " + std::to_string(times) + ", ";
    tell("programs killed", kills.kills,
         places + std::to_string(kills.acknowledged) + " acknowledgements", seed, kills.broken);
    return broke ? 1 : 0;
}
