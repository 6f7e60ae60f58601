#pragma once
/// A few threads that take work from one bounded queue. What does not fit is refused at once instead of
/// waiting without end.
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace tycktill::office {

class Workers {
public:
    Workers(std::size_t threads, std::size_t longest_queue) : longest_queue_(longest_queue) {
        for (std::size_t i = 0; i < threads; ++i)
            threads_.emplace_back([this] { work(); });
    }
    /// Finishes what was taken.
    ~Workers() {
        {
            const std::lock_guard lock(mutex_);
            leaving_ = true;
        }
        changed_.notify_all();
        for (auto& thread : threads_)
            thread.join();
    }
    Workers(const Workers&) = delete;
    Workers& operator=(const Workers&) = delete;

    /// False when the queue is full: nothing will be done.
    bool take(std::function<void()> task) {
        {
            const std::lock_guard lock(mutex_);
            if (queue_.size() >= longest_queue_)
                return false;
            queue_.push_back(std::move(task));
        }
        changed_.notify_one();
        return true;
    }

private:
    void work() {
        std::unique_lock lock(mutex_);
        while (true) {
            changed_.wait(lock, [this] { return leaving_ || !queue_.empty(); });
            if (queue_.empty())
                return;
            const std::function<void()> task = std::move(queue_.front());
            queue_.pop_front();
            lock.unlock();
            task();
            lock.lock();
        }
    }

    std::size_t longest_queue_;
    std::mutex mutex_;
    std::condition_variable changed_;
    std::deque<std::function<void()>> queue_;
    bool leaving_ = false;
    std::vector<std::thread> threads_;
};

} // namespace tycktill::office
