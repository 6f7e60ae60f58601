#include "tests/forms/shipped.h"
#include "tests/support/rooms.h"

using namespace tycktill;

TEST_CASE("Ljusnarsberg asks what its printed form asks, and what the screen needs besides") {
    const Municipality municipality = shipped("ljusnarsberg");
    REQUIRE(municipality.name == "Ljusnarsbergs kommun");
    REQUIRE(municipality.accent.accent == 0x17492F);
    const Form& form = municipality.forms.at(0);
    REQUIRE(form.ref == FormRef{"ljusnarsberg/klagomalsblankett", 1});
    std::vector<std::string> ids;
    for (const auto& field : form.fields)
        ids.push_back(field.id);
    REQUIRE(ids == std::vector<std::string>{"typ", "enhet", "fran", "beskrivning", "datum", "svar",
                                            "namn", "adress", "epost", "telefon_bostad",
                                            "telefon_mobil", "telefon_arbete"});
    REQUIRE(form.with_role(FieldRole::Story)->id == "beskrivning");
    REQUIRE(form.find("fran")->choices.size() == 3);
    REQUIRE(form.reply.needs_all == std::vector<std::string>{"namn", "adress"});
    REQUIRE(form.deadline->unit == Deadline::Unit::Weeks);
    REQUIRE(form.paper_pages.size() == 2);
    REQUIRE(form.paper_pages[0].sections[2].rows[0].cells[0].lines == 7);
}

TEST_CASE("a word that is not in a language is Swedish") {
    const Words words{{{"sv", "Namn"}, {"en", "Name"}}};
    REQUIRE(words.in("en") == "Name");
    REQUIRE(words.in("sv@lattlast") == "Namn");
    REQUIRE(words.in("fi") == "Namn");
}
