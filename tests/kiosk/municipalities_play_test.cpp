// The five municipalities' interviews, played through the real program to what the office opens: own
// types, mandatory fields, dimensions, anonymity and deadline wording (the plays expect the words).
#include "played_station.h"

#include "tests/support/rooms.h"
#include "tests/support/sixth_municipality.h"

using namespace tycktill;

namespace {

using Values = std::vector<std::string>;

Submission played(const std::string& play, const std::string& municipality,
                  const std::string& unit) {
    REQUIRE(display().ready);
    Station station;
    REQUIRE(station.play(play, municipality, unit) == 0);
    Submission item = station.only_item();
    CHECK(item.municipality == municipality);
    CHECK(item.channel == Channel::Kiosk);
    return item;
}

} // namespace

TEST_CASE("Ljusnarsberg takes no wish for a reply without name, address and telephone") {
    const Submission item =
        played("ljusnarsberg-reply.play", "ljusnarsberg", "Björkgården, avdelning 2");
    CHECK(item.matter.values("typ") == Values{"klagomal"});
    CHECK(item.matter.values("fran") == Values{"enskild"});
    CHECK(item.contact.text("namn") == "Karin Lindberg");
    CHECK(item.contact.text("adress") == "Storgatan 5, 714 30 Kopparberg");
    CHECK(item.contact.text("telefon_mobil") == "070-174 06 35");
    CHECK_FALSE(item.matter.has("omrade"));
}

TEST_CASE("Robertsfors takes an idea, and a telephone is enough for its confirmation") {
    const Submission item = played("robertsfors.play", "robertsfors", "Gruppboendet på Bäckvägen");
    CHECK(item.matter.values("typ") == Values{"ide"});
    CHECK(item.matter.text("enhet") == "Gruppboendet på Bäckvägen");
    CHECK_FALSE(item.matter.has("datum")); // an idea has not happened
    CHECK(item.contact.text("namn") == "Åsa Öberg");
    CHECK(item.contact.text("telefon") == "0934-140 00");
    CHECK_FALSE(item.matter.has("omrade"));
}

TEST_CASE("Östersund takes praise with one of its own quality dimensions") {
    const Submission item = played("ostersund.play", "ostersund", "Hemtjänsten");
    CHECK(item.matter.values("typ") == Values{"berom"});
    CHECK(item.matter.values("omrade") == Values{"bemotande"});
    CHECK(item.contact.text("epost") == "asa@example.se");
    CHECK_FALSE(item.anonymous);
}

TEST_CASE("Linköping takes an objection and asks how to be reached") {
    const Submission item = played("linkoping.play", "linkoping", "Hemtjänsten");
    CHECK(item.matter.values("typ") == Values{"invandning"});
    CHECK(item.contact.text("adress") == "Storgatan 5, 582 23 Linköping");
    CHECK_FALSE(item.matter.has("omrade"));
}

TEST_CASE("Lomma takes a suggestion from somebody who is anonymous and yet wants a reply") {
    const Submission item = played("lomma.play", "lomma", "Grundskola");
    CHECK(item.matter.values("typ") == Values{"forbattringsforslag"});
    CHECK(item.matter.values("svar") == Values{"kod"});
    CHECK(item.anonymous);
    CHECK(item.contact.empty());
}

TEST_CASE("a municipality that nobody has heard of is asked for by its file alone") {
    const TemporaryFolder folder;
    const auto assets = folder.path() / "assets";
    std::filesystem::copy(std::string(TYCKTILL_SOURCE) + "/assets", assets,
                          std::filesystem::copy_options::recursive);
    REQUIRE(write_text(assets / "municipalities/langnamn.toml", test::sixth_municipality()));
    setenv("TYCKTILL_ASSETS", assets.c_str(), 1);
    const Submission item = played("langnamn.play", "langnamn", "");
    unsetenv("TYCKTILL_ASSETS");
    CHECK(item.matter.values("amnen") == Values{"mat", "annat"});
    CHECK(item.matter.text("onskan") == "Mer av samma sort.");
    CHECK(item.matter.text("arende") == "123456");
    CHECK(item.contact.text("postnummer") == "714 30");
}
