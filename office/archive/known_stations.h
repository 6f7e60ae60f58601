#pragma once
/// Stations as the archive had them less than half a second ago, so that each of a station's requests
/// need not ask it. Revoking works within a second; one that is revoked or unknown is asked for each
/// time, for it may just have been enrolled anew. Threads: any number.
#include "office/archive/archive.h"

#include <chrono>
#include <map>
#include <mutex>

namespace tycktill::office {

class KnownStations {
public:
    using Time = std::chrono::milliseconds; ///< Clock::steady()
    static constexpr std::chrono::milliseconds believed_for{500};

    explicit KnownStations(Archive& archive) : archive_(archive) {}

    Result<std::optional<Station>> find(const std::string& name, Time now) {
        {
            const std::lock_guard lock(mutex_);
            const auto known = known_.find(name);
            if (known != known_.end() && now - known->second.second < believed_for)
                return std::optional(known->second.first);
        }
        return ask(name, now);
    }

    /// From the archive itself: for a signature that does not fit what is believed.
    Result<std::optional<Station>> ask(const std::string& name, Time now) {
        auto station = TRY(archive_.station(name));
        const std::lock_guard lock(mutex_);
        if (station && !station->revoked)
            known_.insert_or_assign(name, std::pair(*station, now));
        else
            known_.erase(name);
        return station;
    }

private:
    Archive& archive_;
    std::mutex mutex_;
    std::map<std::string, std::pair<Station, Time>> known_; ///< as many as there are stations
};

} // namespace tycktill::office
