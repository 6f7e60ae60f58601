// The register's program is killed between any two writes of a month, and comes back. A few times here; by hand
// TYCKTILL_KILLS=500 build/bin/register_kill_tests.
#include "office/register/postgres_register.h"
#include "tests/office/register/killed_month.h"
#include "tests/support/postgres_server.h"
#include "tests/support/temporary_folder.h"

#include <catch2/catch.hpp>

using namespace tycktill;
using namespace tycktill::registry;
using test::PostgresServer;

namespace {

int kills() {
    const char* wished = std::getenv("TYCKTILL_KILLS");
    return wished ? std::atoi(wished) : 12;
}

void lives(const Opened& open, std::uint32_t seed) {
    KilledMonth month(open, seed);
    for (int life = 0; life < kills(); ++life) {
        INFO("seed " << seed << ", life " << life);
        const std::string broken = month.live_and_judge();
        REQUIRE(broken == "");
    }
    CHECK(month.acknowledged() > kills());
}

} // namespace

TEST_CASE("killed between any two writes, the SQLite register loses nothing and leaves no gap") {
    const TemporaryFolder folder;
    const std::string file = (folder.path() / "register.db").string();
    lives([&] { return std::move(open_sqlite_register(file).value()); }, 20261130);
}

TEST_CASE(
    "killed between any two writes, the PostgreSQL register loses nothing and leaves no gap") {
    if (!PostgresServer::instance()) {
        WARN("PostgreSQL is not installed: this test was skipped");
        return;
    }
    const std::string url = PostgresServer::instance()->new_database();
    lives([&] { return std::move(open_postgres_register(url).value()); }, 20261130);
}
