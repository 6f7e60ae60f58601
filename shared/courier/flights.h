#pragma once
/// Inside this room only: items on their way to the office, one on each connection. The outbox stays with
/// the caller's thread; only the network is waited for by others. With one way there are no threads.
#include "shared/courier/office_client.h"

#include <algorithm>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>
#include <vector>

namespace tycktill::courier {

class Flights {
public:
    explicit Flights(const std::vector<OfficeClient*>& ways) {
        for (OfficeClient* office : ways)
            ways_.push_back({office, {}, false});
        for (std::size_t i = 0; ways_.size() > 1 && i < ways_.size(); ++i)
            threads_.emplace_back([this, i] { fly(ways_[i]); });
    }
    Flights(const Flights&) = delete;
    Flights& operator=(const Flights&) = delete;
    ~Flights() {
        {
            const std::lock_guard lock(mutex_);
            leaving_ = true;
        }
        changed_.notify_all();
        for (auto& thread : threads_)
            thread.join();
    }

    bool has_way() const { return in_air_ < ways_.size(); }
    bool is_empty() const { return in_air_ == 0; }

    /// Only when has_way(). The first free way, so that a single item opens no second connection.
    void send(store::OutboxItem item) {
        ++in_air_;
        if (threads_.empty()) {
            Delivery delivery = ways_.front().office->deliver(item);
            landed_.emplace_back(std::move(item), std::move(delivery));
            return;
        }
        {
            const std::lock_guard lock(mutex_);
            const auto way =
                std::find_if(ways_.begin(), ways_.end(), [](const Way& one) { return !one.taken; });
            way->taken = true;
            way->cargo = std::move(item);
        }
        changed_.notify_all();
    }

    /// Only when not is_empty(). Waits for the next that has come to an end.
    std::pair<store::OutboxItem, Delivery> next_landed() {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [this] { return !landed_.empty(); });
        auto landed = std::move(landed_.front());
        landed_.pop_front();
        --in_air_;
        return landed;
    }

private:
    struct Way {
        OfficeClient* office;
        std::optional<store::OutboxItem> cargo;
        bool taken;
    };
    void fly(Way& way) {
        std::unique_lock lock(mutex_);
        while (true) {
            changed_.wait(lock, [&] { return leaving_ || way.cargo; });
            if (!way.cargo)
                return;
            store::OutboxItem item = std::move(*way.cargo);
            way.cargo.reset();
            lock.unlock();
            Delivery delivery = way.office->deliver(item);
            lock.lock();
            landed_.emplace_back(std::move(item), std::move(delivery));
            way.taken = false;
            changed_.notify_all();
        }
    }

    std::vector<Way> ways_; ///< never grows once the threads run
    std::size_t in_air_ = 0;
    std::mutex mutex_;
    std::condition_variable changed_;
    std::deque<std::pair<store::OutboxItem, Delivery>> landed_;
    bool leaving_ = false;
    std::vector<std::thread> threads_;
};

} // namespace tycktill::courier
