// One contract, every store: papers that nobody overwrites unseen, and final ones that never move.
#include "office/papers/postgres_papers.h"
#include "tests/support/postgres_server.h"
#include "tests/support/rooms.h"
#include "tests/support/temporary_folder.h"

#include <catch2/catch.hpp>

using namespace tycktill;
using namespace tycktill::papers;

namespace {

struct Memory {
    std::unique_ptr<Papers> made = memory_papers();
    Papers& kept() { return *made; }
    Papers& again() { return *made; } ///< nothing to open again
};

struct Sqlite {
    TemporaryFolder folder;
    std::unique_ptr<Papers> made = open();

    std::unique_ptr<Papers> open() const {
        auto opened = open_sqlite_papers((folder.path() / "papers.db").string());
        if (!opened)
            FAIL(opened.error().what);
        return std::move(*opened);
    }
    Papers& kept() { return *made; }
    Papers& again() {
        made.reset();
        made = open();
        return *made;
    }
};

struct Postgres {
    std::string url =
        test::PostgresServer::instance() ? test::PostgresServer::instance()->new_database() : "";
    std::unique_ptr<Papers> made = open();

    std::unique_ptr<Papers> open() const {
        if (url.empty()) {
            WARN("PostgreSQL is not installed: memory was tried once more instead");
            return memory_papers();
        }
        auto opened = open_postgres_papers(url);
        if (!opened)
            FAIL(opened.error().what);
        return std::move(*opened);
    }
    Papers& kept() { return *made; }
    Papers& again() {
        if (!url.empty())
            made = open();
        return *made;
    }
};

Paper paper(const std::string& id, const std::string& facts, int revision = 0) {
    return {"report", id, revision, false, facts, bytes_of("sealed " + facts)};
}

} // namespace

TEMPLATE_TEST_CASE("a paper is kept, and nobody overwrites what they have not seen", "", Memory,
                   Sqlite, Postgres) {
    TestType store;
    Papers& kept = store.kept();
    CHECK(kept.save(paper("2026:10", "tio")).value());
    CHECK(kept.save(paper("2026:1", "ett")).value());
    CHECK_FALSE(kept.save(paper("2026:1", "annat")).value()); // the id is taken
    CHECK(kept.save(paper("2026:1", "nytt", 1)).value());
    CHECK_FALSE(kept.save(paper("2026:1", "för sent", 1)).value());
    CHECK_FALSE(kept.save(paper("2026:9", "finns inte", 1)).value());
    Paper other = paper("2026:1", "ett annat slag");
    other.kind = "done";
    other.sealed.clear();
    CHECK(kept.save(other).value());
    const auto all = store.again().all("report").value();
    REQUIRE(all.size() == 2);
    CHECK(all[0] == paper("2026:1", "nytt", 2));
    CHECK(all[1] == paper("2026:10", "tio", 1));
    other.revision = 1;
    CHECK(store.kept().paper("done", "2026:1").value() == other);
    CHECK_FALSE(store.kept().paper("done", "2026:2").value());
}

TEMPLATE_TEST_CASE("a final paper is never changed and never goes away", "", Memory, Sqlite,
                   Postgres) {
    TestType store;
    REQUIRE(store.kept().save(paper("1", "utkast")).value());
    Paper final = paper("1", "fryst", 1);
    final.final = true;
    REQUIRE(store.kept().save(final).value());
    final.revision = 2;
    CHECK_FALSE(store.again().save(paper("1", "flyttad", 2)).value());
    CHECK_FALSE(store.kept().drop("report", "1").value());
    CHECK(store.kept().paper("report", "1").value() == final);
    REQUIRE(store.kept().save(paper("2", "utkast")).value());
    CHECK(store.kept().drop("report", "2").value());
    CHECK_FALSE(store.again().paper("report", "2").value());
    CHECK_FALSE(store.kept().drop("report", "2").value());
}
