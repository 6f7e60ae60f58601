#pragma once
/// A bar on stderr with count, rate and time left; silent when stderr is not a terminal.
#include "shared/base/room.h"

#include <chrono>
#include <string>

namespace tycktill::base {

class Progress {
public:
    /// `what` is counted: "pages".
    explicit Progress(std::string what);
    ~Progress();
    void show(int done, int all);
    /// Takes the bar away, so that a line can be written.
    void clear();

private:
    std::string what_;
    bool on_terminal_;
    bool shown_ = false;
    std::chrono::steady_clock::time_point last_shown_;
    std::chrono::steady_clock::time_point begun_ = std::chrono::steady_clock::now();
};

} // namespace tycktill::base
