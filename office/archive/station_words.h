#pragma once
/// What is told of a station, at the command line and on the desk's pages.
#include "office/archive/archive.h"

#include <string>

namespace tycktill::office {

/// A station that was replaced has nothing more to tell: it was heard of since, and nothing waits.
inline bool is_settled(const Station& station) {
    return station.replaced && station.heard_since && station.waiting == 0 && station.held == 0;
}

inline bool clock_is_wrong(const Station& station) {
    return station.clock_ahead &&
           std::chrono::abs(*station.clock_ahead) >= std::chrono::minutes(10);
}

/// "+368 d", "-1 h", "+12 min"; ahead of the office's is +.
inline std::string clock_difference(const Station& station) {
    const std::int64_t seconds = station.clock_ahead ? station.clock_ahead->count() : 0;
    const std::int64_t minutes = (seconds < 0 ? -seconds : seconds) / 60;
    return (seconds < 0 ? "-" : "+") + (minutes < 120 ? std::to_string(minutes) + " min"
                                        : minutes < 2 * 1440
                                            ? std::to_string(minutes / 60) + " h"
                                            : std::to_string((minutes + 720) / 1440) + " d");
}

} // namespace tycktill::office
