#pragma once
/// Somebody who presses anything and writes anything on a real window. Says what went wrong, or "".
#include "tests/support/rooms.h"
#include "window_visit.h"

namespace tycktill {

struct Monkey {
    std::uint64_t seed = 1;
    int presses = 10'000;
    std::string municipality = "ljusnarsberg";
    std::string panel = "540x960@21.5"; ///< the glass of 21.5″ with every second px
    /// Asked between presses: false ends the run.
    std::function<bool()> goes_on = [] { return true; };
};
struct MonkeyResult {
    std::string fault;
    int pressed = 0, sent = 0, starts = 0;
};
MonkeyResult let_loose(const Monkey& monkey);

} // namespace tycktill
