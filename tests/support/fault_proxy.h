#pragma once
/// A network that fails: a TCP proxy on this machine that for each connection, by a seed, passes
/// everything or resets, closes one half, stalls or cuts after some number of bytes.
#include "tests/support/chance.h"
#include "tests/support/rooms.h"

#include <arpa/inet.h>
#include <array>
#include <atomic>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>

namespace tycktill::test {

class FaultProxy {
public:
    FaultProxy(int office_port, std::uint64_t seed) : office_port_(office_port), chance_(seed) {
        listening_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        sockaddr_in any = loopback(0);
        ::bind(listening_, reinterpret_cast<sockaddr*>(&any), sizeof any);
        ::listen(listening_, 64);
        socklen_t size = sizeof any;
        ::getsockname(listening_, reinterpret_cast<sockaddr*>(&any), &size);
        port_ = ntohs(any.sin_port);
        thread_ = std::thread([this] { accept_all(); });
    }
    ~FaultProxy() {
        leaving_ = true;
        ::shutdown(listening_, SHUT_RDWR);
        thread_.join();
        ::close(listening_);
    }
    FaultProxy(const FaultProxy&) = delete;
    FaultProxy& operator=(const FaultProxy&) = delete;
    int port() const { return port_; }

    /// How long a connection that stalls does; longer than the client's patience.
    std::chrono::milliseconds stall{1200};

private:
    enum class Fault { None, Reset, HalfClose, Stall, Cut };

    static sockaddr_in loopback(int port) {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(static_cast<std::uint16_t>(port));
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        return address;
    }

    /// One connection after the other: the courier has one at a time.
    void accept_all() {
        while (!leaving_) {
            const int client = ::accept(listening_, nullptr, nullptr);
            if (client < 0)
                continue;
            const int office = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
            sockaddr_in address = loopback(office_port_);
            for (const int end : {client, office}) { // else small pieces wait 40 ms for each other
                const int now = 1;
                ::setsockopt(end, IPPROTO_TCP, TCP_NODELAY, &now, sizeof now);
            }
            if (::connect(office, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0)
                carry(client, office);
            ::close(office);
            ::close(client);
        }
    }

    void carry(int client, int office) {
        const int roll = chance_.below(200);
        const Fault fault = roll < 120   ? Fault::None
                            : roll < 146 ? Fault::Reset
                            : roll < 172 ? Fault::HalfClose
                            : roll < 199 ? Fault::Cut
                                         : Fault::Stall;
        // Early ones meet the handshake, late ones the receipt on its way back.
        long left = fault == Fault::None ? -1 : chance_.below(chance_.one_in(2) ? 4000 : 14000);
        std::array<char, 2048> buffer;
        while (!leaving_) {
            std::array<pollfd, 2> ends{{{client, POLLIN, 0}, {office, POLLIN, 0}}};
            if (::poll(ends.data(), 2, 5000) <= 0)
                return;
            for (const auto& [from, to] : {std::pair{client, office}, std::pair{office, client}}) {
                if (!(ends[from == client ? 0 : 1].revents & (POLLIN | POLLHUP | POLLERR)))
                    continue;
                auto got = ::recv(from, buffer.data(), buffer.size(), MSG_DONTWAIT);
                if (got <= 0)
                    return;
                if (left >= 0 && got > left)
                    got = left;
                ::send(to, buffer.data(), static_cast<std::size_t>(got), MSG_NOSIGNAL);
                if (left >= 0 && (left -= got) == 0) {
                    fail(fault, client, office);
                    return;
                }
            }
        }
    }

    void fail(Fault fault, int client, int office) {
        if (fault == Fault::Reset) {
            const linger now{1, 0};
            ::setsockopt(client, SOL_SOCKET, SO_LINGER, &now, sizeof now);
        } else if (fault == Fault::HalfClose) {
            ::shutdown(client, SHUT_WR);
            ::shutdown(office, SHUT_WR);
        } else if (fault == Fault::Stall) {
            std::this_thread::sleep_for(stall);
        }
    }

    int office_port_, listening_ = -1, port_ = 0;
    Chance chance_;
    std::atomic<bool> leaving_{false};
    std::thread thread_;
};

} // namespace tycktill::test
