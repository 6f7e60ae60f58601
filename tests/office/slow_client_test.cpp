#include "office/archive/memory_archive.h"
#include "tests/support/office_world.h"
#include "tests/support/rooms.h"

#include <arpa/inet.h>
#include <catch2/catch.hpp>
#include <ctime>
#include <netinet/in.h>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>

using namespace tycktill;
using namespace tycktill::test;

namespace {

int connected_to(int port) {
    const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    REQUIRE(::connect(socket, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0);
    return socket;
}

/// True when the other end closes within the time.
bool is_closed_within(int socket, int seconds) {
    const timeval limit{seconds, 0};
    ::setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
    char byte = 0;
    while (true) {
        const auto got = ::recv(socket, &byte, 1, 0);
        if (got == 0)
            return true;
        if (got < 0)
            return errno != EAGAIN && errno != EWOULDBLOCK;
    }
}

} // namespace

TEST_CASE("two hundred silent clients do not keep a station out") {
    OfficeWorld office(std::make_unique<MemoryArchive>());
    office.limits.silence = std::chrono::seconds(2);
    office.start();
    std::vector<int> silent;
    for (int i = 0; i < 200; ++i)
        silent.push_back(connected_to(office.port));
    StationWorld station(office, "reception-1");
    station.keep();
    REQUIRE(station.carry().delivered == 1);
    REQUIRE(is_closed_within(silent.front(), 10));
    for (const int socket : silent)
        ::close(socket);
}

TEST_CASE("clients that begin a handshake and fall silent cost the office no time") {
    OfficeWorld office(std::make_unique<MemoryArchive>());
    office.start();
    std::vector<int> silent;
    for (int i = 0; i < 50; ++i) {
        silent.push_back(connected_to(office.port));
        const char begun[] = {0x16, 0x03, 0x01,
                              0x02}; // a TLS record that never comes to its length
        REQUIRE(::send(silent.back(), begun, sizeof begun, MSG_NOSIGNAL) == sizeof begun);
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(200));
    const std::clock_t before = std::clock();
    std::this_thread::sleep_for(std::chrono::seconds(1));
    const double worked = double(std::clock() - before) / CLOCKS_PER_SEC;
    for (const int socket : silent)
        ::close(socket);
    REQUIRE(worked < 0.2);
}

TEST_CASE("a client that drips a byte now and then is cut off") {
    OfficeWorld office(std::make_unique<MemoryArchive>());
    HttpServer plain =
        HttpServer::start({"127.0.0.1", 0}, {},
                          {64, 2, 4096, 4096, std::chrono::seconds(5), std::chrono::seconds(2)},
                          [](const HttpRequest&) { return plain_response(200, "ok\n"); })
            .value();
    const int socket = connected_to(plain.port());
    bool cut = false;
    for (int i = 0; i < 40 && !cut; ++i) {
        cut = ::send(socket, "G", 1, MSG_NOSIGNAL) != 1;
        std::this_thread::sleep_for(std::chrono::milliseconds(200));
    }
    ::close(socket);
    REQUIRE(cut);
}

TEST_CASE("headers without end and bodies without end are refused") {
    HttpServer plain =
        HttpServer::start({"127.0.0.1", 0}, {},
                          {64, 2, 4096, 4096, std::chrono::seconds(1), std::chrono::seconds(5)},
                          [](const HttpRequest&) { return plain_response(200, "ok\n"); })
            .value();
    const auto answer_to = [&](const std::string& start, const std::string& more) {
        const int socket = connected_to(plain.port());
        bool open = ::send(socket, start.data(), start.size(), MSG_NOSIGNAL) > 0;
        for (int i = 0; i < 1000 && open; ++i)
            open = ::send(socket, more.data(), more.size(), MSG_NOSIGNAL) > 0;
        char head[13] = {};
        const bool heard = ::recv(socket, head, 12, 0) == 12;
        ::close(socket);
        return heard ? std::string(head) : std::string("closed");
    };
    const std::string header_line = "X-More: " + std::string(100, 'x') + "\r\n";
    REQUIRE(answer_to("GET / HTTP/1.1\r\nHost: a\r\n", header_line) != "HTTP/1.1 200");
    REQUIRE(answer_to("PUT / HTTP/1.1\r\nHost: a\r\nContent-Length: 99999999\r\n\r\n",
                      std::string(1000, 'x')) != "HTTP/1.1 200");
    REQUIRE(answer_to("PUT / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n",
                      "3e8\r\n" + std::string(1000, 'x') + "\r\n") != "HTTP/1.1 200");
}

TEST_CASE("plain HTTP is for this machine alone") {
    const auto handler = [](const HttpRequest&) { return plain_response(200, ""); };
    REQUIRE_FALSE(HttpServer::start({"0.0.0.0", 0}, {}, {}, handler));
    REQUIRE_FALSE(HttpServer::start({"localhost", 0}, {}, {}, handler));
    REQUIRE(parse_listen_address("127.0.0.1:8443").value().port == 8443);
    for (const char* wrong : {"", "8443", ":8443", "127.0.0.1:", "127.0.0.1:x", "127.0.0.1:70000"})
        REQUIRE_FALSE(parse_listen_address(wrong));
}
