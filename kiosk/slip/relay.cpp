#include "kiosk/slip/relay.h"

#include "shared/base/child.h"

#include <array>
#include <cstring>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

namespace tycktill::kiosk {
namespace {

struct Socket {
    int handle = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    Socket() = default;
    ~Socket() {
        if (handle >= 0)
            ::close(handle);
    }
    Socket(const Socket&) = delete;
    Socket& operator=(const Socket&) = delete;
};

bool connects(const Socket& socket, const std::string& path) {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    if (socket.handle < 0 || path.size() >= sizeof address.sun_path)
        return false;
    std::strcpy(address.sun_path, path.c_str());
    return ::connect(socket.handle, reinterpret_cast<const sockaddr*>(&address), sizeof address) ==
           0;
}

std::string answer_from(const Socket& socket) {
    std::string answer;
    std::array<char, 16> bytes{};
    for (ssize_t got = 0; answer.size() < bytes.size() &&
                          (got = ::read(socket.handle, bytes.data(), bytes.size())) > 0;)
        answer.append(bytes.data(), static_cast<std::size_t>(got));
    return answer;
}

} // namespace

Result<void> relay(const std::string& socket_path, const std::string& text) {
    const Socket socket;
    if (!connects(socket, socket_path))
        return fail(socket_path +
                    ": nobody prints there; systemctl enable --now tycktill-slip.socket");
    give_text(socket.handle, text);
    ::shutdown(socket.handle, SHUT_WR);
    if (answer_from(socket) != "ok\n")
        return fail(socket_path + ": no slip came out; the journal of tycktill-slip says why");
    return {};
}

} // namespace tycktill::kiosk
