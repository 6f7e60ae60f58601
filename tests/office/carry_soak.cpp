/// The promise under fire for as many minutes as one gives it: power cuts on a disk that loses what was
/// not synced, deliveries through a network that fails, and the real programs killed at named places.
/// Each figure is printed with its seed; a broken promise ends with status 1.
///
///     carry_soak [MINUTES] [SEED] [cuts|sessions|kills|kiosks|months]
///
/// The last word runs that part alone, for all of the time.
#include "tests/support/faulty_sessions.h"
#include "tests/support/killed_programs.h"
#include "tests/support/month.h"
#include "tests/support/power_cuts.h"
#include "tests/support/rooms.h"

#include <cstdio>

using namespace tycktill;
using namespace tycktill::test;

namespace {

constexpr long most_cuts = 1'000'000, most_sessions = 100'000, most_kills = 10'000,
               most_months = 10'000;
bool broke = false;

void tell(const char* what, long times, const std::string& more, std::uint64_t seed,
          const std::string& broken) {
    broke = broke || !broken.empty();
    std::printf("carry_soak: %ld %s, %s, seed %llu: %s\n", times, what, more.c_str(),
                static_cast<unsigned long long>(seed),
                broken.empty() ? "none lost, doubled or changed" : broken.c_str());
    std::fflush(stdout);
}

void cut_power(std::chrono::seconds time, std::uint64_t seed) {
    const Lives lives =
        live_through(Budget::of(most_cuts, time), Synchronous::Full, Ending::PowerCut, seed);
    tell("power cuts", lives.cuts, std::to_string(lives.acknowledged) + " acknowledgements", seed,
         lives.first);
    const Lives control =
        live_through(Budget::of(1000), Synchronous::Normal, Ending::PowerCut, seed);
    broke = broke || control.broken == 0;
    std::printf(
        "carry_soak: %ld power cuts of a store that syncs too little, seed %llu: %ld found%s\n",
        control.cuts, static_cast<unsigned long long>(seed), control.broken,
        control.broken > 0 ? ", as they must be" : "; the kit is blind");
    std::fflush(stdout);
}

void fail_the_network(std::chrono::seconds time, std::uint64_t seed) {
    const Sessions sessions = FaultySessions(seed).run(Budget::of(most_sessions, time));
    tell("deliveries through a failing network", sessions.sessions,
         std::to_string(sessions.failures) + " attempts failed", seed, sessions.broken);
}

void tell(const Kills& kills, std::uint64_t seed) {
    std::string places;
    for (const auto& [place, times] : kills.at)
        places += place + " " + std::to_string(times) + ", ";
    tell("programs killed", kills.kills,
         places + std::to_string(kills.acknowledged) + " acknowledgements", seed, kills.broken);
}

void live_months(std::chrono::seconds time, std::uint64_t seed) {
    const Budget budget = Budget::of(most_months, time);
    long months = 0, thanked = 0;
    std::string broken;
    for (; budget.allows(months) && broken.empty(); ++months) {
        const std::uint64_t one = seed + std::uint64_t(months);
        const Month month = live_a_month(one);
        thanked += month.thanked;
        if (!month.broken.empty())
            broken = month.broken + " (TYCKTILL_MONTH=" + std::to_string(one) + " month_tests)";
    }
    tell("months of 50 stations", months, std::to_string(thanked) + " thanked", seed, broken);
}

/// Killing a program loses nothing that the kernel was given, so the folders may lie in memory; what the
/// disk must be told is what the power cuts judge.
void keep_folders_in_memory() {
    if (::access("/dev/shm", W_OK) == 0)
        ::setenv("TMPDIR", "/dev/shm", 0);
}

} // namespace

int main(int count, char** words) {
    const long minutes = count > 1 ? std::max(1L, std::atol(words[1])) : 1;
    const std::uint64_t seed =
        count > 2 ? std::strtoull(words[2], nullptr, 10) : std::random_device{}();
    const std::string alone = count > 3 ? words[3] : "";
    const std::chrono::seconds time(alone.empty() ? minutes * 12 : minutes * 60);
    const auto asked = [&](const char* part) { return alone.empty() || alone == part; };
    if (asked("cuts"))
        cut_power(time, seed);
    if (asked("sessions"))
        fail_the_network(time, seed);
    keep_folders_in_memory();
    if (asked("kills"))
        tell(KilledPrograms(seed).run(Budget::of(most_kills, time)), seed);
    if (asked("kiosks"))
        tell(KilledPrograms(seed).run_kiosks(Budget::of(most_kills / 10, time)), seed);
    if (asked("months")) // last: from here on nothing is random but the seed
        live_months(time, seed);
    return broke ? 1 : 0;
}
