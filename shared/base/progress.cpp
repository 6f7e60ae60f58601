#include "shared/base/progress.h"

#include <algorithm>
#include <cstdio>
#include <unistd.h>

namespace tycktill::base {

Progress::Progress(std::string what)
    : what_(std::move(what)), on_terminal_(isatty(STDERR_FILENO) == 1) {}

Progress::~Progress() {
    clear();
}

void Progress::show(int done, int all) {
    if (!on_terminal_ || all <= 0)
        return;
    // A terminal is slower than what it tells of.
    const auto now = std::chrono::steady_clock::now();
    if (shown_ && done < all && now - last_shown_ < std::chrono::milliseconds(100))
        return;
    last_shown_ = now;
    constexpr int width = 30;
    const int filled = std::min(width, done * width / all);
    const std::chrono::duration<double> spent = now - begun_;
    const double rate = spent.count() > 0 ? done / spent.count() : 0;
    const int left = rate > 0 ? static_cast<int>((all - done) / rate + 0.5) : 0;
    std::fprintf(stderr, "\r\033[K[%s%s] %d of %d %s, %.1f a second, %d s left",
                 std::string(static_cast<std::size_t>(filled), '#').c_str(),
                 std::string(static_cast<std::size_t>(width - filled), '.').c_str(), done, all,
                 what_.c_str(), rate, left);
    std::fflush(stderr);
    shown_ = true;
}

void Progress::clear() {
    if (!shown_)
        return;
    std::fputs("\r\033[K", stderr);
    std::fflush(stderr);
    shown_ = false;
}

} // namespace tycktill::base
