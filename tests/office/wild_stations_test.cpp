/// What stations and offices meet outside: names that are taken, clocks that are wrong, stores that fail.
#include "office/archive/memory_archive.h"
#include "office/archive/postgres_address.h"
#include "office/archive/reply_text.h"
#include "office/archive/sqlite_archive.h"
#include "office/archive/station_words.h"
#include "office/archive/store_troubles.h"
#include "office/keys/backup.h"
#include "office/keys/office_home.h"
#include "office/reading/report.h"
#include "office/reading/verify.h"
#include "shared/base/files.h"
#include "tests/support/office_world.h"
#include "tests/support/rooms.h"

#include <catch2/catch.hpp>

using namespace tycktill;
using namespace tycktill::test;
using namespace std::chrono_literals;

namespace {

const Day today = parse_day("2026-11-22").value();

Digest code_of(const std::string& text) {
    return blake2b(bytes_of(text));
}

Station heard(const std::string& name, const VerifyKey& key, int waiting) {
    Station said;
    said.name = name;
    said.key = key;
    said.last_contact = today;
    said.waiting = waiting;
    return said;
}

void a_name_is_replaced(Archive& archive) {
    const auto first = make_signing_key().verify_key, second = make_signing_key().verify_key;
    must(archive.add_enrol_code(code_of("1"), "kiosk-1", today));
    must(archive.add_enrol_code(code_of("2"), "kiosk-1", today)); // made before the first was used
    must(archive.add_enrol_code(code_of("3"), "kiosk-1", today, Replace::Yes));
    REQUIRE(archive.enrol(code_of("1"), first, today).value());
    REQUIRE(archive.note_heartbeat(heard("kiosk-1", first, 3), {}));
    CHECK_FALSE(archive.enrol(code_of("2"), second, today).value());
    CHECK(archive.station("kiosk-1").value()->key == first);
    CHECK(archive.replaced().value().empty());

    REQUIRE(archive.enrol(code_of("3"), second, today).value());
    CHECK(archive.station("kiosk-1").value()->waiting == 0);
    const auto replaced = archive.replaced().value();
    REQUIRE(replaced.size() == 1);
    CHECK(replaced.front().key == first);
    CHECK(replaced.front().waiting == 3);
    CHECK(replaced.front().replaced == today);
    CHECK_FALSE(is_settled(replaced.front()));

    // Its own heartbeat changes its own row alone.
    REQUIRE(archive.note_heartbeat(heard("kiosk-1", first, 0), {}));
    REQUIRE(archive.note_heartbeat(heard("kiosk-1", second, 7), {}));
    CHECK(is_settled(archive.replaced().value().front()));
    CHECK(archive.station("kiosk-1").value()->waiting == 7);

    REQUIRE(archive.revoke("kiosk-1").value());
    CHECK(archive.replaced().value().front().revoked);
    must(archive.add_enrol_code(code_of("4"), "kiosk-1", today)); // revoked: nobody is at work
    REQUIRE(archive.enrol(code_of("4"), first, today).value());
    CHECK(archive.station("kiosk-1").value()->key == first);
    CHECK(archive.replaced().value().size() == 1); // the second now; the first is back
}

/// Whatever is asked of it, it has no room.
class FullArchive final : public MemoryArchive {
public:
    bool full = false;
    Result<Arrival> keep_whole(const SignedManifest& manifest, BytesView envelope,
                               BytesView receipt, Day day) override {
        if (full)
            return fail("the store is full; free disk space");
        return MemoryArchive::keep_whole(manifest, envelope, receipt, day);
    }
};

} // namespace

TEST_CASE("a name at work is taken over only by a code that says so, and the one before is seen") {
    SECTION("in memory") {
        MemoryArchive archive;
        a_name_is_replaced(archive);
    }
    SECTION("in SQLite") {
        const TemporaryFolder folder;
        a_name_is_replaced(*open_sqlite_archive(folder.path() / "office.db").value());
    }
}

TEST_CASE("a station that was replaced still hands in what people were thanked for there") {
    OfficeWorld office(std::make_unique<MemoryArchive>());
    office.start();
    StationWorld first(office, "kiosk-1");
    first.keep();
    StationWorld second(office, "kiosk-1");
    const auto unproved = verify_archive(*office.archive, office.receipt_key.verify_key).value();
    REQUIRE(unproved.front().findings.size() == 1);
    CHECK(unproved.front().findings.front().kind == FindingKind::Replaced);

    const Round round = first.carry();
    CHECK(round.delivered == 1);
    CHECK(round.replaced); // and it is told
    second.keep();
    CHECK(second.carry().delivered == 1);
    CHECK_FALSE(second.carry().replaced);
    const auto proofs = verify_archive(*office.archive, office.receipt_key.verify_key).value();
    CHECK(proofs.front().received == 2);
    CHECK(proofs.front().findings.empty());

    REQUIRE(office.archive->revoke("kiosk-1").value());
    first.keep();
    CHECK(first.carry().alarm);
}

TEST_CASE("a station's clock is known at the office by any difference") {
    OfficeWorld office(std::make_unique<MemoryArchive>());
    office.start();
    StationWorld station(office, "kiosk-1");
    const std::int64_t off = GENERATE(values<std::int64_t>(
        {0, 86'400, -86'400, 31'536'000, -31'536'000, 2'300'000'000, -1'800'000'000}));
    CAPTURE(off);
    OfficeClient client(station.identity, *station.transport,
                        [off] { return std::int64_t{1'800'000'000} + off; });
    REQUIRE(deliver_waiting(station.outbox, client, "kiosk-1", station.clock));
    const Station known = office.archive->station("kiosk-1").value().value();
    REQUIRE(known.clock_ahead);
    CHECK(known.clock_ahead->count() == off);
    CHECK(clock_is_wrong(known) == (off != 0));
}

TEST_CASE(
    "a store that has no room is told once when it begins, once a minute and once when it ends") {
    std::vector<std::string> told;
    StoreTroubles troubles([&](std::string_view line) { told.emplace_back(line); });
    const std::string why = "the store is full";
    for (int second = 0; second < 150; ++second)
        troubles.failed(StoreWork::Keep, why, std::chrono::seconds(second));
    CHECK(told.size() == 3);
    CHECK(told.front().find(why) != std::string::npos);
    CHECK(troubles.present() == why);
    CHECK(troubles.count(StoreWork::Keep) == 150);
    troubles.went_well(StoreWork::Heartbeat); // another kind says nothing of this one
    CHECK(told.size() == 3);
    troubles.went_well(StoreWork::Keep);
    troubles.went_well(StoreWork::Keep);
    CHECK(told.size() == 4);
    CHECK(troubles.present().empty());
}

TEST_CASE("an office without room says so, and its stations keep what they have") {
    auto archive = std::make_unique<FullArchive>();
    FullArchive& store = *archive;
    OfficeWorld office(std::move(archive));
    office.start();
    StationWorld station(office, "kiosk-1");
    station.keep();
    store.full = true;
    const Round refused = station.carry();
    REQUIRE(refused.trouble);
    CHECK(refused.trouble->answers);
    CHECK(office.receiver.troubles().present().find("full") != std::string::npos);
    store.full = false;
    CHECK(station.carry().delivered == 1);
    CHECK(office.receiver.troubles().present().empty());
}

TEST_CASE("a day of arrival that cannot be is counted by the office's day and marked") {
    const int off = GENERATE(-20'000, -366, -365, 1, 365, 27'000); // days
    OfficeWorld office(std::make_unique<MemoryArchive>());
    office.start();
    StationWorld station(office, "kiosk-1");
    Submission submission = a_complaint();
    submission.arrived = today + std::chrono::days(off);
    must(station.outbox.keep(seal(submission, station.identity.recipients).value()));
    REQUIRE(station.carry().delivered == 1);
    const auto catalogue = Catalogue::load(std::string(TYCKTILL_SOURCE) + "/assets").value();
    const ReportWish year{submission.municipality, parse_day("2026-01-01").value(),
                          parse_day("2026-12-31").value()};
    const Report report = make_report(*office.archive, office.key, catalogue, year, today).value();
    CHECK(report.rows.front().count == 1);
    CHECK(report.by_office_day == 1);
}

TEST_CASE("a day that a kiosk without network may have taken in is its own") {
    for (const int days : {0, 1, 60, 300})
        CHECK(is_possible_arrival(today - std::chrono::days(days), today));
}

TEST_CASE("a database's password is taken out of its address, wherever it stands") {
    struct Row {
        const char *given, *address, *password;
    };
    const Row row = GENERATE(values<Row>({
        {"postgresql://kontor:hemligt@db:5432/tyck", "postgresql://kontor@db:5432/tyck", "hemligt"},
        {"postgres://kontor:a%40b%2F@db/tyck?sslmode=require",
         "postgres://kontor@db/tyck?sslmode=require", "a@b/"},
        {"postgresql://kontor:p@ss@db/tyck", "postgresql://kontor@db/tyck", "p@ss"},
        {"postgresql://kontor@db/tyck?password=x&sslmode=require",
         "postgresql://kontor@db/tyck?sslmode=require", "x"},
        {"postgresql://db/tyck?password=x", "postgresql://db/tyck", "x"},
        {"postgresql://kontor@[::1]:5432/tyck", "postgresql://kontor@[::1]:5432/tyck", ""},
        {"postgresql:///tyck?host=/run/postgresql", "postgresql:///tyck?host=/run/postgresql", ""},
    }));
    const PgAddress address = without_password(row.given);
    CHECK(address.url == row.address);
    CHECK(address.password == row.password);
}

TEST_CASE("an init that stopped half-way can be run again, and another office's store is refused") {
    const TemporaryFolder folder;
    NewOffice wish{folder.path() / "office", "postgresql://kontor@127.0.0.1:1/tyck",
                   "ett gott lösen", folder.path() / "office" / "escrow.key",
                   GuessCost::Interactive};
    CHECK_FALSE(make_office(wish));
    CHECK_FALSE(std::filesystem::exists(wish.folder)); // nothing is left in the way
    wish.store.clear();
    must(make_folder(wish.folder));
    must(write_text(wish.escrow_file, "half a key")); // left by a power cut
    const OfficeHome home = make_office(wish).value();
    must(open_archive(home.store).value()->add_enrol_code(code_of("1"), "kiosk-1", today));
    const auto key = make_signing_key().verify_key;
    REQUIRE(open_archive(home.store).value()->enrol(code_of("1"), key, today).value());

    NewOffice other{folder.path() / "other", home.store, "ett gott lösen",
                    folder.path() / "other.key", GuessCost::Interactive};
    const auto refused = make_office(other);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().what.find("another office's") != std::string::npos);
    CHECK_FALSE(std::filesystem::exists(other.escrow_file));
}

TEST_CASE("a reply keeps its lines by a single line feed") {
    CHECK(with_plain_breaks("a\r\nb\r\n\r\nc") == "a\nb\n\nc");
    CHECK(with_plain_breaks("a\rb\n") == "a\nb\n");
    CHECK(with_plain_breaks("a\u2028b\u2029c") == "a\nb\nc");
    CHECK(with_plain_breaks("åäö") == "åäö");
}
