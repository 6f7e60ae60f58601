#pragma once
/// What the office's store could not do: counted by kind, and told to the operator once when it begins,
/// once a minute while it lasts and once when it is over. Names nobody. Threads: any number.
#include "shared/base/log.h"

#include <array>
#include <chrono>
#include <cstdint>
#include <functional>
#include <mutex>
#include <optional>
#include <string>

namespace tycktill::office {

/// What a station waited for.
enum class StoreWork { FindStation, FindEnvelope, Enrol, Keep, Chunk, Heartbeat, Replies };
inline constexpr std::array store_works{"find_station", "find_envelope", "enrol",  "keep",
                                        "chunk",        "heartbeat",     "replies"};

class StoreTroubles {
public:
    using Time = std::chrono::milliseconds; ///< Clock::steady()
    using Tell = std::function<void(std::string_view)>;
    explicit StoreTroubles(Tell tell = base::say) : tell_(std::move(tell)) {}

    void failed(StoreWork work, const std::string& why, Time now) {
        const std::lock_guard lock(mutex_);
        Kind& kind = kinds_[std::size_t(work)];
        ++kind.count;
        ++kind.untold;
        kind.lasts = true;
        why_ = why;
        if (kind.told && now - *kind.told < std::chrono::minutes(1))
            return;
        kind.told = now;
        tell_("the store cannot " + std::string(words_of(work)) + " (" +
              std::to_string(std::exchange(kind.untold, 0)) + " times): " + why +
              "; stations keep what they have and come back");
    }

    void went_well(StoreWork work) {
        const std::lock_guard lock(mutex_);
        Kind& kind = kinds_[std::size_t(work)];
        if (!std::exchange(kind.lasts, false))
            return;
        kind.told.reset();
        tell_("the store can " + std::string(words_of(work)) + " again");
    }

    std::int64_t count(StoreWork work) const {
        const std::lock_guard lock(mutex_);
        return kinds_[std::size_t(work)].count;
    }
    /// Why the store fails now, or "".
    std::string present() const {
        const std::lock_guard lock(mutex_);
        for (const Kind& kind : kinds_)
            if (kind.lasts)
                return why_;
        return "";
    }

private:
    struct Kind {
        std::int64_t count = 0;
        int untold = 0;
        bool lasts = false;
        std::optional<Time> told;
    };
    static std::string_view words_of(StoreWork work) {
        constexpr std::array<std::string_view, store_works.size()> words{
            "find stations", "find envelopes",  "enrol a station", "keep what stations send",
            "keep chunks",   "note heartbeats", "give replies"};
        return words[std::size_t(work)];
    }

    Tell tell_;
    mutable std::mutex mutex_;
    std::array<Kind, store_works.size()> kinds_;
    std::string why_;
};

} // namespace tycktill::office
