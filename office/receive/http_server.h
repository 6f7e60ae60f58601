#pragma once
/// A small HTTP(S) server with a bound on everything: bodies, headers, connections, and the time one
/// request may take, so that slow or silent clients only ever cost themselves. The door to
/// libmicrohttpd. Threads: the handler is called from several threads at once.
#include "office/keys/certificate.h"
#include "shared/wire/http.h"

#include <chrono>
#include <functional>
#include <memory>
#include <optional>

namespace tycktill::office {

/// "127.0.0.1:8443"; port 0 lets the system choose.
struct ListenAddress {
    std::string host = "127.0.0.1"; ///< an IPv4 address
    int port = 0;
};
Result<ListenAddress> parse_listen_address(std::string_view text);

struct ServerLimits {
    unsigned connections = 1024;
    unsigned threads = 32; ///< a thread waits while its request is being committed
    std::size_t body = 400 * 1024;
    std::size_t headers = 32 * 1024;  ///< of one connection; a body is taken in pieces of that size
    std::chrono::seconds silence{15}; ///< nothing sent or taken for so long: closed
    std::chrono::seconds request{60}; ///< from the first to the last byte of a request
    /// Of all bodies that are being received; beyond it the oldest of a client that has shown nothing yet
    /// gives way, and beyond twice as much a new one is told to come again.
    std::size_t bodies = 48u << 20;
};

class HttpServer {
public:
    using Handler = std::function<wire::HttpResponse(const wire::HttpRequest&)>;

    /// Listens and answers until it is destroyed. Without a certificate it speaks plain HTTP, for
    /// 127.0.0.1 only. Fails in words when the address is taken.
    static Result<HttpServer> start(const ListenAddress& address,
                                    const std::optional<Certificate>& certificate,
                                    const ServerLimits& limits, Handler handler);
    int port() const;
    /// Takes no new connection and lets requests that have begun come to their answer.
    void stop();

    HttpServer(HttpServer&&) noexcept;
    HttpServer& operator=(HttpServer&&) noexcept;
    ~HttpServer();

private:
    class Engine;
    explicit HttpServer(std::unique_ptr<Engine> engine);
    std::unique_ptr<Engine> engine_;
};

} // namespace tycktill::office
