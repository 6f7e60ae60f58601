#pragma once
/// A station that was enrolled and turned against its office, and clients that only cost time.
#include "shared/courier/transport.h"
#include "shared/store/station.h"
#include "shared/wire/request_signature.h"
#include "shared/wire/wire.h"
#include "tests/support/rooms.h"
#include "tests/support/sealed.h"
#include "tests/support/submissions.h"

#include <arpa/inet.h>
#include <atomic>
#include <ctime>
#include <netinet/in.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <thread>
#include <unistd.h>

namespace tycktill::test {

/// So that who attacks takes no processor time from who is attacked: they share a machine only here.
inline void be_of_lowest_priority() {
    ::setpriority(PRIO_PROCESS, static_cast<id_t>(::syscall(SYS_gettid)), 19);
}

/// Connections that send one byte now and then, for as long as this lives.
class SlowClients {
public:
    SlowClients(int port, int count) : port_(port), sockets_(static_cast<std::size_t>(count), -1) {
        thread_ = std::thread([this] { drip(); });
    }
    ~SlowClients() {
        leaving_ = true;
        thread_.join();
        for (const int socket : sockets_)
            ::close(socket);
    }
    SlowClients(const SlowClients&) = delete;
    SlowClients& operator=(const SlowClients&) = delete;
    long cut() const { return cut_; } ///< by the server, and connected anew

private:
    int connected() const {
        const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(static_cast<std::uint16_t>(port_));
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        (void)::connect(socket, reinterpret_cast<sockaddr*>(&address), sizeof address);
        return socket;
    }
    void drip() {
        be_of_lowest_priority();
        for (int& socket : sockets_)
            socket = connected();
        for (std::size_t i = 0; !leaving_; ++i) {
            int& socket = sockets_[i % sockets_.size()];
            // The beginning of a TLS record that never comes to its length.
            const char begun[] = {0x16, 0x03, 0x01, 0x3f};
            if (::send(socket, begun + (i / sockets_.size()) % sizeof begun, 1, MSG_NOSIGNAL) !=
                1) {
                ::close(socket);
                socket = connected();
                ++cut_;
            }
            std::this_thread::sleep_for(std::chrono::milliseconds(2));
        }
    }

    int port_;
    std::vector<int> sockets_;
    std::atomic<bool> leaving_{false};
    std::atomic<long> cut_{0};
    std::thread thread_;
};

/// Sends what a station may not: manifests of what never comes, forged signatures, jumps in the chain,
/// what is too large, garbage, and the same again.
class HostileStation {
public:
    HostileStation(const StationIdentity& identity, Transport& transport)
        : identity_(identity), transport_(transport) {}

    /// The status, 0 when nothing came back.
    int send_one() {
        const long number = sent_++;
        const SubmissionId id = random_submission_id();
        Manifest manifest = chain_.next(id, noise(100, std::uint64_t(number)));
        if (number % 16 == 1)
            manifest.seq += 1'000'000;
        const Bytes bytes = to_bytes(manifest);
        Announcement announcement{bytes, sign(identity_.signing_key, "manifest", bytes), {}};
        if (number % 16 == 2)
            announcement.signature[7] ^= 1;
        HttpRequest request{"PUT", envelope_path(id), {}, {}, to_bytes(announcement)};
        if (number % 64 == 3)
            request.body = Bytes(longest_announcement + 1, 1);
        if (number % 16 == 4)
            request.body = noise(300, std::uint64_t(number));
        if (number % 16 == 5 && before_.body.size() > 0)
            request = before_;
        else
            sign_request(request, {identity_.name, std::time(nullptr)}, identity_.signing_key);
        if (number % 16 == 6)
            request.headers["tycktill-signature"] = std::string(128, 'a');
        before_ = request;
        const auto answer = transport_.send(request);
        return answer ? answer->status : 0;
    }

private:
    const StationIdentity& identity_;
    Transport& transport_;
    TestStation chain_;
    HttpRequest before_;
    long sent_ = 0;
};

} // namespace tycktill::test
