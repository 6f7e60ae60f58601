#pragma once
/// What is told of a station, at the command line and on the desk's pages.
#include "office/archive/archive.h"

#include <string>
#include <vector>

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

/// What somebody must do something about, one sentence each. `own`: the keys that the office has now.
inline std::vector<std::string> troubles_of(const Station& station, const wire::ToldKeys& own) {
    std::vector<std::string> troubles;
    if (station.held > 0)
        troubles.push_back(
            std::to_string(station.held) +
            " are held there because this office refused them; they are tried again every "
            "day, and with tycktill-courier retry; status there says why");
    const auto& told = station.keys;
    if (!told)
        return troubles;
    if (told->version > own.version ||
        (told->version == own.version && told->fingerprint != own.fingerprint))
        troubles.push_back("it seals to keys that this office does not have (version " +
                           std::to_string(told->version) + ", " + told->fingerprint +
                           "): run restore from the newest backup, or find out who gave it them");
    else if (told->version < own.version)
        troubles.push_back(
            "it still seals to older keys (version " + std::to_string(told->version) +
            "); serve must be started again after rotate-key, or the station must be "
            "enrolled again");
    return troubles;
}

} // namespace tycktill::office
