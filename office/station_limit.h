#pragma once
/// How many requests of one station are worked on at once. Per station and only after its signature was
/// checked: nobody can use up another's share, and a whole house behind one address is not shut out.
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <utility>

namespace tycktill {

class StationLimit {
public:
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

    /// Nothing when the station has all its places.
    std::optional<Place> enter(const std::string& station) {
        const std::lock_guard lock(mutex_);
        int& present = present_[station];
        if (present >= most_)
            return {};
        ++present;
        return std::optional<Place>(std::in_place, *this, station);
    }

private:
    void leave(const std::string& station) {
        const std::lock_guard lock(mutex_);
        if (--present_[station] == 0)
            present_.erase(station);
    }

    int most_;
    std::mutex mutex_;
    std::map<std::string, int> present_;
};

} // namespace tycktill
