#pragma once
/// A display of the test's own: Xvfb on a number that is free, gone when the test is done.
#include "tests/support/rooms.h"

#include <csignal>
#include <cstdlib>
#include <string>
#include <sys/wait.h>
#include <unistd.h>

namespace tycktill {

class Xvfb {
public:
    /// Starts it and points $DISPLAY at it. `ready` is false where Xvfb is not installed.
    explicit Xvfb(int width = 1920, int height = 1920) {
        int ends[2];
        if (pipe(ends) != 0)
            return;
        const auto screen = std::to_string(width) + "x" + std::to_string(height) + "x24";
        const auto told = std::to_string(ends[1]);
        process_ = fork();
        if (process_ == 0) {
            close(ends[0]);
            execlp("Xvfb", "Xvfb", "-displayfd", told.c_str(), "-screen", "0", screen.c_str(),
                   "-nolisten", "tcp", "-noreset", static_cast<char*>(nullptr));
            _exit(127);
        }
        close(ends[1]);
        // Xvfb chooses a free number and writes it when it is ready.
        std::string number;
        for (char c = 0; read(ends[0], &c, 1) == 1 && c != '\n';)
            number += c;
        close(ends[0]);
        ready = !number.empty();
        if (ready)
            setenv("DISPLAY", (":" + number).c_str(), 1);
    }
    ~Xvfb() {
        if (process_ <= 0)
            return;
        kill(process_, SIGTERM);
        waitpid(process_, nullptr, 0);
    }
    Xvfb(const Xvfb&) = delete;
    Xvfb& operator=(const Xvfb&) = delete;

    bool ready = false;

private:
    pid_t process_ = 0;
};

} // namespace tycktill
