// One contract, every store: numbers without a gap, events that are only ever added.
#include "office/register/event_codec.h"
#include "office/register/postgres_register.h"
#include "office/register/register.h"
#include "shared/store/database.h"
#include "tests/support/postgres_server.h"
#include "tests/support/rooms.h"
#include "tests/support/temporary_folder.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <set>

using namespace tycktill;
using namespace tycktill::registry;
using tycktill::test::PostgresServer;

namespace {

Day day(const char* text) {
    return parse_day(text).value();
}

std::string id_of(int number) {
    std::string digits = std::to_string(number);
    return std::string(32 - digits.size(), '0') + digits;
}

Incoming incoming(int number, const std::string& board = "socialnamnden") {
    return {id_of(number), board, day("2026-11-27"), unopened_line};
}

std::vector<Incoming> delivery_of(int first, int count) {
    std::vector<Incoming> delivery;
    for (int i = 0; i < count; ++i)
        delivery.push_back(incoming(first + i));
    return delivery;
}

NewEvent event(const std::string& facts, const std::string& sealed = "") {
    return {facts, bytes_of(sealed), {}};
}

struct Memory {
    std::unique_ptr<Register> made = memory_register();
    Register& kept() { return *made; }
    /// Nothing to open again.
    Register& again() { return *made; }
};

struct Sqlite {
    TemporaryFolder folder;
    std::string file = (folder.path() / "register.db").string();
    std::unique_ptr<Register> made = open();

    std::unique_ptr<Register> open() const {
        auto opened = open_sqlite_register(file);
        if (!opened)
            FAIL(opened.error().what);
        return std::move(*opened);
    }
    Register& kept() { return *made; }
    Register& again() {
        made.reset();
        made = open();
        return *made;
    }
};

struct Postgres {
    std::string url = PostgresServer::instance() ? PostgresServer::instance()->new_database() : "";
    std::unique_ptr<Register> made = open();

    std::unique_ptr<Register> open() const {
        if (url.empty()) {
            WARN("PostgreSQL is not installed: memory was tried once more instead");
            return memory_register();
        }
        auto opened = open_postgres_register(url);
        if (!opened)
            FAIL(opened.error().what);
        return std::move(*opened);
    }
    Register& kept() { return *made; }
    Register& again() {
        if (!url.empty())
            made = open();
        return *made;
    }
};

std::vector<int> numbers(const std::vector<Row>& rows) {
    std::vector<int> all;
    for (const Row& row : rows)
        all.push_back(row.number);
    return all;
}

} // namespace

TEMPLATE_TEST_CASE("numbers go up by one in each board and each year", "", Memory, Sqlite,
                   Postgres) {
    TestType store;
    CHECK(numbers(store.kept().receive(delivery_of(1, 3), day("2026-11-30")).value()) ==
          std::vector{1, 2, 3});
    CHECK(numbers(store.kept().receive(delivery_of(4, 2), day("2026-12-31")).value()) ==
          std::vector{4, 5});
    CHECK(numbers(store.kept().receive({incoming(6, "aldrenamnden")}, day("2026-12-31")).value()) ==
          std::vector{1});
    CHECK(numbers(store.again().receive(delivery_of(7, 1), day("2027-01-01")).value()) ==
          std::vector{1});
    CHECK(numbers(store.kept().rows({"socialnamnden", 2026, {}}).value()) ==
          std::vector{1, 2, 3, 4, 5});
    CHECK(store.kept().rows({}).value().size() == 7);
    CHECK(numbers(store.kept().rows({{}, {}, day("2026-11-30")}).value()) == std::vector{1, 2, 3});
}

TEMPLATE_TEST_CASE("a delivery that is received again keeps its numbers", "", Memory, Sqlite,
                   Postgres) {
    TestType store;
    const auto first = store.kept().receive(delivery_of(1, 20), day("2026-11-30")).value();
    auto more = delivery_of(1, 21);
    const auto second = store.again().receive(more, day("2026-12-01")).value();
    REQUIRE(second.size() == 21);
    CHECK(std::vector(second.begin(), second.end() - 1) == first);
    CHECK(second.back().matter == id_of(21));
    CHECK(second.back().number == 21);
    CHECK(iso(second.back().made) == "2026-12-01");
    CHECK(iso(second.back().arrived) == "2026-11-27");
}

TEMPLATE_TEST_CASE("a row is voided once, and its number is never given again", "", Memory, Sqlite,
                   Postgres) {
    TestType store;
    REQUIRE(store.kept().receive(delivery_of(1, 1), day("2026-11-30")));
    const Voided voided{VoidReason::Empty, day("2026-12-01"), "annika"};
    CHECK(store.kept().make_void(id_of(1), voided).value());
    CHECK_FALSE(
        store.kept().make_void(id_of(1), {VoidReason::Test, day("2026-12-02"), "x"}).value());
    CHECK_FALSE(store.kept().make_void(id_of(2), voided).value());
    CHECK(store.again().row(id_of(1)).value()->voided == voided);
    CHECK(numbers(store.kept().receive(delivery_of(2, 1), day("2026-12-01")).value()) ==
          std::vector{2});
}

TEMPLATE_TEST_CASE("another diary's number is noted and shown", "", Memory, Sqlite, Postgres) {
    TestType store;
    REQUIRE(store.kept().receive(delivery_of(1, 1), day("2026-11-30")));
    CHECK(store.kept().note_other_number(id_of(1), "VON 2026/412").value());
    CHECK_FALSE(store.kept().note_other_number(id_of(2), "VON 2026/413").value());
    CHECK(store.again().row(id_of(1)).value()->other_number == "VON 2026/412");
    CHECK_FALSE(store.kept().row(id_of(2)).value());
}

TEMPLATE_TEST_CASE("events are added to the revision that was seen, and to no other", "", Memory,
                   Sqlite, Postgres) {
    TestType store;
    const auto added = [&](int seen, const NewEvent& one) {
        return store.kept().add(id_of(1), seen, one).value();
    };
    CHECK(std::holds_alternative<NotRegistered>(added(0, event("{}"))));
    REQUIRE(store.kept().receive(delivery_of(1, 1), day("2026-11-30")));
    CHECK(std::get<Added>(added(0, event("one", "sealed"))).revision == 1);
    // Two people saw revision 1; the second is told, and loses nothing that was written.
    CHECK(std::get<Added>(added(1, event("two"))).revision == 2);
    CHECK(std::get<Stale>(added(1, event("three"))).revision == 2);
    CHECK(std::get<Stale>(added(7, event("three"))).revision == 2);
    const auto events = store.again().events(id_of(1)).value();
    REQUIRE(events.size() == 2);
    CHECK(events[0].facts == "one");
    CHECK(text_of(events[0].sealed) == "sealed");
    CHECK(events[1].facts == "two");
    CHECK_FALSE(first_broken(id_of(1), events));
    CHECK(store.kept().events(id_of(2)).value().empty());
}

TEMPLATE_TEST_CASE("a rewording stands in the row at once", "", Memory, Sqlite, Postgres) {
    TestType store;
    REQUIRE(store.kept().receive(delivery_of(1, 1), day("2026-11-30")));
    NewEvent reworded = event("registered");
    reworded.row = NewEvent::Rewording{"Klagomål – hemtjänsten", "osl-26-1"};
    REQUIRE(store.kept().add(id_of(1), 0, reworded));
    const Row row = *store.again().row(id_of(1)).value();
    CHECK(row.line == "Klagomål – hemtjänsten");
    CHECK(row.provision == "osl-26-1");
    reworded.row->line = "Annat";
    REQUIRE(std::holds_alternative<Stale>(store.kept().add(id_of(1), 0, reworded).value()));
    CHECK(store.kept().row(id_of(1)).value()->line == "Klagomål – hemtjänsten");
}

TEMPLATE_TEST_CASE("an envelope that is opened gives its row the day that it says", "", Memory,
                   Sqlite, Postgres) {
    TestType store;
    REQUIRE(store.kept().receive(delivery_of(1, 2), day("2026-11-30")));
    CHECK(store.kept().unopened().value() == std::vector{id_of(1), id_of(2)});
    NewEvent arrived = event("arrived");
    arrived.row = NewEvent::Rewording{"Klagomål", "", day("2026-11-20")};
    REQUIRE(store.kept().add(id_of(2), 0, arrived));
    const Row row = *store.again().row(id_of(2)).value();
    CHECK(row.arrived == day("2026-11-20"));
    CHECK(row.made == day("2026-11-30"));
    CHECK(row.line == "Klagomål");
    CHECK(store.kept().unopened().value() == std::vector{id_of(1)});
}

TEMPLATE_TEST_CASE("words are weeded as an event is kept, and the chain stays whole", "", Memory,
                   Sqlite, Postgres) {
    TestType store;
    REQUIRE(store.kept().receive(delivery_of(1, 1), day("2026-11-30")));
    for (int i = 0; i < 3; ++i)
        REQUIRE(store.kept().add(id_of(1), i, event("facts", "words")));
    NewEvent closed = event("closed", "last words");
    closed.weeded = {2, 9}; // one that is not there changes nothing
    REQUIRE(std::holds_alternative<Stale>(store.kept().add(id_of(1), 2, closed).value()));
    CHECK(store.kept().events(id_of(1)).value()[1].sealed == bytes_of("words"));
    REQUIRE(std::holds_alternative<Added>(store.kept().add(id_of(1), 3, closed).value()));
    const auto events = store.again().events(id_of(1)).value();
    CHECK(events[0].sealed == bytes_of("words"));
    CHECK(events[1].sealed.empty());
    CHECK(events[3].sealed == bytes_of("last words"));
    CHECK_FALSE(first_broken(id_of(1), events));
}

TEMPLATE_TEST_CASE("every event comes matter by matter, in its order", "", Memory, Sqlite,
                   Postgres) {
    TestType store;
    REQUIRE(store.kept().receive(delivery_of(1, 3), day("2026-11-30")));
    for (const int matter : {3, 1})
        for (int i = 0; i < 2; ++i)
            REQUIRE(store.kept().add(id_of(matter), i, event(std::to_string(i))));
    std::vector<std::string> seen;
    REQUIRE(store.again().each_event(
        [&](const std::string& matter, const KeptEvent& one) -> Result<void> {
            seen.push_back(matter.substr(31) + "/" + one.facts);
            return {};
        }));
    CHECK(seen == std::vector<std::string>{"1/0", "1/1", "3/0", "3/1"});
    CHECK_FALSE(store.kept().each_event(
        [](const std::string&, const KeptEvent&) -> Result<void> { return fail("enough"); }));
}

TEMPLATE_TEST_CASE("a purge list goes from one person to another, and nobody writes over it", "",
                   Memory, Sqlite, Postgres) {
    TestType store;
    PurgeList list{"2031:1", {id_of(1), id_of(2)}, day("2031-01-07"), "annika", {}, "", {}, 0};
    REQUIRE(store.kept().save_purge_list(list).value());
    CHECK_FALSE(store.kept().save_purge_list(list).value()); // the number is taken
    list.revision = 1;
    CHECK(store.again().purge_lists().value() == std::vector{list});
    PurgeList other = list;
    list.approved = day("2031-01-08");
    list.approved_by = "gunnar";
    REQUIRE(store.kept().save_purge_list(list).value());
    other.carried_out = day("2031-01-09");
    CHECK_FALSE(store.kept().save_purge_list(other).value());
    list.revision = 2;
    CHECK(store.again().purge_lists().value() == std::vector{list});
}

TEST_CASE("an event that was altered, moved or cut out is found by its chain") {
    const auto kept = memory_register();
    REQUIRE(kept->receive(delivery_of(1, 1), day("2026-11-30")));
    for (int i = 0; i < 4; ++i)
        REQUIRE(kept->add(id_of(1), i, event("facts " + std::to_string(i), "words")));
    const auto right = kept->events(id_of(1)).value();
    REQUIRE_FALSE(first_broken(id_of(1), right));
    auto altered = right;
    altered[1].facts = "facts 9";
    CHECK(first_broken(id_of(1), altered) == 2);
    altered = right;
    altered[2].sealed[0] ^= 1;
    CHECK(first_broken(id_of(1), altered) == 3);
    altered = right;
    std::swap(altered[1], altered[2]);
    CHECK(first_broken(id_of(1), altered) == 2);
    altered = right;
    altered.erase(altered.begin());
    CHECK(first_broken(id_of(1), altered) == 1);
    CHECK(first_broken(id_of(2), right) == 1); // another matter's events
    altered = right;
    altered[3].sealed.clear(); // purged: the chain stays whole
    CHECK_FALSE(first_broken(id_of(1), altered));
}

TEST_CASE("the SQLite register itself refuses to take away or rewrite") {
    Sqlite store;
    REQUIRE(store.kept().receive(delivery_of(1, 1), day("2026-11-30")));
    REQUIRE(store.kept().add(id_of(1), 0, event("facts", "words")));
    REQUIRE(store.kept().make_void(id_of(1), {VoidReason::Test, day("2026-11-30"), "a"}));
    store.made.reset();
    DatabaseSettings as_it_is;
    auto database = Database::open_read_only(store.file);
    REQUIRE(database);
    auto writer = open_sqlite_register(store.file);
    REQUIRE(writer);
    auto other = Database::open(store.file, [] {
        DatabaseSettings settings;
        settings.application_id = 0x5454'5247;
        settings.migrations = {""};
        return settings;
    }());
    REQUIRE(other);
    for (const char* order :
         {"DELETE FROM rows", "UPDATE rows SET number = 9", "UPDATE rows SET void_day = NULL",
          "DELETE FROM events", "UPDATE events SET facts = 'x'",
          "UPDATE events SET sealed = x'01'"}) {
        INFO(order);
        CHECK_FALSE(other->run(order));
    }
    CHECK(other->run("UPDATE events SET sealed = x''")); // purging words
}

TEST_CASE("numbers within a delivery do not follow the order of sending") {
    // Over a thousand deliveries of five, each place is as likely for each: 200 of 1 000 on average, and by chance
    // not further off than 80 (six standard deviations) in any of the 25.
    std::array<std::array<int, 5>, 5> counts{};
    for (int round = 0; round < 1000; ++round) {
        const auto drawn = in_random_order(delivery_of(0, 5));
        REQUIRE(drawn.size() == 5);
        for (std::size_t place = 0; place < 5; ++place)
            ++counts[place][static_cast<std::size_t>(std::stoi(drawn[place].matter))];
    }
    for (const auto& row : counts) {
        for (const int count : row)
            CHECK((count > 120 && count < 280));
    }
}

TEST_CASE("a number is written by the board's own form") {
    Row row;
    row.year = 2026;
    row.number = 87;
    CHECK(written_number("{serie} {år}/{nr}", "SN", row) == "SN 2026/87");
    CHECK(written_number("{serie} {år}/{nr}", "SN", row, 2) == "SN 2026/87-2");
    CHECK(written_number("Dnr {år}-{nr}", "SN", row) == "Dnr 2026-87");
}

TEST_CASE("a public line is made of the type and a unit of the list, and of nothing else") {
    CHECK(neutral_line("Klagomål", "Hemtjänsten") == "Klagomål – hemtjänsten");
    CHECK(neutral_line("Beröm", "Äldreboendet") == "Beröm – äldreboendet");
    CHECK(neutral_line("Klagomål", "Hemtjänsten Berga") == "Klagomål – Hemtjänsten Berga");
    CHECK(neutral_line("Klagomål", "LSS-verksamheten") == "Klagomål – LSS-verksamheten");
    CHECK(neutral_line("Synpunkt", "") == "Synpunkt");
    CHECK(neutral_line("", "") == "Inkommen handling");
}
