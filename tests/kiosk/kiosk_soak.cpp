// kiosk_soak MINUTES: five seeds of 10 000 presses and keys each on the real window, one for each
// municipality, then further seeds until the time is out. Build it with the check preset to have the
// sanitizers look on. Ends with 1 when anything was wrong.
#include "monkey.h"
#include "tests/support/rooms.h"
#include "tests/support/xvfb.h"

#include <chrono>
#include <cstdio>
#include <cstdlib>

using namespace tycktill;

int main(int count, char** words) {
    using Clock = std::chrono::steady_clock;
    const int minutes = count > 1 ? std::atoi(words[1]) : 10;
    const Xvfb display;
    if (!display.ready) {
        std::fprintf(stderr, "kiosk_soak: Xvfb is not installed; install xvfb\n");
        return 1;
    }
    const auto end = Clock::now() + std::chrono::minutes(minutes);
    const char* const municipalities[] = {"ljusnarsberg", "robertsfors", "ostersund", "linkoping",
                                          "lomma"};
    int pressed = 0, sent = 0;
    for (unsigned seed = 1; Clock::now() < end; ++seed) {
        Monkey monkey;
        monkey.seed = seed;
        monkey.municipality = municipalities[seed % 5];
        monkey.panel = seed % 2 == 0 ? "960x540@15.6" : "540x960@21.5";
        monkey.goes_on = [end] { return Clock::now() < end; };
        const MonkeyResult result = let_loose(monkey);
        pressed += result.pressed;
        sent += result.sent;
        std::printf("seed %u, %s, %s: %d presses, %d ways home, %d sent%s%s\n", seed,
                    monkey.municipality.c_str(), monkey.panel.c_str(), result.pressed,
                    result.starts, result.sent, result.fault.empty() ? "" : ": ",
                    result.fault.c_str());
        std::fflush(stdout);
        if (!result.fault.empty())
            return 1;
    }
    std::printf("%d presses in all, %d sent, nothing wrong\n", pressed, sent);
    return 0;
}
