// What `tycktill-doctor` says of real stations and offices, whole and with each thing wrong that can be made
// wrong in a folder.
#include "shared/base/files.h"
#include "tests/support/program_world.h"
#include "tests/support/rooms.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using namespace tycktill;
using namespace tycktill::test;
namespace fs = std::filesystem;
using Json = nlohmann::json;

namespace {

struct Seen {
    int status = -1;
    std::map<std::string, std::string> faults; ///< the words by the check
    std::map<std::string, std::string> others; ///< what is well, or to be looked at
};

Seen doctor(const fs::path& folder, const std::string& data) {
    const std::string path =
        fs::path(program("tycktill-office")).parent_path().string() + ":/usr/sbin:/usr/bin:/bin";
    const Outcome outcome =
        run({"/usr/bin/env", "PATH=" + path, TYCKTILL_SOURCE "/tools/tycktill-doctor", "--json",
             "--data", data},
            folder);
    Seen seen;
    seen.status = outcome.status;
    std::istringstream lines(outcome.out);
    for (std::string line; std::getline(lines, line);) {
        const Json one = Json::parse(line);
        auto& where = one["state"] == "fel" ? seen.faults : seen.others;
        where[one["check"]] = one["words"];
    }
    return seen;
}

struct World : ProgramWorld {
    World() {
        enrol();
        for (const std::string& data : {office, station})
            fs::permissions(data, fs::perms::owner_all);
        must(tell_courier({"once"}).status == 0, "tycktill-courier once");
    }
    Seen at_station() const { return doctor(folder.path(), station); }
    Seen at_office() const { return doctor(folder.path(), office); }
    void set(const std::string& settings) const {
        REQUIRE(write_text(fs::path(station) / "station.toml", settings));
    }
};

std::string names_of(const std::map<std::string, std::string>& words) {
    std::string names;
    for (const auto& [check, said] : words)
        names += check + ": " + said + "\n";
    return names;
}

} // namespace

TEST_CASE("a station and an office that are well have no fault, and say what was looked at") {
    const World world;
    const Seen station = world.at_station();
    CHECK(names_of(station.faults) == "");
    CHECK(station.status == 0);
    for (const char* check :
         {"version", "klocka", "tidszon", "disk", "mapp", "kontor", "kontakt", "nät"})
        CHECK(station.others.count(check) == 1);
    const Seen office = world.at_office();
    CHECK(names_of(office.faults) == "");
    CHECK(office.status == 0);
    CHECK(office.others.count("arkiv") == 1);
    CHECK(office.others.count("kontor") == 0); // an office has none above it
}

TEST_CASE("each thing that is wrong is one line with what to do") {
    World world;
    const auto only = [](const Seen& seen, const std::string& check, const std::string& words) {
        INFO(names_of(seen.faults));
        CHECK(seen.status == 1);
        CHECK(seen.faults.size() == 1);
        REQUIRE(seen.faults.count(check) == 1);
        CHECK(seen.faults.at(check).find(words) != std::string::npos);
    };
    SECTION("others may look into the folder") {
        fs::permissions(world.station, fs::perms::owner_all | fs::perms::others_read);
        only(world.at_station(), "mapp", "chmod 700");
    }
    SECTION("a key may be read by others") {
        fs::permissions(fs::path(world.office) / "office" / "private.box",
                        fs::perms::owner_read | fs::perms::group_read);
        only(world.at_office(), "rättighet", "chmod -R go=");
    }
    SECTION("a file belongs to somebody else") {
        const fs::path file = fs::path(world.station) / "outbox.db";
        REQUIRE(::chown(file.c_str(), 1, 1) == 0);
        only(world.at_station(), "ägare", "chown -R");
    }
    SECTION("the office does not answer") {
        world.serving.reset();
        only(world.at_station(), "nät", "går inte att nå");
    }
    SECTION("the printer, the scanner and the watched folder are not there") {
        world.set("[kiosk]\nprinter = \"ipp://127.0.0.1:9/ipp/print\" # the hall's\n"
                  "[scan]\ndevice = \"none:0\"\nwatch = \"/nowhere/at all\"\n");
        const Seen seen = world.at_station();
        INFO(names_of(seen.faults));
        CHECK(seen.faults.size() == 3);
        CHECK(seen.faults.count("skrivare") == 1);
        CHECK(seen.faults.count("skanner") == 1);
        CHECK(seen.faults.count("inkorg") == 1);
    }
    SECTION("something lies unread in the watched folder") {
        const fs::path watched = world.folder.path() / "post";
        fs::create_directories(watched / "fel");
        REQUIRE(write_text(watched / "fel" / "a.pdf", "no pages"));
        world.set("[scan]\nwatch = \"" + watched.string() + "\"\n");
        only(world.at_station(), "inkorg", "1 filer");
    }
    SECTION("the queue is damaged") {
        world.serving.reset();
        REQUIRE(write_text(fs::path(world.station) / "outbox.db", "no store at all"));
        CHECK(world.at_station().status == 1);
    }
    SECTION("the office lacks a key of its own") {
        fs::remove(fs::path(world.office) / "office" / "receipt.key");
        CHECK(world.at_office().status == 1);
    }
}

TEST_CASE("a folder that is not there, and words that are none, are told") {
    const TemporaryFolder folder;
    const Seen nowhere = doctor(folder.path(), (folder.path() / "nowhere").string());
    CHECK(nowhere.status == 1);
    CHECK(nowhere.faults.count("mapp") == 1);
    CHECK(run({TYCKTILL_SOURCE "/tools/tycktill-doctor", "--sing"}, folder.path()).status == 2);
    CHECK(run({TYCKTILL_SOURCE "/tools/tycktill-doctor", "--data"}, folder.path()).status == 2);
    CHECK(run({TYCKTILL_SOURCE "/tools/tycktill-doctor", "--help"}, folder.path()).status == 0);
}
