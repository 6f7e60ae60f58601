#pragma once
/// For the times that a page's stages take.
#include <chrono>

namespace tycktill::reading {

class Stopwatch {
public:
    /// Milliseconds since the last call.
    double lap() {
        const auto now = std::chrono::steady_clock::now();
        const auto since = std::chrono::duration<double, std::milli>(now - last_).count();
        last_ = now;
        return since;
    }

private:
    std::chrono::steady_clock::time_point last_ = std::chrono::steady_clock::now();
};

} // namespace tycktill::reading
