#include "office/receive/http_server.h"

#include "office/receive/connection_watch.h"
#include "office/receive/workers.h"
#include "shared/base/text.h"

#include <arpa/inet.h>
#include <atomic>
#include <charconv>
#include <microhttpd.h>
#include <netinet/in.h>
#include <thread>
#include <unistd.h>

namespace tycktill::office {
namespace {

constexpr auto accepted_tls = "SECURE256:+SECURE128:-VERS-ALL:+VERS-TLS1.3:+VERS-TLS1.2";

constexpr std::intptr_t listening_threads = 2; // they never wait for a commit; the workers do

/// One request while it is being received. `memory` counts what all of them hold.
struct Exchange {
    explicit Exchange(std::atomic<std::size_t>& memory) : memory_(memory) {}
    Exchange(const Exchange&) = delete;
    Exchange& operator=(const Exchange&) = delete;
    ~Exchange() { memory_ -= held_; }

    wire::HttpRequest request;
    bool begun = false;
    bool too_large = false;
    bool no_room = false;      ///< others' bodies fill the memory
    std::size_t announced = 0; ///< bytes of the body, as the head says
    std::optional<wire::HttpResponse>
        response; ///< made by a worker while the connection was put aside

    bool is_first() const { return held_ == 0; }
    void take(const char* data, std::size_t count) {
        request.body.reserve(announced); // with the first bytes: a head alone takes no memory
        request.body.insert(request.body.end(), data, data + count);
        const std::size_t holds = request.body.capacity();
        memory_ += holds - held_;
        held_ = holds;
    }

private:
    std::atomic<std::size_t>& memory_;
    std::size_t held_ = 0;
};

wire::HttpResponse busy() {
    wire::HttpResponse response = wire::plain_response(503, "too busy\n");
    response.headers["retry-after"] = "2";
    return response;
}

MHD_Result take_header(void* target, MHD_ValueKind, const char* name, const char* value) {
    (*static_cast<wire::HttpHeaders*>(target))[lower_case(name)] = value ? value : "";
    return MHD_YES;
}

MHD_Result take_argument(void* target, MHD_ValueKind, const char* name, const char* value) {
    auto& query = *static_cast<std::string*>(target);
    query += (query.empty() ? "" : "&") + std::string(name) + "=" + (value ? value : "");
    return MHD_YES;
}

MHD_Result answer(MHD_Connection* connection, const wire::HttpResponse& response) {
    MHD_Response* made = MHD_create_response_from_buffer(
        response.body.size(), const_cast<std::uint8_t*>(response.body.data()),
        MHD_RESPMEM_MUST_COPY);
    if (!made)
        return MHD_NO;
    for (const auto& [name, value] : response.headers)
        MHD_add_response_header(made, name.c_str(), value.c_str());
    const auto queued =
        MHD_queue_response(connection, static_cast<unsigned>(response.status), made);
    MHD_destroy_response(made);
    return queued;
}

} // namespace

class HttpServer::Engine {
public:
    Engine(const ServerLimits& limits, Handler handler)
        : limits_(limits), handler_(std::move(handler)), watch_(limits.request),
          workers_(limits.threads, limits.connections) {}
    ~Engine() { stop(); }

    Result<void> start(const ListenAddress& address, const std::optional<Certificate>& certificate);
    int port() const { return port_; }
    void stop();

private:
    static MHD_Result receive(void* self, MHD_Connection* connection, const char* path,
                              const char* method, const char*, const char* data, std::size_t* count,
                              void** exchange);
    static void completed(void* self, MHD_Connection* connection, void** exchange,
                          MHD_RequestTerminationCode);
    static void connected(void* self, MHD_Connection* connection, void**,
                          MHD_ConnectionNotificationCode code);
    MHD_Result receive(MHD_Connection* connection, Exchange& exchange, const char* data,
                       std::size_t& count);

    void take_body(MHD_Connection* connection, Exchange& exchange, const char* data,
                   std::size_t count);

    ServerLimits limits_;
    Handler handler_;
    ConnectionWatch watch_;
    Workers workers_;
    MHD_Daemon* daemon_ = nullptr;
    int port_ = 0;
    std::atomic<int> working_{0};        ///< requests begun and not answered
    std::atomic<int> aside_{0};          ///< of those: with a worker
    std::atomic<std::size_t> memory_{0}; ///< of their bodies, in bytes
};

static int socket_of(MHD_Connection* connection) {
    const auto* info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD);
    return info ? info->connect_fd : -1;
}

Result<void> HttpServer::Engine::start(const ListenAddress& address,
                                       const std::optional<Certificate>& certificate) {
    sockaddr_in place{};
    place.sin_family = AF_INET;
    place.sin_port = htons(static_cast<std::uint16_t>(address.port));
    if (inet_pton(AF_INET, address.host.c_str(), &place.sin_addr) != 1)
        return fail("--listen: " + address.host + " is not an IPv4 address");
    std::vector<MHD_OptionItem> options{
        {MHD_OPTION_SOCK_ADDR, 0, &place},
        {MHD_OPTION_CONNECTION_LIMIT, static_cast<std::intptr_t>(limits_.connections), nullptr},
        {MHD_OPTION_THREAD_POOL_SIZE, listening_threads, nullptr},
        {MHD_OPTION_CONNECTION_MEMORY_LIMIT, static_cast<std::intptr_t>(limits_.headers), nullptr},
        {MHD_OPTION_CONNECTION_TIMEOUT, static_cast<std::intptr_t>(limits_.silence.count()),
         nullptr},
        {MHD_OPTION_LISTENING_ADDRESS_REUSE, 1, nullptr},
        {MHD_OPTION_NOTIFY_COMPLETED, reinterpret_cast<std::intptr_t>(&Engine::completed), this},
        {MHD_OPTION_NOTIFY_CONNECTION, reinterpret_cast<std::intptr_t>(&Engine::connected), this},
    };
    // Not epoll: with TLS the library then asks without pause while any handshake is unfinished, and
    // one silent client costs a whole core.
    unsigned flags = MHD_USE_POLL_INTERNAL_THREAD | MHD_USE_ITC | MHD_ALLOW_SUSPEND_RESUME;
    if (certificate) {
        flags |= MHD_USE_TLS;
        const auto text = [](const char* value) { return const_cast<char*>(value); };
        options.push_back({MHD_OPTION_HTTPS_MEM_KEY, 0, text(certificate->key_pem.c_str())});
        options.push_back(
            {MHD_OPTION_HTTPS_MEM_CERT, 0, text(certificate->certificate_pem.c_str())});
        options.push_back({MHD_OPTION_HTTPS_PRIORITIES, 0, text(accepted_tls)});
    }
    options.push_back({MHD_OPTION_END, 0, nullptr});
    daemon_ = MHD_start_daemon(flags, 0, nullptr, nullptr, &Engine::receive, this, MHD_OPTION_ARRAY,
                               options.data(), MHD_OPTION_END);
    if (!daemon_)
        return fail("cannot listen on " + address.host + ":" + std::to_string(address.port) +
                    "; is another server running there?");
    port_ = MHD_get_daemon_info(daemon_, MHD_DAEMON_INFO_BIND_PORT)->port;
    return {};
}

void HttpServer::Engine::stop() {
    if (!daemon_)
        return;
    const int listening = MHD_quiesce_daemon(daemon_);
    for (int waits = 0; working_ > 0 && waits < 500; ++waits)
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    while (aside_ > 0) // the library must not stop under them
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    MHD_stop_daemon(daemon_);
    if (listening != MHD_INVALID_SOCKET)
        close(listening);
    daemon_ = nullptr;
}

MHD_Result HttpServer::Engine::receive(void* self, MHD_Connection* connection, const char* path,
                                       const char* method, const char*, const char* data,
                                       std::size_t* count, void** slot) {
    auto& engine = *static_cast<Engine*>(self);
    if (!*slot) {
        auto begun = std::make_unique<Exchange>(engine.memory_);
        begun->request.method = method;
        begun->request.path = path;
        *slot = begun.release();
        ++engine.working_;
    }
    return engine.receive(connection, *static_cast<Exchange*>(*slot), data, *count);
}

MHD_Result HttpServer::Engine::receive(MHD_Connection* connection, Exchange& exchange,
                                       const char* data, std::size_t& count) {
    wire::HttpRequest& request = exchange.request;
    if (!exchange.begun) {
        exchange.begun = true;
        watch_.begin(socket_of(connection));
        MHD_get_connection_values(connection, MHD_HEADER_KIND, take_header, &request.headers);
        MHD_get_connection_values(connection, MHD_GET_ARGUMENT_KIND, take_argument, &request.query);
        const std::string length = wire::header(request.headers, "content-length");
        std::from_chars(length.data(), length.data() + length.size(), exchange.announced);
        // Answered before the body is read: an honest client stops sending.
        if (exchange.announced > limits_.body)
            return answer(connection, wire::plain_response(413, "too large\n"));
        return MHD_YES;
    }
    if (count > 0) {
        take_body(connection, exchange, data, count);
        count = 0;
        return MHD_YES;
    }
    if (exchange.too_large)
        return answer(connection, wire::plain_response(413, "too large\n"));
    if (exchange.no_room)
        return answer(connection, busy());
    if (exchange.response)
        return answer(connection, *exchange.response);
    // Put aside while a worker answers, so that a slow commit holds up nobody else's bytes.
    ++aside_;
    MHD_suspend_connection(connection);
    const bool taken = workers_.take([this, connection, &exchange] {
        exchange.response = handler_(exchange.request);
        if (exchange.response->status < 400)
            watch_.proved(socket_of(connection));
        MHD_resume_connection(connection);
        --aside_;
    });
    if (!taken) {
        exchange.response = busy();
        MHD_resume_connection(connection);
        --aside_;
    }
    return MHD_YES;
}

void HttpServer::Engine::take_body(MHD_Connection* connection, Exchange& exchange, const char* data,
                                   std::size_t count) {
    if (exchange.request.body.size() + count > limits_.body)
        exchange.too_large = true;
    if (exchange.too_large || exchange.no_room)
        return;
    if (exchange.is_first()) {
        // More than one, for those that were cut are let go of a little later.
        for (int cut = 0; memory_ > limits_.bodies && cut < 4 && watch_.cut_a_body(); ++cut) {
        }
        exchange.no_room = memory_ > 2 * limits_.bodies;
        if (exchange.no_room)
            return;
        watch_.body(socket_of(connection));
    }
    exchange.take(data, count);
}

void HttpServer::Engine::completed(void* self, MHD_Connection* connection, void** slot,
                                   MHD_RequestTerminationCode) {
    auto& engine = *static_cast<Engine*>(self);
    if (!*slot)
        return;
    delete static_cast<Exchange*>(*slot);
    *slot = nullptr;
    --engine.working_;
    engine.watch_.begin(socket_of(connection));
}

void HttpServer::Engine::connected(void* self, MHD_Connection* connection, void**,
                                   MHD_ConnectionNotificationCode code) {
    auto& watch = static_cast<Engine*>(self)->watch_;
    if (code == MHD_CONNECTION_NOTIFY_STARTED) {
        watch.begin(socket_of(connection));
        // Before the library has no place left: it would refuse whoever comes.
        watch.make_room(static_cast<Engine*>(self)->limits_.connections / 4 * 3);
    } else
        watch.end(socket_of(connection));
}

Result<ListenAddress> parse_listen_address(std::string_view text) {
    const auto colon = text.rfind(':');
    ListenAddress address;
    if (colon != std::string_view::npos && colon > 0) {
        address.host = text.substr(0, colon);
        const auto digits = text.substr(colon + 1);
        const auto [end, trouble] =
            std::from_chars(digits.data(), digits.data() + digits.size(), address.port);
        if (trouble == std::errc{} && end == digits.data() + digits.size() && address.port >= 0 &&
            address.port < 65536)
            return address;
    }
    return fail("--listen: write an address and a port, for example 127.0.0.1:8443");
}

Result<HttpServer> HttpServer::start(const ListenAddress& address,
                                     const std::optional<Certificate>& certificate,
                                     const ServerLimits& limits, Handler handler) {
    if (!certificate && address.host.rfind("127.", 0) != 0)
        return fail("without TLS the server only listens on this machine (127.0.0.1)");
    auto engine = std::make_unique<Engine>(limits, std::move(handler));
    TRY(engine->start(address, certificate));
    return HttpServer(std::move(engine));
}

HttpServer::HttpServer(std::unique_ptr<Engine> engine) : engine_(std::move(engine)) {}
HttpServer::HttpServer(HttpServer&&) noexcept = default;
HttpServer& HttpServer::operator=(HttpServer&&) noexcept = default;
HttpServer::~HttpServer() = default;

int HttpServer::port() const {
    return engine_->port();
}

void HttpServer::stop() {
    engine_->stop();
}

} // namespace tycktill::office
