#pragma once
/// Cuts connections whose request has taken too long, and those that give way when there are too many. A
/// library's time-out looks at silence alone; a client that sends one byte now and then is never silent, and
/// would keep its place for hours. And a thousand that say nothing would take every place: who has shown
/// that it belongs here keeps its own, of the others the one that came first goes first. Threads: any number.
#include <chrono>
#include <condition_variable>
#include <map>
#include <mutex>
#include <thread>

namespace tycktill::office {

class ConnectionWatch {
public:
    explicit ConnectionWatch(std::chrono::seconds longest);
    ~ConnectionWatch();
    ConnectionWatch(const ConnectionWatch&) = delete;
    ConnectionWatch& operator=(const ConnectionWatch&) = delete;

    /// The clock starts anew: a connection was made, or a request begun or answered.
    void begin(int socket);
    /// A body has begun to fill memory.
    void body(int socket);
    /// A request of its was answered with something else than a no.
    void proved(int socket);
    /// Must be called before the socket is closed: its number will be used again.
    void end(int socket);

    /// Cuts unproved ones, the oldest first, until at most so many are left.
    void make_room(std::size_t most);
    /// Cuts the unproved one whose body began first. False when there is none.
    bool cut_a_body();

private:
    using Time = std::chrono::steady_clock::time_point;
    struct Connection {
        Time made, since;
        bool is_proved = false, has_body = false, is_cut = false;
    };
    void watch();
    static void cut(int socket, Connection& connection);

    std::chrono::seconds longest_;
    std::mutex mutex_;
    std::condition_variable leaving_;
    bool left_ = false;
    std::map<int, Connection> connections_;
    std::thread thread_;
};

} // namespace tycktill::office
