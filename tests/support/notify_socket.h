#pragma once
/// A service manager that only listens: what programs of this test tell it.
#include "tests/support/rooms.h"
#include "tests/support/temporary_folder.h"

#include <chrono>
#include <cstdlib>
#include <cstring>
#include <poll.h>
#include <string>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

namespace tycktill::test {

class NotifySocket {
public:
    NotifySocket() : socket_(::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0)) {
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        const std::string name = (folder_.path() / "notify").string();
        std::strncpy(address.sun_path, name.c_str(), sizeof(address.sun_path) - 1);
        ::bind(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof(address));
        ::setenv("NOTIFY_SOCKET", name.c_str(), 1);
    }
    ~NotifySocket() {
        ::unsetenv("NOTIFY_SOCKET");
        ::close(socket_);
    }
    NotifySocket(const NotifySocket&) = delete;
    NotifySocket& operator=(const NotifySocket&) = delete;

    /// Waits until somebody has told something that holds `word`; all that was told so far. Two minutes.
    std::string wait_for(const std::string& word) {
        const auto until = std::chrono::steady_clock::now() + std::chrono::minutes(2);
        while (heard_.find(word) == std::string::npos && std::chrono::steady_clock::now() < until) {
            pollfd file{socket_, POLLIN, 0};
            char text[4096];
            if (::poll(&file, 1, 100) > 0)
                if (const auto got = ::recv(socket_, text, sizeof(text), 0); got > 0)
                    heard_ += std::string(text, static_cast<std::size_t>(got)) + "\n";
        }
        return heard_;
    }

private:
    TemporaryFolder folder_;
    int socket_;
    std::string heard_;
};

} // namespace tycktill::test
