/// The drill: an office burns down and is made anew from its backup, and says exactly what the backup
/// did not hold.
#include "shared/base/files.h"
#include "tests/support/postgres_server.h"
#include "tests/support/program_world.h"
#include "tests/support/rooms.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using namespace tycktill;
using namespace tycktill::test;
using Json = nlohmann::json;
namespace fs = std::filesystem;

namespace {

/// Three that arrived, a backup, and one that arrived after it; then the office is gone.
struct Burnt {
    ProgramWorld world;
    std::string backup = (world.folder.path() / "backup").string();
    std::string before, after, registered;

    explicit Burnt(const std::string& store = "") : world(store) {
        world.enrol();
        before = to_text(world.keep());
        world.keep(300'000);
        world.keep();
        REQUIRE(world.tell_courier({"once"}).status == 0);
        REQUIRE(world.tell_office({"reply", before, "--text", "Maten blir varm nu."}).status == 0);
        REQUIRE(world.tell_office({"matters"}).status == 0); // opened and numbered
        registered = world.tell_office({"register", "--json"}).out;
        REQUIRE(std::count(registered.begin(), registered.end(), '\n') == 3);
        const auto made = world.tell_office({"backup", backup});
        INFO(made.said);
        REQUIRE(made.status == 0);
        REQUIRE(world.tell_office({"backup", backup}).status == 1); // never over another
        after = to_text(world.keep());
        REQUIRE(world.tell_courier({"once"}).status == 0);
        world.serving->stop(SIGKILL);
        fs::remove_all(world.office);
    }

    void come_back(const std::vector<std::string>& more = {}) {
        std::vector<std::string> words{"restore", backup};
        words.insert(words.end(), more.begin(), more.end());
        const auto restored = world.tell_office(words);
        INFO(restored.said);
        REQUIRE(restored.status == 0);
        REQUIRE(world.tell_office(words).status == 1); // there is an office now
        REQUIRE(world.tell_office({"register", "--json"}).out == registered);
        REQUIRE(world.tell_office({"audit", "verify"}).status == 0);
        world.serve();
        world.keep();
        REQUIRE(world.tell_courier({"once"}).status ==
                0); // the same keys: the station notices nothing
        const Json shown = Json::parse(world.tell_office({"show", before, "--json"}).out);
        REQUIRE(shown["contact"][0]["value"][0] == "Åsa Öberg");
        REQUIRE(shown["replies"][0] == "Maten blir varm nu.");
        REQUIRE(world.tell_office({"show", after}).status == 1);

        const auto verified = world.tell_office({"verify", "--json"});
        REQUIRE(verified.status == 1);
        const Json proof = Json::parse(verified.out);
        REQUIRE(proof["received"] == 4);
        REQUIRE(proof["missing"] == 1);
        REQUIRE(proof["findings"].size() == 1);
        REQUIRE(proof["findings"][0]["kind"] == "gap");
        REQUIRE(proof["findings"][0]["from"] == 4);
    }
};

} // namespace

TEST_CASE("an office comes back from its backup and names what came after it") {
    Burnt().come_back();
}

TEST_CASE("an office on PostgreSQL comes back from its backup, on another database") {
    PostgresServer* server = PostgresServer::instance();
    if (!server) {
        WARN("PostgreSQL is not installed: this test was skipped");
        return;
    }
    Burnt burnt(server->new_database());
    REQUIRE(burnt.world.tell_office({"restore", burnt.backup}).status == 1); // which database?
    burnt.come_back({"--store", server->new_database()});
}

TEST_CASE("a backup that was changed or is not whole is refused by the file's name") {
    Burnt burnt;
    const auto refused = [&] { return burnt.world.tell_office({"restore", burnt.backup}); };
    for (const char* name : {"archive.db", "private.box", "office.json"}) {
        const auto file = fs::path(burnt.backup) / name;
        const Bytes whole = read_file(file).value();
        Bytes changed = whole;
        changed[changed.size() / 2] ^= 1;
        REQUIRE(write_file(file, changed));
        const auto told = refused();
        REQUIRE(told.status == 1);
        REQUIRE(told.said.find(name) != std::string::npos);
        REQUIRE(write_file(file, whole));
    }
    fs::remove(fs::path(burnt.backup) / "backup.json");
    REQUIRE(refused().status == 1);
    REQUIRE_FALSE(fs::exists(fs::path(burnt.world.office) / "office" / "office.json"));
}
