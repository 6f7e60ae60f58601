#include "office/archive/memory_archive.h"
#include "office/archive/postgres_archive.h"
#include "office/archive/sqlite_archive.h"
#include "tests/support/postgres_server.h"
#include "tests/support/rooms.h"
#include "tests/support/sealed.h"
#include "tests/support/temporary_folder.h"

#include <catch2/catch.hpp>
#include <thread>

using namespace tycktill;
using namespace tycktill::test;

namespace {

/// One archive of each kind, empty.
struct MemoryWorld {
    std::unique_ptr<Archive> archive = std::make_unique<MemoryArchive>();
};
struct SqliteWorld {
    TemporaryFolder folder;
    std::unique_ptr<Archive> archive = open_sqlite_archive(folder.path() / "office.db").value();
};

struct PostgresWorld {
    std::unique_ptr<Archive> archive =
        open_postgres_archive(PostgresServer::instance()->new_database()).value();
};

const Digest secret = blake2b(bytes_of("one-time"));

TestStation enrolled(Archive& archive, const std::string& name = "reception-1") {
    TestStation station;
    station.name = name;
    const Digest code = blake2b(bytes_of(name));
    REQUIRE(archive.add_enrol_code(code, name, a_day("2027-01-01")));
    REQUIRE(archive.enrol(code, station.key.verify_key, a_day()).value() == name);
    return station;
}

struct Sent {
    SignedManifest manifest;
    Bytes envelope;
};

Sent sent_by(TestStation& station, std::size_t page_bytes = 0) {
    static const KeyPair office = make_key_pair();
    auto submission = a_submission();
    if (page_bytes > 0)
        submission = with_page(submission, page_bytes);
    Sent sent;
    sent.envelope = to_bytes(sealed(submission, {office.public_key}));
    sent.manifest.station = station.name;
    sent.manifest.manifest = station.next(submission.id, sent.envelope);
    sent.manifest.bytes = to_bytes(sent.manifest.manifest);
    sent.manifest.signature = sign(station.key, "manifest", sent.manifest.bytes);
    sent.manifest.link = link_of(sent.manifest.manifest);
    return sent;
}

Bytes receipt_of(const Result<Arrival>& arrival) {
    REQUIRE(arrival);
    REQUIRE(std::holds_alternative<Kept>(*arrival));
    return std::get<Kept>(*arrival).receipt;
}

std::size_t missing_in(const Result<Arrival>& arrival) {
    REQUIRE(arrival);
    REQUIRE(std::holds_alternative<StillMissing>(*arrival));
    return std::get<StillMissing>(*arrival).chunks.size();
}

} // namespace

#define EVERY_ARCHIVE MemoryWorld, SqliteWorld, PostgresWorld
/// Said by name when this machine has no PostgreSQL.
#define SKIP_WITHOUT_POSTGRES                                                                      \
    if (std::is_same_v<TestType, PostgresWorld> && !PostgresServer::instance()) {                  \
        WARN("PostgreSQL is not installed: this test was skipped");                                \
        return;                                                                                    \
    }

TEMPLATE_TEST_CASE("an enrolment code is worth one station", "", EVERY_ARCHIVE) {
    SKIP_WITHOUT_POSTGRES
    TestType world;
    Archive& archive = *world.archive;
    const auto first = make_signing_key().verify_key, second = make_signing_key().verify_key;
    REQUIRE(archive.add_enrol_code(secret, "reception-1", a_day()));
    REQUIRE_FALSE(archive.enrol(blake2b(bytes_of("guess")), first, a_day()).value());
    REQUIRE(archive.enrol(secret, first, a_day()).value() == "reception-1");
    // The answer may have been lost: the same key is welcome again, another never.
    REQUIRE(archive.enrol(secret, first, a_day()).value() == "reception-1");
    REQUIRE_FALSE(archive.enrol(secret, second, a_day()).value());
    REQUIRE(archive.station("reception-1").value()->key == first);
    REQUIRE_FALSE(archive.station("reception-2").value());
}

TEMPLATE_TEST_CASE("an enrolment code grows old", "", EVERY_ARCHIVE) {
    SKIP_WITHOUT_POSTGRES
    TestType world;
    REQUIRE(world.archive->add_enrol_code(secret, "reception-1", a_day("2026-11-22")));
    const auto key = make_signing_key().verify_key;
    REQUIRE_FALSE(world.archive->enrol(secret, key, a_day("2026-11-23")).value());
    REQUIRE(world.archive->enrol(secret, key, a_day("2026-11-22")).value());
}

TEMPLATE_TEST_CASE("a station is revoked and comes back by a new code", "", EVERY_ARCHIVE) {
    SKIP_WITHOUT_POSTGRES
    TestType world;
    Archive& archive = *world.archive;
    const TestStation station = enrolled(archive);
    REQUIRE(archive.revoke(station.name).value());
    REQUIRE_FALSE(archive.revoke("nobody").value());
    REQUIRE(archive.station(station.name).value()->revoked);
    REQUIRE(archive.add_enrol_code(secret, station.name, a_day()));
    const auto key = make_signing_key().verify_key;
    REQUIRE(archive.enrol(secret, key, a_day()).value());
    REQUIRE_FALSE(archive.station(station.name).value()->revoked);
    REQUIRE(archive.keys(station.name).value().size() == 2);
    REQUIRE(archive.stations().value().size() == 1);
}

TEMPLATE_TEST_CASE("an envelope in one piece is kept and gives the same receipt for ever", "",
                   EVERY_ARCHIVE) {
    SKIP_WITHOUT_POSTGRES
    TestType world;
    Archive& archive = *world.archive;
    TestStation station = enrolled(archive);
    const Sent sent = sent_by(station);
    const Bytes first =
        receipt_of(archive.keep_whole(sent.manifest, sent.envelope, bytes_of("one"), a_day()));
    const Bytes again = receipt_of(
        archive.keep_whole(sent.manifest, sent.envelope, bytes_of("two"), a_day("2026-11-23")));
    REQUIRE(first == bytes_of("one"));
    REQUIRE(again == first);
    REQUIRE(archive.content(sent.manifest.manifest.id).value() == sent.envelope);
    REQUIRE(archive.envelopes().value().size() == 1);
    REQUIRE(archive.envelope(sent.manifest.manifest.id).value()->arrived == a_day());
}

TEMPLATE_TEST_CASE("an envelope in pieces is complete or nothing", "", EVERY_ARCHIVE) {
    SKIP_WITHOUT_POSTGRES
    TestType world;
    Archive& archive = *world.archive;
    TestStation station = enrolled(archive);
    const Sent sent = sent_by(station, 600 * 1024);
    const auto& id = sent.manifest.manifest.id;
    const auto chunks = chunks_of(sent.envelope);
    const auto& hashes = sent.manifest.manifest.chunks;
    REQUIRE(chunks.size() == 3);
    REQUIRE(archive.put_chunk(hashes[0], chunks[0]).value() == ChunkOutcome::NotAwaited);
    REQUIRE(missing_in(archive.announce(sent.manifest, a_day())) == 3);
    REQUIRE(archive.put_chunk(hashes[2], chunks[2]).value() == ChunkOutcome::Stored);
    REQUIRE(archive.put_chunk(hashes[2], chunks[2]).value() == ChunkOutcome::Stored);
    REQUIRE(missing_in(archive.announce(sent.manifest, a_day())) == 2);
    REQUIRE(missing_in(archive.commit(id, station.name, bytes_of("r"), a_day())) == 2);
    REQUIRE(archive.content(id).value().empty());
    REQUIRE_FALSE(archive.envelope(id).value()->arrived);
    REQUIRE(archive.put_chunk(hashes[0], chunks[0]).value() == ChunkOutcome::Stored);
    REQUIRE(archive.put_chunk(hashes[1], chunks[1]).value() == ChunkOutcome::Stored);
    REQUIRE(receipt_of(archive.commit(id, station.name, bytes_of("r"), a_day())) == bytes_of("r"));
    REQUIRE(receipt_of(archive.commit(id, station.name, bytes_of("q"), a_day())) == bytes_of("r"));
    REQUIRE(archive.content(id).value() == sent.envelope);
}

TEMPLATE_TEST_CASE("an id that is taken by other bytes is a conflict and is remembered", "",
                   EVERY_ARCHIVE) {
    SKIP_WITHOUT_POSTGRES
    TestType world;
    Archive& archive = *world.archive;
    TestStation station = enrolled(archive), other = enrolled(archive, "reception-2");
    const Sent sent = sent_by(station);
    receipt_of(archive.keep_whole(sent.manifest, sent.envelope, bytes_of("r"), a_day()));

    SignedManifest stolen = sent.manifest;
    stolen.station = other.name;
    SignedManifest moved = sent.manifest;
    moved.manifest.seq = 7;
    moved.bytes = to_bytes(moved.manifest);
    moved.link = link_of(moved.manifest);
    for (const auto& wrong : {stolen, moved, moved}) {
        REQUIRE(std::holds_alternative<Conflict>(*archive.announce(wrong, a_day())));
        REQUIRE(std::holds_alternative<Conflict>(
            *archive.keep_whole(wrong, sent.envelope, bytes_of("x"), a_day())));
    }
    REQUIRE(std::holds_alternative<Unknown>(
        *archive.commit(sent.manifest.manifest.id, other.name, bytes_of("x"), a_day())));
    REQUIRE(archive.incidents().value().size() == 2);
    REQUIRE(archive.envelope(sent.manifest.manifest.id).value()->receipt == bytes_of("r"));
}

TEMPLATE_TEST_CASE("a station that begins and never finishes stops itself alone", "",
                   EVERY_ARCHIVE) {
    SKIP_WITHOUT_POSTGRES
    TestType world;
    Archive& archive = *world.archive;
    TestStation greedy = enrolled(archive), honest = enrolled(archive, "reception-2");
    std::vector<Sent> begun;
    for (int i = 0; i < most_begun_per_station; ++i) {
        begun.push_back(sent_by(greedy));
        REQUIRE(missing_in(archive.announce(begun.back().manifest, a_day())) == 1);
    }
    REQUIRE(std::holds_alternative<TooMany>(*archive.announce(sent_by(greedy).manifest, a_day())));
    REQUIRE(missing_in(archive.announce(begun.front().manifest, a_day())) == 1);
    REQUIRE(missing_in(archive.announce(sent_by(honest).manifest, a_day())) == 1);
    receipt_of(
        archive.keep_whole(begun.front().manifest, begun.front().envelope, bytes_of("r"), a_day()));
    REQUIRE(missing_in(archive.announce(sent_by(greedy).manifest, a_day())) == 1);
}

TEMPLATE_TEST_CASE("heads only grow", "", EVERY_ARCHIVE) {
    SKIP_WITHOUT_POSTGRES
    TestType world;
    Archive& archive = *world.archive;
    const TestStation station = enrolled(archive);
    Station said = *archive.station(station.name).value();
    said.last_contact = a_day();
    said.waiting = 3;
    const ChainHead early{station.head.epoch, 4, blake2b(bytes_of("4"))};
    const ChainHead late{station.head.epoch, 9, blake2b(bytes_of("9"))};
    for (const auto& head : {early, late, early})
        REQUIRE(archive.note_heartbeat(said, {head}));
    REQUIRE(archive.heads(station.name).value() == std::vector<ChainHead>{late});
    REQUIRE(archive.station(station.name).value()->waiting == 3);
    REQUIRE(archive.station(station.name).value()->last_contact == a_day());
}

TEMPLATE_TEST_CASE("a station's chains are counted, and a million of them are not kept", "",
                   EVERY_ARCHIVE) {
    SKIP_WITHOUT_POSTGRES
    TestType world;
    Archive& archive = *world.archive;
    const TestStation station = enrolled(archive), other = enrolled(archive, "reception-2");
    const Station said = *archive.station(station.name).value();
    const ChainHead first{random_epoch(), 4, blake2b(bytes_of("4"))};
    REQUIRE(archive.note_heartbeat(said, {first}));
    for (int beats = 0; beats < 40; ++beats) {
        std::vector<ChainHead> heads;
        for (int i = 0; i < 32; ++i)
            heads.push_back({random_epoch(), 1, {}});
        REQUIRE(archive.note_heartbeat(said, heads));
    }
    CHECK(archive.heads(station.name).value().size() == std::size_t{most_chains_per_station});
    ChainHead grown = first;
    grown.seq = 9;
    REQUIRE(archive.note_heartbeat(said, {grown}));
    CHECK(archive.head(station.name, first.epoch).value() == grown);
    CHECK_FALSE(archive.head(station.name, random_epoch()).value());
    REQUIRE(archive.note_heartbeat(*archive.station(other.name).value(), {first}));
    CHECK(archive.head(other.name, first.epoch).value() == first);
}

TEMPLATE_TEST_CASE("the keys that a station seals to are known as it last told them", "",
                   EVERY_ARCHIVE) {
    SKIP_WITHOUT_POSTGRES
    TestType world;
    Archive& archive = *world.archive;
    const TestStation station = enrolled(archive);
    Station said = *archive.station(station.name).value();
    CHECK_FALSE(said.keys);
    said.keys = ToldKeys{1'800'000'000, "0123456789abcdef"};
    REQUIRE(archive.note_heartbeat(said, {}));
    CHECK(archive.station(station.name).value()->keys == said.keys);
    said.keys.reset();
    REQUIRE(archive.note_heartbeat(said, {}));
    CHECK_FALSE(archive.station(station.name).value()->keys);
}

TEMPLATE_TEST_CASE("purging erases the content and keeps the place in the chain", "",
                   EVERY_ARCHIVE) {
    SKIP_WITHOUT_POSTGRES
    TestType world;
    Archive& archive = *world.archive;
    TestStation station = enrolled(archive);
    const Sent sent = sent_by(station);
    const auto& id = sent.manifest.manifest.id;
    REQUIRE_FALSE(archive.purge(id, a_day()).value());
    receipt_of(archive.keep_whole(sent.manifest, sent.envelope, bytes_of("r"), a_day()));
    REQUIRE(archive.add_reply({id, bytes_of("Tack."), a_day()}));
    REQUIRE(archive.add_reply({id, bytes_of("Nu är det lagat."), a_day()}));
    REQUIRE(archive.replies(id).value().size() == 2);
    REQUIRE(archive.purge(id, a_day("2027-01-01")).value());
    REQUIRE_FALSE(archive.purge(id, a_day("2027-01-02")).value());
    REQUIRE(archive.content(id).value().empty());
    REQUIRE(archive.envelope(id).value()->purged == a_day("2027-01-01"));
    REQUIRE(archive.envelope(id).value()->manifest == sent.manifest.bytes);
    // A late repeat still gets its receipt, and brings nothing back.
    REQUIRE(receipt_of(archive.keep_whole(sent.manifest, sent.envelope, bytes_of("x"), a_day())) ==
            bytes_of("r"));
    REQUIRE(archive.content(id).value().empty());
}

TEMPLATE_TEST_CASE("64 who bring the same at once get one receipt", "", EVERY_ARCHIVE) {
    SKIP_WITHOUT_POSTGRES
    TestType world;
    Archive& archive = *world.archive;
    TestStation station = enrolled(archive);
    const Sent sent = sent_by(station);
    std::vector<Bytes> receipts(64);
    std::vector<std::thread> threads;
    for (std::size_t i = 0; i < receipts.size(); ++i)
        threads.emplace_back([&, i] {
            const auto arrival = archive.keep_whole(
                sent.manifest, sent.envelope, bytes_of("receipt " + std::to_string(i)), a_day());
            if (arrival && std::holds_alternative<Kept>(*arrival))
                receipts[i] = std::get<Kept>(*arrival).receipt;
        });
    for (auto& thread : threads)
        thread.join();
    for (const auto& receipt : receipts)
        REQUIRE(to_hex(receipt) == to_hex(receipts.front()));
    REQUIRE_FALSE(receipts.front().empty());
    REQUIRE(archive.envelopes().value().size() == 1);
}
