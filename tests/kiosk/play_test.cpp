// The real program under a display of its own, driven as the demo drives it; what it leaves is opened
// with the office's key.
#include "played_station.h"
#include "tests/support/rooms.h"

using namespace tycktill;

TEST_CASE("the named visit reaches the outbox as it was given, and no file tells it in clear") {
    REQUIRE(display().ready);
    Station station;
    REQUIRE(station.play("named.play") == 0);
    CHECK(std::filesystem::file_size(station.pictures() / "tack.png") > 10000);
    for (const char* words : {"Lindberg", "larmet", "070-174", "Storgatan"})
        CHECK_FALSE(station.any_file_holds(words));
    const Submission item = station.only_item();
    CHECK(item.matter.values("typ") == std::vector<std::string>{"synpunkt"});
    CHECK(item.matter.text("enhet") == "Björkgården, avdelning 2");
    CHECK(item.matter.values("fran") == std::vector<std::string>{"narstaende"});
    CHECK(
        item.matter.text("beskrivning") ==
        "I går kväll fick mamma vänta mer än en timme på hjälp. Hon ringde på larmet flera gånger "
        "men ingen kom. Hon blev rädd och ledsen.");
    CHECK(item.matter.text("datum") == "2026-11-21");
    CHECK(item.contact.text("namn") == "Karin Lindberg");
    CHECK(item.contact.text("adress") == "Storgatan 5, 714 30 Kopparberg");
    CHECK(item.contact.text("telefon_mobil") == "070-174 06 35");
    CHECK(iso(item.arrived) == "2026-11-22");
    CHECK(item.channel == Channel::Kiosk);
    CHECK(test::all_of(station.data / "how-easy.txt") == "2026-11 easy=1 so-so=0 hard=0\n");
}

TEST_CASE("the anonymous visit is told of its number, sends it anyway, and gives no contact") {
    REQUIRE(display().ready);
    Station station;
    REQUIRE(station.play("anonymous.play") == 0);
    const Submission item = station.only_item();
    CHECK(item.anonymous);
    CHECK(item.contact.empty());
    CHECK(item.matter.text("datum") == "2026-10-03");
    CHECK_FALSE(item.matter.has("enhet"));
    CHECK(item.matter.text("beskrivning").find("070-174 06 35") != std::string::npos);
}

TEST_CASE("a play that meets another screen than it expects ends with status 1") {
    REQUIRE(display().ready);
    Station station;
    std::filesystem::remove(station_file(station.data));
    CHECK(station.play("named.play") == 1);
}

TEST_CASE("usage faults end with status 2 before any window") {
    TemporaryFolder folder;
    const auto kiosk = test::program("tycktill-kiosk");
    const std::string data = folder.path().string();
    CHECK(test::run({kiosk, "--nonsense"}, folder.path()).status == 2);
    CHECK(
        test::run({kiosk, "--data", data, "--municipality", "ingenstans"}, folder.path()).status ==
        2);
    CHECK(test::run({kiosk, "--data", data, "--panel", "round"}, folder.path()).status == 2);
    CHECK(test::run({kiosk, "--today", "2026-11-22"}, folder.path()).status == 2);
    CHECK(test::run({kiosk, "--help"}, folder.path()).status == 0);
    CHECK(test::run({kiosk, "--version"}, folder.path()).status == 0);
}
