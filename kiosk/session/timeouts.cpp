#include "kiosk/session/session.h"

#include <algorithm>

namespace tycktill::kiosk {

using namespace std::chrono_literals;

static int slowness(const Session& session) {
    const Modes& modes = session.modes;
    return modes.speech || modes.easy_read || modes.larger_text || modes.steady || modes.keypad ? 2
                                                                                                : 1;
}

std::chrono::milliseconds patience(const Session& session) {
    // To write, to read through what one has written, and to copy twelve digits takes time.
    const bool asking = session.place == Place::Asking;
    const StepKind kind = current(session).kind;
    const bool long_page = (asking && (kind == StepKind::Text || kind == StepKind::Check)) ||
                           session.place == Place::Thanks;
    return (long_page ? 180s : 90s) * slowness(session);
}

std::chrono::milliseconds warning(const Session& session) {
    return 30s * slowness(session);
}

std::chrono::milliseconds shut_after(int pin_misses) {
    constexpr int free_tries = 2, doublings = 4;
    if (pin_misses <= free_tries)
        return 0s;
    const int doubled = std::min(pin_misses - free_tries - 1, doublings);
    return std::min(60s * (1 << doubled), std::chrono::seconds(15min));
}

int seconds_left(const Session& session) {
    const auto left = patience(session) + warning(session) - session.idle;
    return static_cast<int>(
        std::max<std::chrono::milliseconds::rep>(0, (left.count() + 999) / 1000));
}

} // namespace tycktill::kiosk
