#pragma once
/// How many requests of one station are worked on at once, and how often one that is refused may come
/// back. Per station and only after its signature was checked: nobody can use up another's share, and a
/// whole house behind one address is not shut out.
#include <chrono>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <utility>

namespace tycktill::office {

class StationLimit {
public:
    /// Refusals a second; a courier at work meets hardly one a month.
    static constexpr int most_refusals = 20;

    explicit StationLimit(int most) : most_(most) {}

    /// Holds one place while it lives.
    class Place {
    public:
        Place(StationLimit& limit, std::string station)
            : limit_(&limit), station_(std::move(station)) {}
        Place(Place&& other) noexcept
            : limit_(std::exchange(other.limit_, nullptr)), station_(std::move(other.station_)) {}
        Place& operator=(Place&&) = delete;
        ~Place() {
            if (limit_)
                limit_->leave(station_);
        }

    private:
        StationLimit* limit_;
        std::string station_;
    };

    /// Nothing when the station has all its places, or was refused too often within this second.
    std::optional<Place> enter(const std::string& station, std::chrono::milliseconds now) {
        const std::lock_guard lock(mutex_);
        Known& known = known_[station];
        if (now - known.second_began >= std::chrono::seconds(1))
            known.refusals = 0;
        if (known.present >= most_ || known.refusals >= most_refusals)
            return {};
        ++known.present;
        return std::optional<Place>(std::in_place, *this, station);
    }
    void refused(const std::string& station, std::chrono::milliseconds now) {
        const std::lock_guard lock(mutex_);
        Known& known = known_[station];
        if (known.refusals++ == 0)
            known.second_began = now;
    }

private:
    struct Known {
        int present = 0;
        int refusals = 0;
        std::chrono::milliseconds second_began{0};
    };
    void leave(const std::string& station) {
        const std::lock_guard lock(mutex_);
        --known_[station].present;
    }

    int most_;
    std::mutex mutex_;
    std::map<std::string, Known> known_; ///< as many as there are stations
};

} // namespace tycktill::office
