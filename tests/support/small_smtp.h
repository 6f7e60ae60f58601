#pragma once
/// A mail server as small as one can be, on this machine's own network: one connection after the other, and what it does is
/// chosen. It keeps what it has taken.
#include <arpa/inet.h>
#include <atomic>
#include <mutex>
#include <netinet/in.h>
#include <poll.h>
#include <string>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>
#include <vector>

namespace tycktill::test {

enum class SmtpMood {
    Takes,
    SaysLater,       ///< 450 to the receiver
    SaysNo,          ///< 550 to the receiver
    SaysNoAtTheEnd,  ///< 554 to the whole mail
    CutsInTheMiddle, ///< closes when the mail has begun
    SilentAtData,    ///< never answers DATA
    SilentAtTheEnd,  ///< has the whole mail and never says so
    CutsAtTheEnd     ///< has the whole mail and closes
};

class SmallSmtp {
public:
    SmallSmtp() {
        listener_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        ::bind(listener_, reinterpret_cast<sockaddr*>(&address), sizeof address);
        ::listen(listener_, 16);
        socklen_t size = sizeof address;
        ::getsockname(listener_, reinterpret_cast<sockaddr*>(&address), &size);
        port_ = ntohs(address.sin_port);
        thread_ = std::thread([this] { serve(); });
    }
    SmallSmtp(const SmallSmtp&) = delete;
    SmallSmtp& operator=(const SmallSmtp&) = delete;
    ~SmallSmtp() {
        stopped_ = true;
        thread_.join();
        ::close(listener_);
    }

    std::string address() const { return "smtp://127.0.0.1:" + std::to_string(port_); }
    std::atomic<SmtpMood> mood{SmtpMood::Takes};
    std::atomic<int> connections{0};
    /// It waits silently in the middle of a talk.
    std::atomic<bool> is_silent{false};
    /// Envelope and mail, "FROM TO\n" and then the mail as it came.
    std::vector<std::string> taken() {
        const std::lock_guard lock(mutex_);
        return taken_;
    }

private:
    static void say(int client, const std::string& line) {
        const std::string all = line + "\r\n";
        (void)::send(client, all.data(), all.size(), MSG_NOSIGNAL);
    }
    /// Bytes until `end`; "" when the other side is gone or the server is to stop.
    std::string read_to(int client, std::string& kept, const std::string& end) {
        for (;;) {
            if (const auto at = kept.find(end); at != std::string::npos) {
                const std::string part = kept.substr(0, at + end.size());
                kept.erase(0, at + end.size());
                return part;
            }
            if (!has_more(client, kept))
                return "";
        }
    }
    bool has_more(int client, std::string& kept) {
        pollfd waiting{client, POLLIN, 0};
        while (!stopped_) {
            if (::poll(&waiting, 1, 20) <= 0)
                continue;
            char part[4096];
            const auto count = ::recv(client, part, sizeof part, 0);
            if (count <= 0)
                return false;
            kept.append(part, static_cast<std::size_t>(count));
            return true;
        }
        return false;
    }
    /// Until the other side goes.
    void be_silent(int client) {
        is_silent = true;
        std::string ignored;
        while (has_more(client, ignored)) {
        }
        is_silent = false;
    }
    void take_mail(int client, std::string& kept, const std::string& envelope) {
        if (mood == SmtpMood::SilentAtData)
            return be_silent(client);
        say(client, "354 go on");
        if (mood == SmtpMood::CutsInTheMiddle) {
            ::shutdown(client, SHUT_RDWR);
            return;
        }
        const std::string mail = read_to(client, kept, "\r\n.\r\n");
        if (mail.empty())
            return;
        if (mood == SmtpMood::SaysNoAtTheEnd)
            return say(client, "554 not this one");
        {
            const std::lock_guard lock(mutex_);
            taken_.push_back(envelope + "\n" + mail);
        }
        if (mood == SmtpMood::SilentAtTheEnd)
            return be_silent(client);
        if (mood == SmtpMood::CutsAtTheEnd) {
            ::shutdown(client, SHUT_RDWR);
            return;
        }
        say(client, "250 taken");
    }
    void talk(int client) {
        std::string kept, from;
        say(client, "220 small");
        for (std::string line = read_to(client, kept, "\r\n"); !line.empty();
             line = read_to(client, kept, "\r\n")) {
            if (line.rfind("QUIT", 0) == 0)
                return say(client, "221 bye");
            if (line.rfind("MAIL", 0) == 0)
                from = line.substr(10, line.find('>') - 9);
            if (line.rfind("RCPT", 0) == 0) {
                from += " " + line.substr(8, line.find('>') - 7);
                if (mood == SmtpMood::SaysLater || mood == SmtpMood::SaysNo) {
                    say(client, mood == SmtpMood::SaysNo ? "550 nobody of that name" : "450 later");
                    continue;
                }
            }
            if (line.rfind("DATA", 0) == 0)
                take_mail(client, kept, from);
            else
                say(client, "250 yes");
        }
    }
    void serve() {
        while (!stopped_) {
            pollfd waiting{listener_, POLLIN, 0};
            if (::poll(&waiting, 1, 20) <= 0)
                continue;
            const int client = ::accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC);
            if (client < 0)
                continue;
            ++connections;
            talk(client);
            ::close(client);
        }
    }

    int listener_ = -1;
    std::uint16_t port_ = 0;
    std::atomic<bool> stopped_{false};
    std::mutex mutex_; ///< for what follows
    std::vector<std::string> taken_;
    std::thread thread_;
};

} // namespace tycktill::test
