#pragma once
/// Cuts connections whose request has taken too long. A library's time-out looks at silence alone; a
/// client that sends one byte now and then is never silent, and would keep its place for hours.
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
    /// Must be called before the socket is closed: its number will be used again.
    void end(int socket);

private:
    void watch();

    std::chrono::seconds longest_;
    std::mutex mutex_;
    std::condition_variable leaving_;
    bool left_ = false;
    std::map<int, std::chrono::steady_clock::time_point> since_;
    std::thread thread_;
};

} // namespace tycktill::office
