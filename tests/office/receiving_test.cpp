#include "office/archive/memory_archive.h"
#include "office/archive/sqlite_archive.h"
#include "office/reading/verify.h"
#include "shared/wire/request_signature.h"
#include "tests/support/office_world.h"
#include "tests/support/rooms.h"
#include "tests/support/sealed.h"

#include <catch2/catch.hpp>
#include <thread>

using namespace tycktill;
using namespace tycktill::test;

namespace {

struct World {
    OfficeWorld office{std::make_unique<MemoryArchive>()};
    World() { office.start(); }
};

Announcement announcement_of(const OutboxItem& item, const StationIdentity& identity) {
    return {item.manifest, sign(identity.signing_key, "manifest", item.manifest), item.envelope};
}

HttpRequest signed_put(const StationIdentity& identity, const std::string& path, Bytes body) {
    HttpRequest request{"PUT", path, {}, {}, std::move(body)};
    sign_request(request, {identity.name, 1'800'000'000}, identity.signing_key);
    return request;
}

} // namespace

TEST_CASE("what a station keeps is opened at the office, small and large") {
    World world;
    StationWorld station(world.office, "reception-1");
    const auto small = station.keep(), large = station.keep(700'000);
    REQUIRE(station.carry().delivered == 2);
    for (const auto& id : {small, large}) {
        const auto submission =
            open_submission(*world.office.archive, id, world.office.key).value();
        REQUIRE(submission.contact.text("namn") == "Åsa Öberg");
        REQUIRE(open_submission(*world.office.archive, id, world.office.escrow));
        REQUIRE_FALSE(open_submission(*world.office.archive, id, make_key_pair()));
    }
    const auto proofs =
        verify_archive(*world.office.archive, world.office.receipt_key.verify_key).value();
    REQUIRE(proofs.front().received == 2);
    REQUIRE(proofs.front().findings.empty());
}

TEST_CASE("an office that stops in the middle and comes back gets everything once") {
    TemporaryFolder folder;
    OfficeWorld office(open_sqlite_archive(folder.path() / "office.db").value());
    office.start();
    StationWorld station(office, "reception-1");
    station.keep();
    station.keep(600'000);
    int puts = 0;
    office.between = [&](const HttpRequest& request, const HttpServer::Handler& there) {
        // The second thing that is put is kept, but nobody hears of it.
        if (request.method == "PUT" && ++puts == 2) {
            there(request);
            return plain_response(504, "gateway timeout");
        }
        return there(request);
    };
    REQUIRE(station.carry().trouble);
    office.stop();
    REQUIRE(station.carry().trouble);
    office.start();
    station.carry();
    REQUIRE(station.outbox.counts().value().waiting == 0);
    REQUIRE(office.archive->envelopes().value().size() == 2);
    REQUIRE(verify_archive(*office.archive, office.receipt_key.verify_key)
                .value()
                .front()
                .findings.empty());
}

TEST_CASE("two in flight carry everything once, and a round that meets trouble loses nothing") {
    World world;
    StationWorld station(world.office, "reception-1");
    const std::string pin = pin_text(public_key_pin(world.office.certificate).value());
    const auto second = make_curl_transport({world.office.url(), pin, 5, 10}).value();
    OfficeClient other{station.identity, *second, [] { return std::int64_t{1'800'000'000}; }};
    for (int i = 0; i < 12; ++i)
        station.keep(i % 4 == 3 ? 600'000 : 0);
    station.outbox.release().value();
    std::atomic<int> puts{0}, at_once{0}, most_at_once{0};
    world.office.between = [&](const HttpRequest& request, const HttpServer::Handler& there) {
        const int now = ++at_once;
        for (int most = most_at_once;
             now > most && !most_at_once.compare_exchange_weak(most, now);) {
        }
        // Until two have met, each waits a while for the other.
        for (int i = 0; i < 200 && most_at_once < 2 && request.method == "PUT"; ++i)
            std::this_thread::sleep_for(std::chrono::milliseconds(10));
        HttpResponse answer = there(request);
        --at_once;
        return ++puts == 7 ? plain_response(503, "lost\n") : answer;
    };
    const auto carry = [&] {
        return deliver_waiting(station.outbox, {&station.client, &other}, station.identity.name,
                               station.clock)
            .value();
    };
    const Round first = carry();
    REQUIRE(first.trouble.has_value());
    REQUIRE(most_at_once == 2);
    REQUIRE(first.delivered + carry().delivered == 12);
    REQUIRE(station.outbox.counts().value().waiting == 0);
    const auto proofs =
        verify_archive(*world.office.archive, world.office.receipt_key.verify_key).value();
    REQUIRE(proofs.front().received == 12);
    REQUIRE(proofs.front().findings.empty());
}

TEST_CASE("a repeat gives the same receipt, byte for byte, also on another day") {
    World world;
    StationWorld station(world.office, "reception-1");
    station.keep();
    const OutboxItem item = station.first();
    const Bytes body = to_bytes(announcement_of(item, station.identity));
    const auto put = [&](const std::string& path, const Bytes& with) {
        return station.transport->send(signed_put(station.identity, path, with)).value();
    };
    const auto first = put(envelope_path(item.id), body);
    REQUIRE(first.status == 200);
    world.office.clock.set(parse_day("2026-12-01").value());
    REQUIRE(put(envelope_path(item.id), body).body == first.body);
    REQUIRE(put(commit_path(item.id), {}).body == first.body);
    REQUIRE(parse_receipt(first.body, world.office.receipt_key.verify_key).value().id == item.id);
}

TEST_CASE("64 couriers with the same envelope get one receipt over the network") {
    TemporaryFolder folder;
    OfficeWorld office(open_sqlite_archive(folder.path() / "office.db").value());
    office.start();
    StationWorld station(office, "reception-1");
    station.keep();
    const OutboxItem item = station.first();
    std::vector<Bytes> receipts(64);
    std::vector<std::thread> threads;
    for (auto& receipt : receipts)
        threads.emplace_back([&] {
            const auto transport =
                make_curl_transport({office.url(), station.identity.server_pin, 20, 30}).value();
            OfficeClient client(station.identity, *transport,
                                [] { return std::int64_t{1'800'000'000}; });
            // A station has a few places at once; the others are asked to come again.
            for (int tries = 0; tries < 500 && receipt.empty(); ++tries) {
                const Delivery delivery = client.deliver(item);
                if (const auto* delivered = std::get_if<Delivered>(&delivery))
                    receipt = delivered->receipt;
                else
                    std::this_thread::sleep_for(std::chrono::milliseconds(10));
            }
        });
    for (auto& thread : threads)
        thread.join();
    for (const auto& receipt : receipts) {
        REQUIRE_FALSE(receipt.empty());
        REQUIRE(to_hex(receipt) == to_hex(receipts.front()));
    }
    REQUIRE(office.archive->envelopes().value().size() == 1);
}

TEST_CASE("a revoked station is refused within a second, and its things stay with it") {
    World world;
    StationWorld station(world.office, "reception-1");
    station.carry(); // the receiver knows it now
    station.keep();
    REQUIRE(world.office.archive->revoke("reception-1").value());
    world.office.clock.advance(std::chrono::seconds(1));
    const Round round = station.carry();
    REQUIRE(round.alarm);
    REQUIRE(station.outbox.counts().value().waiting == 1);
    REQUIRE(world.office.archive->envelopes().value().empty());
}

TEST_CASE("another server at the same address gets nothing but a greeting") {
    World world;
    StationWorld station(world.office, "reception-1");
    station.keep();
    world.office.stop();
    world.office.certificate = make_certificate().value();
    world.office.start();
    const Round round = station.carry();
    REQUIRE(round.trouble);
    REQUIRE(round.trouble->wrong_key);
    REQUIRE(world.office.receiver.counts().requests == 1); // the enrolment, before
}

TEST_CASE("an enrolment code for another office's key meets nobody") {
    World world;
    TemporaryFolder folder;
    EnrolCode code = world.office.code_for("reception-1");
    code.server_pin[0] ^= 1;
    const auto transport =
        make_curl_transport({world.office.url(), pin_text(code.server_pin), 5, 5}).value();
    const auto refused = enrol(folder.path(), world.office.url(), code, *transport);
    REQUIRE_FALSE(refused);
    REQUIRE(refused.error().what.find("another server") != std::string::npos);
    REQUIRE(world.office.receiver.counts().requests == 0);
}

TEST_CASE("garbage is refused and leaves nothing behind") {
    World world;
    StationWorld station(world.office, "reception-1");
    station.keep();
    const OutboxItem item = station.first();
    const auto status = [&](HttpRequest request) {
        return station.transport->send(request).value().status;
    };
    const auto put = [&](const std::string& path, Bytes body) {
        return status(signed_put(station.identity, path, std::move(body)));
    };
    const Announcement right = announcement_of(item, station.identity);
    const std::string path = envelope_path(item.id);

    REQUIRE(put(path, bytes_of("garbage")) == 400);
    REQUIRE(put(path, {}) == 400);
    REQUIRE(put(path, Bytes(longest_announcement + 1, 1)) == 413);
    // The office answers and hangs up; who is still sending may see the one or the other.
    const auto far_too_much =
        station.transport->send(signed_put(station.identity, path, Bytes(10'000'000, 1)));
    REQUIRE((!far_too_much || far_too_much->status == 413));
    REQUIRE(put("/v1/envelopes/xyz", to_bytes(right)) == 400);
    REQUIRE(put(envelope_path(random_submission_id()), to_bytes(right)) == 400);
    Announcement wrong = right;
    wrong.signature[0] ^= 1;
    REQUIRE(put(path, to_bytes(wrong)) == 400);
    wrong = right;
    wrong.envelope.back() ^= 1;
    REQUIRE(put(path, to_bytes(wrong)) == 400);
    REQUIRE(put(chunk_path(blake2b(bytes_of("x"))), bytes_of("y")) == 400);
    REQUIRE(put(chunk_path(blake2b(bytes_of("x"))), bytes_of("x")) == 404);
    REQUIRE(put("/v1/chunks/zz", {}) == 400);
    REQUIRE(put(commit_path(item.id), {}) == 404);
    REQUIRE(put("/", {}) == 404);
    REQUIRE(status({"PUT", path, {}, {}, to_bytes(right)}) == 401);
    REQUIRE(status({"POST", enrol_path, {}, {}, bytes_of("garbage")}) == 400);
    HttpRequest stolen = signed_put(station.identity, path, to_bytes(right));
    stolen.path = commit_path(item.id);
    REQUIRE(status(stolen) == 401);
    REQUIRE(world.office.archive->envelopes().value().empty());
    REQUIRE(put(path, to_bytes(right)) == 200);
}

TEST_CASE("signed bytes that are no envelope are refused for good") {
    World world;
    StationWorld station(world.office, "reception-1");
    const Bytes nonsense = noise(1000);
    const Manifest manifest =
        next_manifest({random_epoch(), 0, {}}, random_submission_id(), nonsense);
    const Bytes bytes = to_bytes(manifest);
    const Announcement announcement{bytes, sign(station.identity.signing_key, "manifest", bytes),
                                    nonsense};
    const auto answer = station.transport->send(
        signed_put(station.identity, envelope_path(manifest.id), to_bytes(announcement)));
    REQUIRE(answer.value().status == 422);
}

TEST_CASE("an old request and a clock that is wrong are told the time") {
    World world;
    StationWorld station(world.office, "reception-1");
    HttpRequest request{"POST", heartbeat_path, {}, {}, {}};
    sign_request(request, {"reception-1", 1'800'000'000 - 3600}, station.identity.signing_key);
    const auto answer = station.transport->send(request).value();
    REQUIRE(answer.status == 401);
    REQUIRE(header(answer.headers, "tycktill-date") == "1800000000");
}

TEST_CASE("one station cannot take back, finish or see what another sent") {
    World world;
    StationWorld first(world.office, "reception-1"), second(world.office, "reception-2");
    first.keep(600'000);
    const OutboxItem item = first.first();
    Announcement announcement = announcement_of(item, first.identity);
    announcement.envelope.clear();
    REQUIRE(first.transport
                ->send(signed_put(first.identity, envelope_path(item.id), to_bytes(announcement)))
                .value()
                .status == 200);
    announcement.signature = sign(second.identity.signing_key, "manifest", item.manifest);
    const auto put = [&](const std::string& path, const Bytes& body) {
        return second.transport->send(signed_put(second.identity, path, body)).value().status;
    };
    REQUIRE(put(commit_path(item.id), {}) == 404);
    REQUIRE(put(envelope_path(item.id), to_bytes(announcement)) == 409);
    REQUIRE(first.carry().delivered == 1);
}

TEST_CASE("a station has a few places at once and cannot take another's") {
    using namespace std::chrono_literals;
    StationLimit limit(2);
    auto first = limit.enter("reception-1", 0ms), second = limit.enter("reception-1", 0ms);
    REQUIRE((first && second));
    REQUIRE_FALSE(limit.enter("reception-1", 0ms));
    REQUIRE(limit.enter("reception-2", 0ms));
    first.reset();
    REQUIRE(limit.enter("reception-1", 0ms));
}

TEST_CASE("a station that is refused again and again is told to wait, and others are not") {
    World world;
    StationWorld hostile(world.office, "reception-1"), honest(world.office, "reception-2");
    honest.keep();
    TestStation chain;
    int waits = 0, refused = 0, begun = 0;
    for (int i = 0; i < 200; ++i) { // manifests of what never comes
        const SubmissionId id = random_submission_id();
        const Bytes manifest = to_bytes(chain.next(id, noise(100, std::uint64_t(i))));
        const Announcement announcement{
            manifest, sign(hostile.identity.signing_key, "manifest", manifest), {}};
        const auto answer = hostile.transport->send(
            signed_put(hostile.identity, envelope_path(id), to_bytes(announcement)));
        begun += answer.value().status == 200 ? 1 : 0;
        refused += answer.value().status == 429 ? 1 : 0;
        waits += header(answer.value().headers, "retry-after").empty() ? 0 : 1;
    }
    REQUIRE(begun == most_begun_per_station);
    REQUIRE((refused == 200 - begun && waits == refused));
    REQUIRE(world.office.archive->envelopes().value().size() == std::size_t(begun));
    REQUIRE(honest.carry().delivered == 1);
    world.office.clock.advance(std::chrono::seconds(1)); // it may come back, and be refused anew
    REQUIRE(hostile.carry().trouble == std::nullopt);
}
