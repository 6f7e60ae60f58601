// «Hur når vi dig?»: one way to be reached is chosen where one is enough, all lines that are asked for
// stand there all the time, and Nästa walks the empty ones.
#include "kiosk_fixture.h"
#include "tests/support/rooms.h"

using namespace tycktill;

TEST_CASE("Nästa walks the empty lines, upright and lying, and all of them stand there") {
    for (const bool landscape : {false, true}) {
        Visit visit;
        visit.setting.landscape = landscape;
        visit.goes_to_reply().does(Choose{"svar", "ja"}, Write{"Karin Lindberg"}, Next{});
        CHECK(visit.session.active == "adress");
        CHECK(visit.session.faults.empty());
        visit.does(Write{"Storgatan 5, 714 30 Kopparberg"}, Next{});
        CHECK(visit.session.active == "telefon_mobil");
        CHECK(shown_lines(visit.session).size() == 3);
        visit.does(Write{"070"}, Next{}); // the last: now the page is judged
        CHECK(visit.session.active == "telefon_mobil");
        REQUIRE(visit.session.faults.size() == 1);
        CHECK(shown_lines(visit.session).size() == 3);
        visit.does(Write{"070-174 06 35"}, Next{});
        CHECK(visit.kind() == StepKind::Check);
    }
}

TEST_CASE("what is wrong takes the caret to its line, whichever was written in last") {
    Visit visit;
    visit.goes_to_reply().does(Choose{"svar", "ja"}, Write{"Karin Lindberg"}, Focus{"adress"},
                               Write{"Storgatan 5"}, Focus{"telefon_mobil"}, Write{"070"},
                               Focus{"namn"}, Next{});
    CHECK(visit.session.active == "telefon_mobil");
}

TEST_CASE("who changes the name only goes on with one press") {
    Visit visit;
    visit.goes_to_reply().does(Choose{"svar", "ja"}, Write{"Karin Lindberg"}, Next{},
                               Write{"Storgatan 5"}, Next{}, Write{"070-174 06 35"}, Next{});
    visit.does(Change{"namn"}, Write{"Karin Öberg"}, Next{});
    CHECK(visit.kind() == StepKind::Check);
    CHECK(visit.session.answers.text("namn") == "Karin Öberg");
}

namespace {

/// At the question how to be reached, where there is a choice.
void goes_to_ways(Visit& visit) {
    visit.does(Begin{}, Choose{"typ", "berom"}, PickCard{"enhet", Pick::Unknown}, Write{"Tack!"},
               Next{}, Next{}, Choose{"svar", "ja"});
    REQUIRE(visit.kind() == StepKind::Ways);
}

} // namespace

TEST_CASE("one way to be reached is chosen, then that line alone is asked for beside the name") {
    for (const char* way : {"telefon", "adress", "epost"}) {
        Visit visit(municipality_file("ostersund"));
        goes_to_ways(visit);
        visit.does(ChooseWay{way});
        CHECK(asked_lines(visit.session) == std::vector<std::string>{"namn", way});
        visit.does(Next{}, Next{});
        CHECK(visit.session.active == way);
        REQUIRE(visit.session.faults.size() == 1);
        CHECK(visit.session.faults.front().field == way);
    }
}

TEST_CASE("another way may be added, and one that was written in is never taken away") {
    Visit visit(municipality_file("ostersund"));
    goes_to_ways(visit);
    visit.does(ChooseWay{"epost"}, AddWay{"telefon"});
    CHECK(visit.session.active == "telefon");
    visit.does(Write{"063-14 30 00"}, Back{}, ChooseWay{"adress"});
    CHECK(asked_lines(visit.session) == std::vector<std::string>{"namn", "telefon", "adress"});
    CHECK(further_ways(visit.session) == std::vector<std::string>{"epost"});
    visit.does(Next{}, Next{}, Next{});
    CHECK(visit.kind() == StepKind::Check); // one of them is enough
}

TEST_CASE("without a way to be reached Nästa stays and says so") {
    Visit visit(municipality_file("ostersund"));
    goes_to_ways(visit);
    visit.does(Next{});
    CHECK(visit.kind() == StepKind::Ways);
    CHECK(visit.session.faults.size() == 1);
}

TEST_CASE(
    "who changes to wanting a reply chooses a way, writes the line and is back at the check") {
    Visit visit(municipality_file("lomma"));
    visit.does(Begin{}, Choose{"typ", "berom"}, PickCard{"enhet", Pick::Unknown}, Write{"Tack!"},
               Next{}, Choose{"svar", "nej"}, Change{"svar"}, Choose{"svar", "ja"});
    REQUIRE(visit.kind() == StepKind::Ways);
    visit.does(ChooseWay{"telefon"}, Focus{"telefon"}, Write{"040-641 10 00"}, Next{});
    CHECK(visit.kind() == StepKind::Check);
}
