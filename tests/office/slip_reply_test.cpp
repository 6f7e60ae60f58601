// Anonymous, yet answered, from the kiosk and from paper, with the programs as their users run them: the
// office replies to one of each, the couriers carry, the office goes away, and at either kiosk each reply
// opens with the code that the person has at home and with no other.
#include "kiosk/station/station_door.h"
#include "kiosk_fixture.h"
#include "shared/base/files.h"
#include "shared/record/code_reply.h"
#include "shared/record/slip_keys.h"
#include "tests/support/program_world.h"
#include "tests/support/rooms.h"

#include <nlohmann/json.hpp>
#include <regex>
#include <set>
#include <thread>

using namespace tycktill;
using namespace tycktill::test;
using Json = nlohmann::json;
namespace fs = std::filesystem;

namespace {

const std::string story = "Lampan vid cykelstället lyser inte.";

struct Town : ProgramWorld {
    std::string reception = (folder.path() / "reception").string();
    std::string first = (folder.path() / "kiosk-1").string();
    std::string second = (folder.path() / "kiosk-2").string();
    std::string pdf = (folder.path() / "form.pdf").string();

    Town() {
        ::setenv("TYCKTILL_OPERATOR_PASSPHRASE", "en provdisk", 1);
        const std::string url = serve();
        for (const auto& data : {reception, first, second}) {
            station = data;
            REQUIRE(make_folder(data));
            REQUIRE(write_text(fs::path(data) / "station.toml", "municipality = \"lomma\"\n"));
            std::string code =
                tell_office({"enrol-code", "--station", fs::path(data).filename().string()}).out;
            code.pop_back();
            REQUIRE(tell_courier({"enrol", url, code}).status == 0);
        }
    }
    Outcome tell(const std::string& name, std::vector<std::string> words) {
        words.insert(words.begin(), program(name));
        return run(words, folder.path());
    }
    Outcome scan(std::vector<std::string> words) {
        words.insert(words.end(), {"--data", reception});
        return tell("tycktill-scan", std::move(words));
    }
    void carry(const std::string& data) {
        station = data;
        REQUIRE(tell_courier({"once"}).status == 0);
    }
    std::size_t shelf_size(const std::string& data) const {
        return fs::file_size(replies_file(data));
    }
    static std::string reply_at(const std::string& data, const std::string& code) {
        return StationDoor(data, {}).reply_for("lomma", code);
    }
};

std::string leave_at_kiosk(const std::string& data) {
    Visit visit(municipality_file("lomma"));
    visit.does(Begin{}, Choose{"typ", "klagomal"}, Next{}, PickCard{"enhet", Pick::Unknown}, Next{},
               Write{"Maten var kall."}, Next{}, PickCard{"datum", Pick::Skip}, Next{},
               Choose{"svar", "kod"}, Next{});
    const Event sent = StationDoor(data, {}).send(visit.setting, visit.session);
    REQUIRE(std::holds_alternative<Sent>(sent));
    return std::get<Sent>(sent).code;
}

/// The code on the slip, read off the paper.
std::string print_a_form(Town& town) {
    const auto printed = town.tell("tycktill-forms", {"print", "lomma", "--data", town.reception,
                                                      "--out", town.pdf, "--json"});
    INFO(printed.said);
    REQUIRE(printed.status == 0);
    const auto text = run({"/usr/bin/pdftotext", "-layout", town.pdf, "-"}, town.folder.path()).out;
    std::smatch found;
    REQUIRE(std::regex_search(text, found, std::regex("([2-9]{4}) +([2-9]{4}) +([2-9]{4})")));
    const std::string code = found[1].str() + found[2].str() + found[3].str();
    const std::string serial = Json::parse(printed.out)["serial"];
    const auto key = slip_key(town.reception, serial, "lomma").value();
    REQUIRE(key);
    CHECK(*key == reply_key(code, "lomma")->public_key);
    CHECK_FALSE(slip_key(town.reception, serial, "ostersund").value());
    const std::string kept = all_of(slip_keys_file(town.reception));
    CHECK(kept.find(code) == std::string::npos);
    CHECK(kept.find(code.substr(0, 4) + " " + code.substr(4, 4)) == std::string::npos);
    return code;
}

/// Filled in by hand, photographed, read, settled by who has the paper in hand, sent.
void send_the_paper(Town& town) {
    const Json answers{{"typ", {"klagomal"}}, {"svar", {"kod"}}, {"beskrivning", story}};
    const fs::path post = town.folder.path() / "post";
    REQUIRE(make_folder(post));
    REQUIRE(write_text(town.folder.path() / "answers.json", answers.dump()));
    REQUIRE(write_text(town.folder.path() / "nothing.json", "{}"));
    for (const char* page : {"1", "2"})
        REQUIRE(town.tell("tycktill-photograph",
                          {"--form", town.pdf, "--seed", "7", "--page", page, "--answers",
                           (town.folder.path() /
                            (page == std::string("1") ? "answers.json" : "nothing.json"))
                               .string(),
                           "--out", (post / (std::string(page) + ".jpg")).string()})
                    .status == 0);
    REQUIRE(town.scan({"intake", post.string()}).status == 0);
    std::istringstream rows(town.scan({"queue", "--json"}).out);
    std::string row, id;
    while (std::getline(rows, row))
        if (Json::parse(row).contains("id"))
            id = Json::parse(row)["id"];
    REQUIRE_FALSE(id.empty());
    std::set<std::string> doubtful{"typ", "svar", "beskrivning"};
    for (const Json& doubt : Json::parse(town.scan({"show", id, "--json"}).out)["doubts"])
        doubtful.insert(doubt["field"].get<std::string>());
    for (const std::string& field : doubtful) {
        const Json value = answers.value(field, Json(""));
        REQUIRE(town.scan({"settle", id,
                           field + "=" + (value.is_array() ? value[0] : value).get<std::string>()})
                    .status == 0);
    }
    const auto accepted = town.scan({"accept", id});
    INFO(accepted.said);
    REQUIRE(accepted.status == 0);
}

} // namespace

TEST_CASE("one reply to the kiosk and one to paper: at two kiosks each opens with its code alone") {
    Town town;
    const std::string at_kiosk = leave_at_kiosk(town.first);
    const std::string on_paper = print_a_form(town);
    send_the_paper(town);
    for (const auto& data : {town.reception, town.first, town.second})
        town.carry(data);
    const std::size_t before = town.shelf_size(town.second);
    CHECK(Town::reply_at(town.first, at_kiosk) == "");

    std::istringstream rows(town.tell_office({"inbox", "--json"}).out);
    std::string row;
    std::size_t replies = 0;
    while (std::getline(rows, row)) {
        const std::string id = Json::parse(row)["id"];
        const Json shown = Json::parse(town.tell_office({"show", id, "--json"}).out);
        const bool paper = shown["channel"] == "paper";
        const auto replied =
            town.tell_office({"reply", id, "--text", paper ? "Lampan är bytt." : "Spisen är lagad.",
                              "--secrecy-checked"});
        INFO(replied.said << shown.dump());
        REQUIRE(replied.status == 0);
        ++replies;
    }
    REQUIRE(replies == 2);
    for (const auto& data : {town.first, town.second})
        town.carry(data);
    town.serving->stop(SIGKILL); // from now on there is no network

    for (const auto& data : {town.first, town.second}) {
        CHECK(Town::reply_at(data, at_kiosk).find("Spisen är lagad.") != std::string::npos);
        CHECK(Town::reply_at(data, at_kiosk).find("Lampan") == std::string::npos);
        CHECK(Town::reply_at(data, on_paper).find("Lampan är bytt.") != std::string::npos);
        std::string wrong = on_paper;
        wrong[5] = wrong[5] == '9' ? '2' : '9';
        CHECK(Town::reply_at(data, wrong) == "");
        // The same size class and count class as before there were any, and nothing to read.
        CHECK(town.shelf_size(data) == before);
        CHECK(before == 1 + 16 * reply_slot_bytes);
        const std::string shelf = all_of(replies_file(data));
        for (const char* word : {"Spisen", "Lampan"})
            CHECK(shelf.find(word) == std::string::npos);
    }
    for (const auto& entry : fs::recursive_directory_iterator(town.reception))
        if (entry.is_regular_file())
            CHECK(all_of(entry.path()).find(on_paper) == std::string::npos);
}

TEST_CASE("a slip's key is found by number and municipality, and a damaged register is told") {
    const TemporaryFolder folder;
    const auto data = folder.path() / "data";
    CHECK_FALSE(slip_key(data, "7K3M9QXDT", "lomma").value());
    const PublicKey one = make_key_pair().public_key, two = make_key_pair().public_key;
    REQUIRE(register_slips(data, {{"7K3M9QXDT", "lomma", one}}));
    REQUIRE(register_slips(data, {{"22222222M", "lomma", two}}));
    CHECK(slip_key(data, "7K3M9QXDT", "lomma").value() == one);
    CHECK(slip_key(data, "22222222M", "lomma").value() == two);
    CHECK_FALSE(slip_key(data, "", "lomma").value());
    REQUIRE(write_text(slip_keys_file(data), "7K3M9QXDT lomma 12\n"));
    const auto damaged = slip_key(data, "7K3M9QXDT", "lomma");
    REQUIRE_FALSE(damaged);
    CHECK(damaged.error().what.find("take the file from where the forms were printed") !=
          std::string::npos);
}

TEST_CASE("print rooms that register at once lose no key, nor does one that follows a cut line") {
    const TemporaryFolder folder;
    const PublicKey key = make_key_pair().public_key;
    const auto serial = [](int room, int copy) {
        return "ROOM" + std::to_string(room) + std::to_string(1000 + copy);
    };
    REQUIRE(write_text(slip_keys_file(folder.path()), "22222222M lomma 12"));
    std::vector<std::thread> rooms;
    for (int room = 0; room < 2; ++room)
        rooms.emplace_back([&, room] {
            for (int copy = 0; copy < 40; ++copy)
                static_cast<void>(
                    register_slips(folder.path(), {{serial(room, copy), "lomma", key}}));
        });
    for (std::thread& room : rooms)
        room.join();
    int found = 0;
    for (int room = 0; room < 2; ++room)
        for (int copy = 0; copy < 40; ++copy)
            found += slip_key(folder.path(), serial(room, copy), "lomma").value() == key;
    CHECK(found == 80);
}
