// One contract, every store: a log that is only added to, and in which every cut, change and exchange is found.
#include "office/audit/postgres_audit.h"
#include "shared/store/database.h"
#include "tests/support/postgres_server.h"
#include "tests/support/rooms.h"
#include "tests/support/temporary_folder.h"

#include <catch2/catch.hpp>

using namespace tycktill;
using audit::Audit;
using audit::Entry;
using audit::Finding;
using audit::Head;
using audit::KeptEntry;
using test::PostgresServer;

namespace {

using What = Finding::What;

record::SigningKey key_of(std::uint8_t first) {
    const Bytes seed(32, first);
    return record::signing_key_of(seed).value();
}
const record::VerifyKey office_key = key_of(7).verify_key;

Entry entry(const std::string& about, audit::Act act = audit::Act::ReadMatter) {
    return {audit::Instant{std::chrono::seconds(1'796'036'400)},
            "karin",
            "handler",
            act,
            about,
            "",
            {}};
}

struct Memory {
    std::unique_ptr<Audit> made = audit::memory_audit(key_of(7));
    Audit& kept() { return *made; }
    Audit& again() { return *made; }
};

struct Sqlite {
    TemporaryFolder folder;
    std::string file = (folder.path() / "audit.db").string();
    std::unique_ptr<Audit> made = open();

    std::unique_ptr<Audit> open() const {
        auto opened = audit::open_sqlite_audit(file, key_of(7));
        if (!opened)
            FAIL(opened.error().what);
        return std::move(*opened);
    }
    Audit& kept() { return *made; }
    Audit& again() {
        made.reset();
        made = open();
        return *made;
    }
};

struct Postgres {
    std::string url = PostgresServer::instance() ? PostgresServer::instance()->new_database() : "";
    std::unique_ptr<Audit> made = open();

    std::unique_ptr<Audit> open() const {
        if (url.empty()) {
            WARN("PostgreSQL is not installed: memory was tried once more instead");
            return audit::memory_audit(key_of(7));
        }
        auto opened = audit::open_postgres_audit(url, key_of(7));
        if (!opened)
            FAIL(opened.error().what);
        return std::move(*opened);
    }
    Audit& kept() { return *made; }
    Audit& again() {
        if (!url.empty())
            made = open();
        return *made;
    }
};

std::vector<KeptEntry> all_of(Audit& kept, std::int64_t from = 1) {
    std::vector<KeptEntry> all;
    REQUIRE(kept.each_entry(from, [&](const KeptEntry& one) -> Result<void> {
        all.push_back(one);
        return {};
    }));
    return all;
}

std::vector<KeptEntry> log_of(int count) {
    std::vector<KeptEntry> all;
    std::optional<Head> before;
    for (int i = 1; i <= count; ++i) {
        all.push_back(audit::chained(entry(std::to_string(i)), before, key_of(7)));
        before = all.back().head;
    }
    return all;
}

std::vector<Finding> findings(const std::vector<KeptEntry>& log, const std::optional<Head>& newest,
                              const std::vector<Head>& known = {}) {
    audit::Check check(office_key, known);
    for (const KeptEntry& one : log)
        check.add(one);
    return check.finish(newest);
}

} // namespace

TEMPLATE_TEST_CASE("what is logged comes back in its order, chained and signed", "", Memory, Sqlite,
                   Postgres) {
    TestType store;
    CHECK_FALSE(store.kept().head().value());
    CHECK(audit::verify_audit(store.kept(), office_key).value().empty());
    Entry search{audit::Instant{std::chrono::seconds(5)},
                 "karin",
                 "manager",
                 audit::Act::Search,
                 "",
                 "",
                 bytes_of("sealed words")};
    REQUIRE(store.kept().append(entry("11")));
    REQUIRE(store.kept().append(search));
    REQUIRE(store.again().append(entry("22", audit::Act::OpenContact)));
    const auto all = all_of(store.kept());
    REQUIRE(all.size() == 3);
    CHECK(audit::read_entry(all[0]).value() == entry("11"));
    CHECK(audit::read_entry(all[1]).value() == search);
    CHECK(all[2].head.number == 3);
    CHECK(store.again().head().value() == all[2].head);
    CHECK(all_of(store.kept(), 3).size() == 1);
    CHECK(audit::verify_audit(store.kept(), office_key, {all[1].head}).value().empty());
    CHECK_FALSE(store.kept().each_entry(
        1, [](const KeptEntry&) -> Result<void> { return fail("enough"); }));
}

TEST_CASE("an entry that was altered is found") {
    auto log = log_of(5);
    const auto newest = log.back().head;
    CHECK(findings(log, newest).empty());
    log[2].facts.replace(log[2].facts.find("karin"), 5, "anton");
    CHECK(findings(log, newest) == std::vector<Finding>{{What::Altered, 3}});
    log = log_of(5);
    log[2].sealed = bytes_of("other words");
    CHECK(findings(log, newest) == std::vector<Finding>{{What::Altered, 3}});
}

TEST_CASE("an entry that was cut out is found, at the beginning, inside and at the end") {
    const auto whole = log_of(5);
    const auto newest = whole.back().head;
    for (std::int64_t cut = 1; cut <= 5; ++cut) {
        auto log = whole;
        log.erase(log.begin() + cut - 1);
        CHECK(findings(log, newest) == std::vector<Finding>{{What::Missing, cut}});
    }
    // Cut at the end, and the store's own head with it: a head that was printed finds it.
    auto log = whole;
    log.pop_back();
    CHECK(findings(log, log.back().head).empty());
    CHECK(findings(log, log.back().head, {newest}) == std::vector<Finding>{{What::Missing, 5}});
    CHECK(findings({}, std::nullopt, {newest}) == std::vector<Finding>{{What::Missing, 5}});
}

TEST_CASE("entries that changed places are found") {
    auto log = log_of(5);
    const auto newest = log.back().head;
    std::swap(log[1], log[2]); // as they stood, with their numbers
    CHECK_FALSE(findings(log, newest).empty());
    log = log_of(5);
    std::swap(log[1].facts, log[2].facts); // their words alone
    CHECK(findings(log, newest) == std::vector<Finding>{{What::Altered, 2}, {What::Altered, 3}});
}

TEST_CASE("a log that somebody wrote anew is not signed by the office") {
    std::vector<KeptEntry> log;
    std::optional<Head> before;
    for (int i = 1; i <= 2; ++i) {
        log.push_back(audit::chained(entry(std::to_string(i)), before, key_of(8)));
        before = log.back().head;
    }
    const auto real = log_of(2);
    CHECK(findings(log, log.back().head) ==
          std::vector<Finding>{{What::Unsigned, 1}, {What::Unsigned, 2}});
    // Written anew with the office's own key: a printed head still finds it.
    auto again = log_of(1);
    again.push_back(audit::chained(entry("another"), again.back().head, key_of(7)));
    CHECK(findings(again, again.back().head).empty());
    CHECK(findings(again, again.back().head, {real.back().head}) ==
          std::vector<Finding>{{What::Altered, 2}});
}

TEST_CASE("the SQLite log itself refuses to take away or rewrite, and who goes round it is found") {
    Sqlite store;
    for (int i = 0; i < 3; ++i)
        REQUIRE(store.kept().append(entry(std::to_string(i))));
    store.made.reset();
    store::DatabaseSettings settings;
    settings.application_id = 0x5454'414C;
    settings.migrations = {""};
    {
        auto other = store::Database::open(store.file, settings);
        REQUIRE(other);
        for (const char* order :
             {"DELETE FROM entries", "UPDATE entries SET facts = 'x'", "DELETE FROM head",
              "UPDATE head SET number = 1", "UPDATE head SET number = 9"}) {
            INFO(order);
            CHECK_FALSE(other->run(order));
        }
        REQUIRE(other->run("DROP TRIGGER entries_stay"));
        REQUIRE(other->run("DELETE FROM entries WHERE number = 3"));
    }
    CHECK(audit::verify_audit(store.again(), office_key).value() ==
          std::vector<Finding>{{What::Missing, 3}});
}

TEST_CASE("a head is printed and read again") {
    const Head head = log_of(2).back().head;
    CHECK(audit::parse_head(to_text(head)).value() == head);
    CHECK(audit::parse_head(" " + to_text(head) + "\n").value() == head);
    for (const char* wrong : {"", "1", "0 ab cd", "x y z", "1 00 00"})
        CHECK_FALSE(audit::parse_head(wrong));
}
