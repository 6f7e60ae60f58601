#pragma once
/// Waiting to be told to stop. Must be made before the first thread.
#include <chrono>
#include <csignal>

namespace tycktill::office {

class StopSignals {
public:
    StopSignals() {
        sigemptyset(&signals_);
        sigaddset(&signals_, SIGTERM);
        sigaddset(&signals_, SIGINT);
        pthread_sigmask(SIG_BLOCK, &signals_, nullptr);
        std::signal(SIGPIPE, SIG_IGN);
    }
    /// True at SIGTERM or SIGINT, false when neither came for so long.
    bool wait_for(std::chrono::seconds longest) const {
        const timespec time{longest.count(), 0};
        return sigtimedwait(&signals_, nullptr, &time) > 0;
    }
    /// Returns at SIGTERM or SIGINT.
    void wait() const {
        int which = 0;
        sigwait(&signals_, &which);
    }

private:
    sigset_t signals_{};
};

} // namespace tycktill::office
