#include "office/receive/connection_watch.h"

#include <sys/socket.h>

namespace tycktill::office {

ConnectionWatch::ConnectionWatch(std::chrono::seconds longest)
    : longest_(longest), thread_([this] { watch(); }) {}

ConnectionWatch::~ConnectionWatch() {
    {
        const std::lock_guard lock(mutex_);
        left_ = true;
    }
    leaving_.notify_all();
    thread_.join();
}

void ConnectionWatch::begin(int socket) {
    const std::lock_guard lock(mutex_);
    if (socket >= 0)
        since_[socket] = std::chrono::steady_clock::now();
}

void ConnectionWatch::end(int socket) {
    const std::lock_guard lock(mutex_);
    since_.erase(socket);
}

void ConnectionWatch::watch() {
    std::unique_lock lock(mutex_);
    while (!leaving_.wait_for(lock, std::chrono::seconds(1), [this] { return left_; })) {
        const auto now = std::chrono::steady_clock::now();
        for (auto& [socket, since] : since_)
            if (now - since > longest_) {
                shutdown(socket, SHUT_RDWR); // the server sees the end and closes it itself
                since = now;
            }
    }
}

} // namespace tycktill::office
