#include "kiosk_fixture.h"
#include "tests/support/rooms.h"

using namespace tycktill;
using namespace std::chrono_literals;

TEST_CASE("a new session is at the start, in Swedish, with nothing answered") {
    const Visit visit;
    CHECK(visit.session.place == Place::Start);
    CHECK(language_of(visit.session) == "sv");
    CHECK(visit.session.answers.empty());
}

TEST_CASE("one question follows another to the check") {
    Visit visit;
    visit.goes_to_story();
    CHECK(visit.field() == "beskrivning");
    visit.does(Write{"Maten var kall."}, Next{});
    CHECK(visit.field() == "datum");
    visit.does(PickCard{"datum", Pick::Yesterday}, Choose{"svar", "nej"});
    CHECK(visit.kind() == StepKind::Check);
    CHECK(visit.session.answers.text("datum") == "2026-11-21");
    CHECK(visit.session.answers.text("enhet") == "Björkgården, avdelning 2");
}

TEST_CASE("what must be answered holds the person on the page and says why") {
    Visit visit;
    visit.does(Begin{}, Next{});
    CHECK(visit.field() == "typ");
    REQUIRE(visit.session.faults.size() == 1);
    CHECK(visit.session.faults.front().field == "typ");
    visit.does(Choose{"typ", "forslag"});
    CHECK(visit.session.faults.empty());
    CHECK(visit.field() == "enhet");
}

TEST_CASE("what may be skipped is skipped with Nästa alone") {
    Visit visit;
    visit.does(Begin{}, Choose{"typ", "klagomal"}, Next{});
    CHECK(visit.field() == "fran");
    CHECK_FALSE(visit.session.answers.has("enhet"));
}

TEST_CASE("going back keeps what was answered") {
    Visit visit;
    visit.goes_to_reply().does(Back{}, Back{});
    CHECK(visit.field() == "beskrivning");
    CHECK(typed(visit.session) == "Maten var kall.");
    visit.does(Back{}, Back{}, Back{}, Back{});
    CHECK(visit.session.place == Place::Start);
    visit.does(Begin{});
    CHECK(visit.session.answers.chosen("typ", "klagomal"));
}

TEST_CASE("who wants no reply passes the contact page by, both ways") {
    Visit visit;
    visit.goes_to_check().does(Back{});
    CHECK(visit.field() == "svar");
    visit.does(Choose{"svar", "ja"});
    CHECK(visit.field() == "namn");
}

TEST_CASE("Ändra goes to its question and comes back to the check") {
    Visit visit;
    visit.goes_to_check().does(Change{"typ"});
    CHECK(visit.field() == "typ");
    visit.does(Choose{"typ", "forslag"});
    CHECK(visit.kind() == StepKind::Check);
    visit.does(Change{"beskrivning"}, Back{});
    CHECK(visit.kind() == StepKind::Check);
    CHECK(visit.session.answers.chosen("typ", "forslag"));
}

TEST_CASE("who changes to wanting a reply is asked how to be reached") {
    Visit visit;
    visit.goes_to_check().does(Change{"svar"}, Choose{"svar", "ja"});
    CHECK(visit.field() == "namn");
    visit.does(Write{"Karin Lindberg"}, Focus{"adress"}, Write{"Storgatan 5, 714 30 Kopparberg"},
               Focus{"telefon_mobil"}, Write{"070-174 06 35"}, Next{});
    CHECK(visit.kind() == StepKind::Check);
}

TEST_CASE("a reply without its contact details is asked for on the contact page") {
    Visit visit;
    visit.goes_to_reply().does(Choose{"svar", "ja"}, Write{"Karin"}, Next{}, Next{}, Next{});
    CHECK(visit.field() == "namn");
    CHECK_FALSE(visit.session.faults.empty());
}

TEST_CASE(
    "a day is asked for only where something has happened, and none is kept of what has not") {
    Visit visit(municipality_file("lomma"));
    visit.does(Begin{}, Choose{"typ", "klagomal"}, PickCard{"enhet", Pick::Unknown},
               Write{"Kallt."}, Next{});
    CHECK(visit.field() == "datum");
    visit.does(PickCard{"datum", Pick::Yesterday}, Choose{"svar", "nej"}, Change{"typ"},
               Choose{"typ", "berom"});
    CHECK(visit.kind() == StepKind::Check);
    CHECK_FALSE(visit.session.answers.has("datum"));
    visit.does(Back{}, Back{});
    CHECK(visit.field() == "beskrivning");
}

TEST_CASE("a place of the list is one press") {
    Visit visit;
    visit.does(Begin{}, Choose{"typ", "klagomal"}, ChooseUnit{"Hemtjänsten"});
    CHECK(visit.field() == "fran");
    CHECK(visit.session.answers.text("enhet") == "Hemtjänsten");
}

TEST_CASE("another unit is searched for, or said in one's own words") {
    Visit visit;
    visit.does(Begin{}, Choose{"typ", "klagomal"}, PickCard{"enhet", Pick::Elsewhere});
    CHECK(visit.session.inner);
    visit.does(Next{});
    CHECK_FALSE(visit.session.faults.empty());
    visit.does(Write{" Bussen till skolan "}, Next{});
    CHECK(visit.field() == "fran");
    CHECK(visit.session.answers.text("enhet") == "Bussen till skolan");

    visit.does(Back{}, Next{}, ChooseUnit{"Hemtjänsten"});
    CHECK(visit.session.inner); // the rows stay, and another may be pressed
    CHECK(visit.session.search == " Bussen till skolan ");
    visit.does(ChooseUnit{"Stöd till personer med funktionsnedsättning"}, ChooseUnit{"Hemtjänsten"},
               Next{});
    CHECK(visit.session.answers.text("enhet") == "Hemtjänsten");
    CHECK(visit.field() == "fran");
}

TEST_CASE("not knowing the unit is no answer") {
    Visit visit;
    visit.does(Begin{}, Choose{"typ", "klagomal"}, PickCard{"enhet", Pick::Here}, Back{},
               PickCard{"enhet", Pick::Unknown});
    CHECK_FALSE(visit.session.answers.has("enhet"));
    CHECK(visit.field() == "fran");
}

TEST_CASE("another day is chosen in the calendar, never later than this month") {
    Visit visit;
    visit.goes_to_story().does(Write{"Hej"}, Next{}, PickCard{"datum", Pick::OtherDay});
    CHECK(visit.session.inner);
    CHECK(visit.session.month == on("2026-11-01"));
    visit.does(ShowMonth{on("2026-12-01")});
    CHECK(visit.session.month == on("2026-11-01"));
    visit.does(ShowMonth{on("2026-10-01")}, Next{});
    CHECK_FALSE(visit.session.faults.empty());
    visit.does(ChooseDay{on("2026-10-03")});
    CHECK(visit.field() == "svar");
    CHECK(visit.session.answers.text("datum") == "2026-10-03");
}

TEST_CASE("a text longer than its field is not taken, nor a new line where there is one line") {
    Visit visit;
    visit.goes_to_story().does(Write{std::string(4000, 'a')}, Write{std::string(4001, 'a')});
    CHECK(typed(visit.session).size() == 4000);
    visit.does(Write{"Hej\nhopp"});
    CHECK(typed(visit.session) == "Hej\nhopp");
    visit.does(Next{}, Next{}, Choose{"svar", "ja"}, Write{"Karin\n"});
    CHECK(typed(visit.session).empty());
}

TEST_CASE("several choices are kept in the form's order and can be taken back") {
    Municipality whose = municipality_file("ljusnarsberg");
    whose.forms.front().fields.front().kind = FieldKind::SeveralChoices;
    Visit visit(whose);
    visit.does(Begin{}, Choose{"typ", "forslag"}, Choose{"typ", "klagomal"});
    CHECK(visit.session.answers.values("typ") == std::vector<std::string>{"klagomal", "forslag"});
    visit.does(Choose{"typ", "forslag"});
    CHECK(visit.session.answers.values("typ") == std::vector<std::string>{"klagomal"});
}

TEST_CASE("Skicka waits for the program; thanks come only after Sent") {
    Visit visit;
    visit.goes_to_check().does(Send{});
    CHECK(visit.session.place == Place::Sending);
    visit.does(Back{}, Next{}, Show{Overlay::Help});
    CHECK(visit.session.place == Place::Sending);
    visit.does(Sent{"234567892345"});
    CHECK(visit.session.place == Place::Thanks);
    CHECK(visit.session.code == "234567892345");
    CHECK(visit.session.answers.empty());
}

TEST_CASE("what could not be kept stays on the check page, whole") {
    Visit visit;
    visit.goes_to_check().does(Send{}, NotSent{"trouble.keep"});
    CHECK(visit.kind() == StepKind::Check);
    CHECK(visit.session.trouble == "trouble.keep");
    CHECK(visit.session.answers.text("beskrivning") == "Maten var kall.");
    visit.does(Send{});
    CHECK(visit.session.place == Place::Sending);
}

TEST_CASE("Skicka with something missing goes to the question that misses it") {
    Visit visit;
    visit.goes_to_check().does(Change{"beskrivning"}, Write{""}, Back{}, Send{});
    CHECK(visit.field() == "beskrivning");
    CHECK_FALSE(visit.session.faults.empty());
}

TEST_CASE("a double tap on Skicka sends once") {
    Visit visit;
    visit.goes_to_check().does(Send{}, Send{}, Sent{"234567892345"}, Send{});
    CHECK(visit.session.place == Place::Thanks);
}

TEST_CASE("the quick path takes the type, one sentence and Skicka; the check says what it took for "
          "granted") {
    Visit visit;
    visit.does(BeginQuick{}, Choose{"typ", "klagomal"}, Write{"Kallt."}, Next{});
    REQUIRE(visit.kind() == StepKind::Check);
    CHECK(visit.session.answers.chosen("fran", "enskild"));
    CHECK(visit.session.answers.chosen("svar", "nej"));
    visit.does(Change{"svar"}, Choose{"svar", "ja"});
    CHECK(visit.field() == "namn"); // who wants a reply after all gets one
    visit.does(Back{}, Change{"svar"}, Choose{"svar", "nej"}, Send{});
    CHECK(visit.session.place == Place::Sending);
}

TEST_CASE("where nobody may be anonymous the quick path asks who it is") {
    Municipality whose = municipality_file("ljusnarsberg");
    whose.forms.front().reply.anonymous_allowed = false;
    Visit visit(whose);
    visit.does(BeginQuick{}, Choose{"typ", "klagomal"}, Write{"Kallt."}, Next{});
    CHECK(visit.field() == "svar");
}

TEST_CASE("who listens, walks with keys or has an unsteady hand presses Nästa") {
    for (const Mode mode : {Mode::Speech, Mode::Keypad, Mode::Steady}) {
        Visit visit;
        visit.does(Toggle{mode}, Begin{}, Choose{"typ", "klagomal"});
        CHECK(visit.field() == "typ");
        visit.does(Next{});
        CHECK(visit.field() == "enhet");
    }
}

TEST_CASE("«Steg 3 av 8» never goes back, and counts no question that is not asked") {
    Visit visit;
    const auto count = [&] {
        return count_steps(*visit.setting.form, visit.session.steps, visit.session.answers,
                           visit.session.at);
    };
    visit.does(Begin{});
    CHECK(count().n == 1);
    CHECK(count().of == 8);
    visit.goes_to_reply();
    CHECK(count().n == 6);
    visit.does(Choose{"svar", "nej"});
    CHECK(count().n == 7);
    CHECK(count().of == 7);
}

TEST_CASE("how easy it was is asked once") {
    Visit visit;
    visit.goes_to_check().does(Send{}, Sent{"234567892345"}, AnswerHowEasy{HowEasy::Easy});
    CHECK(visit.session.request == Request::CountHowEasy);
    visit.does(Answered{}, AnswerHowEasy{HowEasy::Hard});
    CHECK(visit.session.request == Request::None);
    CHECK(visit.session.how_easy == HowEasy::Easy);
}

TEST_CASE("a kiosk that is closed does not begin") {
    Visit visit;
    visit.setting.closed = Closed::NoRoom;
    visit.does(Begin{});
    CHECK(visit.session.place == Place::Start);
}

TEST_CASE("the modes follow the person to the thanks and are gone after Klart") {
    Visit visit;
    visit.does(Toggle{Mode::LargerText}, Toggle{Mode::Contrast}, SetLanguage{"en"});
    visit.goes_to_check().does(Send{}, Sent{"234567892345"});
    CHECK(visit.session.modes.larger_text);
    CHECK(visit.session.language == "en");
    visit.does(Finish{});
    CHECK(visit.session == fresh(visit.setting));
}

TEST_CASE("easy read is Swedish in easy words, and switches back") {
    Visit visit;
    visit.does(Toggle{Mode::EasyRead});
    CHECK(language_of(visit.session) == "sv@lattlast");
    visit.does(Toggle{Mode::EasyRead});
    CHECK(language_of(visit.session) == "sv");
}

TEST_CASE("Avbryt asks before it takes away what somebody wrote") {
    Visit visit;
    visit.does(Show{Overlay::Cancel});
    CHECK(visit.session.overlay == Overlay::None);
    visit.goes_to_check().does(Show{Overlay::Cancel});
    CHECK(visit.session.overlay == Overlay::Cancel);
    visit.does(Close{});
    CHECK(visit.session.answers.has("beskrivning"));
    visit.does(Show{Overlay::Cancel}, ClearNow{});
    CHECK(visit.session == fresh(visit.setting));
}

TEST_CASE("under an overlay nothing else is pressed") {
    Visit visit;
    visit.does(Begin{}, Choose{"typ", "klagomal"}, Show{Overlay::Help}, Next{});
    CHECK(visit.field() == "enhet");
    visit.does(Close{}, Next{});
    CHECK(visit.field() == "fran");
}

TEST_CASE("a page opened on the start page closes by itself") {
    Visit visit;
    visit.does(Show{Overlay::Help}).waits(89s);
    CHECK(visit.session.overlay == Overlay::Help);
    visit.waits(1s);
    CHECK(visit.session == fresh(visit.setting));
}

TEST_CASE("a code of twelve digits can be looked up") {
    Visit visit;
    visit.does(HaveCode{}, Write{"23456789"}, LookUp{});
    CHECK_FALSE(visit.session.code_looked_up);
    CHECK(visit.session.request == Request::None);
    REQUIRE(visit.session.faults.size() == 1); // what is missing is said
    CHECK(visit.session.faults.front().why == "Koden har 12 siffror. Du har skrivit 8.");
    visit.does(Write{"234567892345"});
    CHECK(visit.session.faults.empty());
    visit.does(LookUp{});
    CHECK(visit.session.request == Request::LookUpReply);
    visit.does(Answered{}, FoundReply{"Vi har lagat spisen."});
    CHECK(visit.session.code_looked_up);
    CHECK(visit.session.reply == "Vi har lagat spisen.");
    visit.does(Write{"23456789234"});
    CHECK(visit.session.reply.empty());
    visit.does(Back{});
    CHECK(visit.session.code.empty());
}

TEST_CASE("a child's play is flagged for the office") {
    Visit visit;
    visit.goes_to_story().does(Write{"asdfghjkl"});
    CHECK(circumstances(visit.setting, visit.session).flags ==
          std::vector<std::string>{"troligen prov"});
}

TEST_CASE("what does not fit in an overlay is turned to, and the page behind stays where it was") {
    Visit visit;
    visit.goes_to_check().does(ShowFrom{3}, Show{Overlay::Help}, ShowFrom{2});
    CHECK(part(visit.session) == 2);
    visit.does(Close{});
    CHECK(part(visit.session) == 3);
    visit.does(Show{Overlay::OtherDoors});
    CHECK(part(visit.session) == 0);
}

TEST_CASE("who presses calmly gets twice the time, and it is gone with them") {
    Visit visit;
    visit.does(Toggle{Mode::Steady}, Begin{});
    CHECK(patience(visit.session) == 180s);
    visit.does(Show{Overlay::Cancel}, ClearNow{});
    CHECK_FALSE(visit.session.modes.steady);
}
