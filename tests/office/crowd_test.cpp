/// Crowds at the receiver's door, and stations that mean harm: they cost themselves, and not the others.
#include "office/archive/memory_archive.h"
#include "office/archive/sqlite_archive.h"
#include "office/receive/connection_watch.h"
#include "shared/record/code_reply.h"
#include "shared/wire/request_signature.h"
#include "tests/support/office_world.h"
#include "tests/support/rooms.h"
#include "tests/support/sealed.h"

#include <arpa/inet.h>
#include <catch2/catch.hpp>
#include <netinet/in.h>
#include <poll.h>
#include <set>
#include <sys/socket.h>
#include <unistd.h>

using namespace tycktill;
using namespace tycktill::test;

namespace {

/// Connections that are closed when they go.
struct Crowd {
    std::vector<int> sockets;
    ~Crowd() {
        for (const int socket : sockets)
            ::close(socket);
    }
    int join(int port) {
        const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(static_cast<std::uint16_t>(port));
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        const bool there =
            ::connect(socket, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0;
        sockets.push_back(socket);
        return there ? socket : -1;
    }
    void say(const std::string& text) const {
        const auto sent = ::send(sockets.back(), text.data(), text.size(), MSG_NOSIGNAL);
        static_cast<void>(sent);
    }
    /// How many the other end has closed.
    long closed() const {
        return std::count_if(sockets.begin(), sockets.end(), [](int socket) {
            pollfd one{socket, POLLIN, 0};
            char byte = 0;
            return ::poll(&one, 1, 0) > 0 && ::recv(socket, &byte, 1, MSG_PEEK | MSG_DONTWAIT) <= 0;
        });
    }
};

/// What the first line of an answer says, or "closed".
std::string answer_to(int port, const std::string& request) {
    Crowd one;
    const int socket = one.join(port);
    one.say(request);
    char head[13] = {};
    return ::recv(socket, head, 12, MSG_WAITALL) == 12 ? std::string(head) : std::string("closed");
}

HttpResponse put(StationWorld& station, const std::string& path, Bytes body) {
    HttpRequest request{"PUT", path, {}, {}, std::move(body)};
    sign_request(request, {station.identity.name, 1'800'000'000}, station.identity.signing_key);
    return station.transport->send(request).value();
}

} // namespace

TEST_CASE("clients that say nothing take no station's place, however many they are") {
    OfficeWorld office(std::make_unique<MemoryArchive>());
    office.limits.connections = 64;
    office.limits.silence = std::chrono::seconds(120);
    office.start();
    StationWorld known(office, "reception-1");
    known.keep();
    REQUIRE(known.carry().delivered == 1);
    Crowd silent;
    for (int i = 0; i < 300; ++i)
        silent.join(office.port);
    known.keep();
    CHECK(known.carry().delivered == 1); // on the connection that it has
    StationWorld fresh(office, "reception-2");
    fresh.keep();
    CHECK(fresh.carry().delivered == 1); // on one that it makes now
    CHECK(silent.closed() > 200);
}

TEST_CASE("bodies that nobody finishes fill no memory, and the next request is answered") {
    ServerLimits limits;
    limits.connections = 256;
    limits.bodies = 2 << 20;
    HttpServer plain =
        HttpServer::start({"127.0.0.1", 0}, {}, limits, [](const HttpRequest& request) {
            return plain_response(200, std::to_string(request.body.size()) + "\n");
        }).value();
    const std::string head = "PUT /a HTTP/1.1\r\nHost: a\r\nContent-Length: 300000\r\n\r\n";
    Crowd unfinished;
    for (int i = 0; i < 60; ++i) {
        unfinished.join(plain.port());
        unfinished.say(head + std::string(1000, 'x'));
    }
    // Who is told to come again comes again.
    std::string answer;
    for (int tries = 0; tries < 50 && answer != "HTTP/1.1 200"; ++tries) {
        ::usleep(20'000);
        answer = answer_to(plain.port(), head + std::string(300000, 'x'));
    }
    CHECK(answer == "HTTP/1.1 200");
    // 60 of 300 000 bytes each are nine times what is allowed.
    for (int i = 0; i < 500 && unfinished.closed() < 20; ++i)
        ::usleep(10'000);
    CHECK(unfinished.closed() >= 20);
}

TEST_CASE("a crowd's places go to the oldest last, and never from who has shown that it belongs") {
    ConnectionWatch watch(std::chrono::seconds(600));
    std::vector<std::array<int, 2>> pairs(8);
    for (auto& pair : pairs) {
        REQUIRE(::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair.data()) == 0);
        watch.begin(pair[0]);
    }
    const auto is_cut = [&](std::size_t i) {
        char byte = 0;
        return ::recv(pairs[i][1], &byte, 1, MSG_DONTWAIT) == 0;
    };
    watch.proved(pairs[0][0]);
    watch.make_room(8);
    CHECK_FALSE(is_cut(1));
    watch.make_room(6);
    CHECK((!is_cut(0) && is_cut(1) && is_cut(2) && !is_cut(3)));
    watch.make_room(6); // those two are on their way out
    CHECK_FALSE(is_cut(3));
    watch.body(pairs[5][0]);
    watch.body(pairs[0][0]);
    CHECK(watch.cut_a_body());
    CHECK((is_cut(5) && !is_cut(0)));
    CHECK_FALSE(watch.cut_a_body());
    for (const auto& pair : pairs) {
        watch.end(pair[0]);
        ::close(pair[0]);
        ::close(pair[1]);
    }
}

TEST_CASE(
    "what comes in pieces and is no envelope is not signed for, and its bytes are forgotten") {
    const TemporaryFolder folder;
    OfficeWorld office(open_sqlite_archive(folder.path() / "office.db").value());
    office.start();
    StationWorld station(office, "kiosk-1");
    for (const bool random : {true, false}) {
        const SubmissionId id = random_submission_id();
        const Bytes envelope =
            random
                ? noise(700'000)
                : to_bytes(sealed(with_page(a_submission(), 600'000), station.identity.recipients));
        TestStation chain;
        const SubmissionId named = random ? id : parse_envelope(envelope).value().id;
        const Manifest manifest = chain.next(named, envelope);
        const Bytes bytes = to_bytes(manifest);
        const Announcement announcement{
            bytes, sign(station.identity.signing_key, "manifest", bytes), {}};
        REQUIRE(put(station, envelope_path(named), to_bytes(announcement)).status == 200);
        for (const auto& chunk : chunks_of(envelope))
            REQUIRE(put(station, chunk_path(blake2b(chunk)), Bytes(chunk.begin(), chunk.end()))
                        .status == 204);
        const HttpResponse answer = put(station, commit_path(named), {});
        CHECK(answer.status == (random ? 422 : 200));
        CHECK(office.archive->envelope(named).value().has_value() == !random);
        CHECK(office.archive->begun(named).value().empty());
    }
}

TEST_CASE("what fills a shelf up is the same the next time") {
    OfficeWorld office(std::make_unique<MemoryArchive>());
    office.start();
    StationWorld station(office, "kiosk-1");
    const auto slots = [&](const std::string& municipality) {
        const auto all = parse_reply_shelf(station.client.replies(municipality).value()).value();
        return std::set<Bytes>(all.begin(), all.end());
    };
    const auto first = slots("lomma");
    CHECK(first.size() == 16);
    CHECK(slots("lomma") == first);
    CHECK(slots("ljusnarsberg") != first);
    for (int i = 0; i < 20; ++i) // names that nobody has take no room for ever
        CHECK(slots("stad-" + std::to_string(i)).size() == 16);
}
