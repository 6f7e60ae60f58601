#include "shared/base/service_notify.h"

#include <cstddef>
#include <cstdlib>
#include <cstring>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

namespace tycktill::base {

void notify_service(const std::string& state) {
    const char* name = std::getenv("NOTIFY_SOCKET");
    sockaddr_un address{};
    if (!name || (name[0] != '/' && name[0] != '@') ||
        std::strlen(name) >= sizeof(address.sun_path))
        return;
    address.sun_family = AF_UNIX;
    const std::size_t length = std::strlen(name);
    std::memcpy(address.sun_path, name, length);
    if (name[0] == '@') // a name that is no file
        address.sun_path[0] = '\0';
    const int socket = ::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    if (socket < 0)
        return;
    // MSG_DONTWAIT: a service never waits for who watches it.
    static_cast<void>(::sendto(socket, state.data(), state.size(), MSG_NOSIGNAL | MSG_DONTWAIT,
                               reinterpret_cast<const sockaddr*>(&address),
                               static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + length)));
    ::close(socket);
}

} // namespace tycktill::base
