#include "office/receive/connection_watch.h"

#include <algorithm>
#include <sys/socket.h>
#include <vector>

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
    if (socket < 0)
        return;
    const Time now = std::chrono::steady_clock::now();
    Connection& connection = connections_.try_emplace(socket, Connection{now, now}).first->second;
    connection.since = now;
    connection.has_body = false;
}

void ConnectionWatch::body(int socket) {
    const std::lock_guard lock(mutex_);
    if (const auto known = connections_.find(socket); known != connections_.end())
        known->second.has_body = true;
}

void ConnectionWatch::proved(int socket) {
    const std::lock_guard lock(mutex_);
    if (const auto known = connections_.find(socket); known != connections_.end())
        known->second.is_proved = true;
}

void ConnectionWatch::end(int socket) {
    const std::lock_guard lock(mutex_);
    connections_.erase(socket);
}

/// The server sees the end and closes it itself.
void ConnectionWatch::cut(int socket, Connection& connection) {
    shutdown(socket, SHUT_RDWR);
    connection.is_cut = true;
}

void ConnectionWatch::make_room(std::size_t most) {
    const std::lock_guard lock(mutex_);
    if (connections_.size() <= most)
        return;
    std::vector<std::map<int, Connection>::iterator> unproved;
    std::size_t alive = 0;
    for (auto at = connections_.begin(); at != connections_.end(); ++at) {
        alive += at->second.is_cut ? 0 : 1;
        if (!at->second.is_cut && !at->second.is_proved)
            unproved.push_back(at);
    }
    const std::size_t too_many = alive > most ? std::min(alive - most, unproved.size()) : 0;
    std::partial_sort(unproved.begin(), unproved.begin() + static_cast<std::ptrdiff_t>(too_many),
                      unproved.end(),
                      [](const auto& a, const auto& b) { return a->second.made < b->second.made; });
    for (std::size_t i = 0; i < too_many; ++i)
        cut(unproved[i]->first, unproved[i]->second);
}

bool ConnectionWatch::cut_a_body() {
    const std::lock_guard lock(mutex_);
    auto oldest = connections_.end();
    for (auto at = connections_.begin(); at != connections_.end(); ++at)
        if (at->second.has_body && !at->second.is_proved && !at->second.is_cut &&
            (oldest == connections_.end() || at->second.since < oldest->second.since))
            oldest = at;
    if (oldest == connections_.end())
        return false;
    cut(oldest->first, oldest->second);
    return true;
}

void ConnectionWatch::watch() {
    std::unique_lock lock(mutex_);
    while (!leaving_.wait_for(lock, std::chrono::seconds(1), [this] { return left_; })) {
        const auto now = std::chrono::steady_clock::now();
        for (auto& [socket, connection] : connections_)
            if (now - connection.since > longest_) {
                cut(socket, connection);
                connection.since = now;
            }
    }
}

} // namespace tycktill::office
