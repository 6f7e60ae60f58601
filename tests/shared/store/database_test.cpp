#include "shared/base/files.h"
#include "shared/store/database.h"
#include "tests/support/rooms.h"
#include "tests/support/temporary_folder.h"

#include <catch2/catch.hpp>

using namespace tycktill;

namespace {

DatabaseSettings a_store(std::vector<std::string_view> migrations = {
                             "CREATE TABLE thing (id INTEGER PRIMARY KEY, word TEXT) STRICT"}) {
    DatabaseSettings settings;
    settings.application_id = 4711;
    settings.migrations = std::move(migrations);
    return settings;
}

} // namespace

TEST_CASE("a store opens with every setting that keeps what it acknowledged") {
    const TemporaryFolder folder;
    Database database = Database::open(folder.path() / "a.db", a_store()).value();
    REQUIRE(database.text("PRAGMA journal_mode").value() == "wal");
    REQUIRE(database.number("PRAGMA synchronous").value() == 2);
    REQUIRE(database.number("PRAGMA foreign_keys").value() == 1);
    REQUIRE(database.number("PRAGMA secure_delete").value() == 1);
    REQUIRE(database.number("PRAGMA trusted_schema").value() == 0);
    REQUIRE(database.number("PRAGMA application_id").value() == 4711);
    REQUIRE(database.number("PRAGMA user_version").value() == 1);
}

TEST_CASE("a store that cannot be durable does not open") {
    // SQLite has no log for a database in memory.
    const auto database = Database::open(":memory:", a_store());
    REQUIRE_FALSE(database);
    REQUIRE(database.error().what.find("journal_mode=WAL") != std::string::npos);
}

TEST_CASE("values of every kind go in and come out") {
    const TemporaryFolder folder;
    Database database = Database::open(folder.path() / "a.db", a_store()).value();
    Statement row = database
                        .query("SELECT ?, ?, ?, ?, ?",
                               {std::int64_t{-5}, "å\0b", BytesView(), Bytes{0, 255}, nullptr})
                        .value();
    REQUIRE(row.next().value());
    REQUIRE(row.number(0) == -5);
    REQUIRE(row.text(1) == "å");
    REQUIRE(row.bytes(2).empty());
    REQUIRE_FALSE(row.is_null(2));
    REQUIRE(row.bytes(3) == Bytes{0, 255});
    REQUIRE(row.is_null(4));
    REQUIRE_FALSE(row.next().value());
}

TEST_CASE("what is not committed is not there") {
    const TemporaryFolder folder;
    Database database = Database::open(folder.path() / "a.db", a_store()).value();
    {
        Transaction transaction = database.begin().value();
        REQUIRE(database.run("INSERT INTO thing (word) VALUES ('a')"));
    }
    REQUIRE(database.number("SELECT count(*) FROM thing").value() == 0);
    Transaction transaction = database.begin().value();
    REQUIRE(database.run("INSERT INTO thing (word) VALUES ('a')"));
    REQUIRE(transaction.commit());
    REQUIRE(database.number("SELECT count(*) FROM thing").value() == 1);
}

TEST_CASE("a store is brought to the newest version, whole or not at all") {
    const TemporaryFolder folder;
    const auto file = folder.path() / "a.db";
    const std::string_view first =
        "CREATE TABLE thing (word TEXT) STRICT; INSERT INTO thing VALUES ('kept')";
    const std::string_view second = "ALTER TABLE thing ADD COLUMN size INTEGER NOT NULL DEFAULT 7";
    const std::string_view broken = "CREATE TABLE more (a TEXT); INSERT INTO nothing VALUES (1)";
    REQUIRE(Database::open(file, a_store({first})));
    REQUIRE_FALSE(Database::open(file, a_store({first, second, broken})));
    {
        Database untouched = Database::open(file, a_store({first})).value();
        REQUIRE(untouched.number("PRAGMA user_version").value() == 1);
        REQUIRE(untouched.number("SELECT count(*) FROM pragma_table_info('thing')").value() == 1);
    }
    Database database = Database::open(file, a_store({first, second})).value();
    REQUIRE(database.text("SELECT word FROM thing").value() == "kept");
    REQUIRE(database.number("SELECT size FROM thing").value() == 7);
    REQUIRE(database.number("PRAGMA user_version").value() == 2);
}

TEST_CASE("a newer store, another program's store and no store are refused and left alone") {
    const TemporaryFolder folder;
    const auto file = folder.path() / "a.db";
    REQUIRE(Database::open(file, a_store({"CREATE TABLE a (b TEXT)", "CREATE TABLE c (d TEXT)"})));
    const auto newer = Database::open(file, a_store());
    REQUIRE_FALSE(newer);
    REQUIRE(newer.error().what.find("newer version (2)") != std::string::npos);
    DatabaseSettings other = a_store();
    other.application_id = 12;
    REQUIRE_FALSE(Database::open(file, other));
    REQUIRE(write_text(folder.path() / "b.db", std::string(5000, 'x')));
    const auto text = Database::open(folder.path() / "b.db", a_store());
    REQUIRE_FALSE(text);
    REQUIRE(text.error().what.find("not a store") != std::string::npos);
    REQUIRE(read_text(folder.path() / "b.db").value() == std::string(5000, 'x'));
    REQUIRE_FALSE(Database::open(folder.path() / "missing" / "a.db", a_store()));
}

TEST_CASE("a full store says so and what to do") {
    const TemporaryFolder folder;
    DatabaseSettings settings = a_store();
    settings.most_pages = 20;
    Database database = Database::open(folder.path() / "a.db", settings).value();
    const auto full =
        database.run("INSERT INTO thing (word) VALUES (?)", {std::string(200'000, 'x')});
    REQUIRE_FALSE(full);
    REQUIRE(full.error().what.rfind("the store is full; free disk space", 0) == 0);
    REQUIRE(full.error().kind == StoreFault::Full);
    REQUIRE(database.run("INSERT INTO thing (word) VALUES ('small')"));
}

TEST_CASE("a second writer waits, and then says that the store is held") {
    const TemporaryFolder folder;
    DatabaseSettings settings = a_store();
    settings.busy_timeout = std::chrono::milliseconds(50);
    Database one = Database::open(folder.path() / "a.db", settings).value();
    Database two = Database::open(folder.path() / "a.db", settings).value();
    const Transaction held = one.begin().value();
    const auto refused = two.begin();
    REQUIRE_FALSE(refused);
    REQUIRE(refused.error().what.rfind("the store is held by another program", 0) == 0);
    REQUIRE(refused.error().kind == StoreFault::Busy);
}

TEST_CASE("a rule of the schema is told apart from other faults") {
    const TemporaryFolder folder;
    Database database = Database::open(folder.path() / "a.db", a_store()).value();
    REQUIRE(database.run("INSERT INTO thing (id) VALUES (1)"));
    const auto second = database.run("INSERT INTO thing (id) VALUES (1)");
    REQUIRE_FALSE(second);
    REQUIRE(second.error().kind == StoreFault::Constraint);
    REQUIRE_FALSE(database.run("SELECT \"a double-quoted text\""));
}
