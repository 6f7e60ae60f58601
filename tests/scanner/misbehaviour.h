#pragma once
/// What a scanner of the tests does wrong, told by its name: "hang-at-read:3" gives three good sides and hangs
/// in the middle of the fourth; "good:3" has three sheets and does nothing wrong.
#include "tests/support/rooms.h"

#include <csignal>
#include <cstdlib>
#include <string>
#include <unistd.h>

namespace tycktill::test {

struct Misbehaviour {
    std::string what, when;
    int good_sides = 0;

    explicit Misbehaviour(std::string name) {
        if (const auto colon = name.find(':'); colon != std::string::npos) {
            good_sides = std::atoi(name.c_str() + colon + 1);
            name.resize(colon);
        }
        const auto at = name.find("-at-");
        what = name.substr(0, at);
        when = at == std::string::npos ? "" : name.substr(at + 4);
    }

    /// Hangs so that only SIGKILL helps, or dies as a driver does. Comes back when it is not yet time, or to do
    /// something else.
    void happens(const std::string& now, int sides = 0) const {
        if (now != when || sides < good_sides)
            return;
        if (what == "die")
            raise(SIGKILL);
        if (what == "crash")
            abort();
        if (what != "hang")
            return;
        sigset_t all;
        sigfillset(&all);
        sigprocmask(SIG_BLOCK, &all, nullptr);
        for (;;)
            pause();
    }
    bool is(const char* wrong, const std::string& now, int sides = 0) const {
        return what == wrong && when == now && sides >= good_sides;
    }
};

} // namespace tycktill::test
