/// The chain as its users run it: both programs, a real port, and an office that dies in the middle.
#include "shared/base/files.h"
#include "shared/courier/transport.h"
#include "tests/support/notify_socket.h"
#include "tests/support/program_world.h"
#include "tests/support/rooms.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using namespace tycktill;
using namespace tycktill::test;
using Json = nlohmann::json;

using World = ProgramWorld;

TEST_CASE("the programs carry a submission from a station to a reader") {
    World world;
    world.enrol();
    const auto id = to_text(world.keep());
    REQUIRE(world.tell_courier({"once"}).status == 0);
    const Json status = Json::parse(world.tell_courier({"status", "--json"}).out);
    REQUIRE(status["waiting"] == 0);
    REQUIRE(status["refused"] == 0);

    const Json row = Json::parse(world.tell_office({"inbox", "--json"}).out);
    REQUIRE(row["id"] == id);
    REQUIRE(row["municipality"] == "ljusnarsberg");
    REQUIRE(world.tell_office({"reply", id, "--text", "Maten blir varm nu."}).status == 0);
    const Json shown = Json::parse(world.tell_office({"show", id, "--json"}).out);
    REQUIRE(shown["contact"][0]["value"][0] == "Åsa Öberg");
    REQUIRE(shown["contact"][0]["label"] == "Namn");
    REQUIRE(shown["answers"][0]["words"][0] == "Klagomål");
    REQUIRE(shown["replies"][0] == "Maten blir varm nu.");
    const auto escrow = (world.folder.path() / "escrow").string();
    REQUIRE(Json::parse(world.tell_office({"show", id, "--json", "--escrow", escrow}).out)["id"] ==
            id);

    REQUIRE(Json::parse(world.tell_office({"verify", "--json"}).out)["proved"] == true);
    const auto report = world.tell_office({"report", "--municipality", "ljusnarsberg", "--from",
                                           "2026-01-01", "--to", "2099-12-31", "--csv"});
    REQUIRE(report.out.find("\"type\";\"klagomal\";\"Klagomål\";1") != std::string::npos);
    REQUIRE(world.tell_office({"purge", "--id", id}).status == 0);
    REQUIRE(world.tell_office({"show", id}).status == 1);
    REQUIRE(world.tell_office({"verify"}).status == 0);
    REQUIRE(world.serving->stop(SIGTERM) == 0);
}

TEST_CASE("an office that is killed in the middle has everything once in the end") {
    World world;
    world.enrol();
    world.keep();
    world.keep(600'000);
    world.serving->stop(SIGKILL);
    REQUIRE(world.tell_courier({"once"}).status == 1);
    world.serve();
    {
        // Killed at some moment while the courier is at work.
        Running courier({program("tycktill-courier"), "once", "--data", world.station},
                        world.folder.path() / "courier-out");
        std::this_thread::sleep_for(std::chrono::milliseconds(60));
        world.serving->stop(SIGKILL);
        courier.wait();
    }
    world.serve();
    REQUIRE(world.tell_courier({"once"}).status == 0);
    const Json proof = Json::parse(world.tell_office({"verify", "--json"}).out);
    REQUIRE(proof["received"] == 2);
    REQUIRE(proof["missing"] == 0);
    REQUIRE(proof["proved"] == true);
}

TEST_CASE("a revoked station is told, and says so") {
    World world;
    world.enrol();
    world.keep();
    REQUIRE(world.tell_office({"revoke", "reception-1"}).status == 0);
    REQUIRE(world.tell_courier({"once"}).status == 1);
    REQUIRE(Json::parse(world.tell_courier({"status", "--json"}).out)["waiting"] == 1);
    REQUIRE(Json::parse(world.tell_office({"stations", "--json"}).out)["revoked"] == true);
    REQUIRE(world.tell_office({"inbox", "--json"}).out.empty());
}

TEST_CASE("both services tell their service manager when they are ready, how they are and that "
          "they stop") {
    NotifySocket manager;
    World world;
    world.enrol();
    REQUIRE(manager.wait_for("READY=1").find("STATUS=0 received") != std::string::npos);
    world.keep();
    Running courier({program("tycktill-courier"), "run", "--data", world.station},
                    world.folder.path() / "courier-out");
    REQUIRE(manager.wait_for("STATUS=started").find("READY=1\nSTATUS=started") !=
            std::string::npos);
    manager.wait_for("STATUS=a few waiting, 0 held; the office answers"); // its hour has not come
    REQUIRE(manager.wait_for("WATCHDOG=1").find("the office answers") != std::string::npos);
    REQUIRE(courier.stop(SIGTERM) == 0);
    REQUIRE(world.serving->stop(SIGTERM) == 0);
    REQUIRE(manager.wait_for("finishing what was begun").find("STOPPING=1\n") != std::string::npos);
}

TEST_CASE(
    "a reply and an enrolment code need not stand where every user of the machine reads them") {
    World world;
    const std::string url = world.serve();
    const auto said_to = [&](const std::string& said, const std::string& command) {
        const auto file = world.folder.path() / "said";
        REQUIRE(write_text(file, said));
        return run({"/bin/sh", "-c", command + " < '" + file.string() + "'"}, world.folder.path());
    };
    const std::string code = world.tell_office({"enrol-code", "--station", "kiosk-1"}).out;
    CHECK(said_to(code, program_for_tests("tycktill-courier") + " enrol " + url + " --data '" +
                            world.station + "'")
              .status == 0);
    const auto id = to_text(world.keep());
    REQUIRE(world.tell_courier({"once"}).status == 0);
    const std::string reply =
        program_for_tests("tycktill-office") + " reply " + id + " --data '" + world.office + "'";
    CHECK(said_to("Nu är det lagat.\nTack!\n", reply).status == 0);
    CHECK(said_to("\n", reply).status == 1);
    CHECK(Json::parse(world.tell_office({"show", id, "--json"}).out)["replies"][0] ==
          "Nu är det lagat.\nTack!");
}

TEST_CASE("the desk reads its passphrase once, and leaves nothing for a core dump") {
    World world;
    REQUIRE(write_text(std::filesystem::path(world.office) / "station.toml",
                       "municipality = \"ljusnarsberg\"\n"));
    const auto out = world.folder.path() / "desk-out";
    Running desk({program_for_tests("tycktill-office"), "desk", "--listen", "127.0.0.1:0", "--data",
                  world.office},
                 out);
    for (int i = 0; i < 2000 && all_of(out).find('\n') == std::string::npos; ++i)
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
    REQUIRE(all_of(out).find("http://127.0.0.1:") == 0);
    const std::string process = "/proc/" + std::to_string(desk.process());
    const std::string environment = all_of(process + "/environ");
    CHECK(environment.find("TYCKTILL_OFFICE_PASSPHRASE") != std::string::npos); // it is that place
    CHECK(environment.find("lång mening") == std::string::npos);
    const std::string limits = all_of(process + "/limits");
    const auto from = limits.find("Max core file size");
    REQUIRE(from != std::string::npos);
    CHECK(limits.substr(from, limits.find('\n', from) - from).find("unlimited") ==
          std::string::npos);
}

TEST_CASE("the counts are not given where stations come") {
    World world;
    world.enrol();
    const auto transport =
        make_curl_transport(
            {"https://" + world.address, load_station(world.station).value()->server_pin, 5, 10})
            .value();
    const auto there = transport->send({"GET", "/metrics", {}, {}, {}}).value();
    CHECK(there.status == 401);
    CHECK(text_of(there.body).find("tycktill_") == std::string::npos);
    // Nor anywhere else than on the machine itself.
    CHECK(
        world.tell_office({"serve", "--listen", "127.0.0.1:0", "--metrics", "0.0.0.0:0"}).status ==
        1);
}

TEST_CASE("wrong words are told with status 2, wrong things with status 1") {
    World world;
    REQUIRE(world.tell_office({"sing"}).status == 2);
    REQUIRE(world.tell_office({}).status == 2);
    REQUIRE(world.tell_office({"enrol-code", "--station", "Reception 1"}).status == 1);
    REQUIRE(world.tell_office({"init"}).status == 1);
    REQUIRE(world.tell_office({"show", "0123"}).status == 1);
    REQUIRE(world.tell_office({"show", to_text(random_submission_id())}).status == 1);
    REQUIRE(world.tell_courier({"once"}).status == 1);
    REQUIRE(world.tell_courier({"enrol", "https://127.0.0.1:1", "abc"}).status == 1);
    REQUIRE(run({program("tycktill-office"), "--version"}, world.folder.path()).status == 0);
    ::setenv("TYCKTILL_OFFICE_PASSPHRASE", "en annan mening", 1);
    REQUIRE(world.tell_office({"inbox"}).status == 1);
}
