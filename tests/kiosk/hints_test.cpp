#include "kiosk/session/hints.h"
#include "kiosk/session/likely_play.h"
#include "kiosk/session/rows.h"
#include "kiosk_fixture.h"
#include "shared/record/code.h"
#include "tests/support/rooms.h"

using namespace tycktill;

namespace {

std::string told(const std::string& text, bool anonymous = true, const std::string& name = "") {
    std::string words;
    for (const Hint& hint : find_hints(text, anonymous, name))
        words += (words.empty() ? "" : "|") + hint.excerpt;
    return words;
}

} // namespace

TEST_CASE("a personnummer is known by its date and its last digit") {
    // Numbers that Skatteverket has set aside for tests.
    CHECK(is_personnummer("191212121212"));
    CHECK(is_personnummer("1212121212"));
    CHECK_FALSE(is_personnummer("191212121213"));
    CHECK_FALSE(is_personnummer("1213121211"));
    CHECK_FALSE(is_personnummer("0000000000"));
    CHECK(is_personnummer("1212721219")); // a samordningsnummer
}

TEST_CASE("a personnummer in the text is told, however it is written, to everybody") {
    const std::string written =
        GENERATE("19121212-1212", "191212121212", "121212-1212", "121212+1212", "1212121212");
    CHECK(told("Mitt nummer är " + written + ".", true) == written);
    CHECK(told("Mitt nummer är " + written + ".", false) == written);
}

TEST_CASE("a telephone number and an e-mail address are told to who is anonymous") {
    CHECK(told("Ring 070-174 06 35 i kväll.") == "070-174 06 35");
    CHECK(told("Ring +46 70 174 06 35.") == "+46 70 174 06 35");
    CHECK(told("Skriv till karin.lindberg@example.se, tack.") == "karin.lindberg@example.se");
    CHECK(told("Ring 070-174 06 35 eller karin@example.se", false).empty());
}

TEST_CASE("a name that somebody gave or signs with is told to who is anonymous") {
    CHECK(told("Jag heter Åsa Öberg och bor här.") == "Åsa Öberg");
    CHECK(told("Maten är kall. Mvh Karin") == "Karin");
    CHECK(told("Det var Lindberg som ringde.", true, "Karin Lindberg") == "Lindberg");
    CHECK(told("Lindbergska huset", true, "Karin Lindberg").empty());
    CHECK(told("Jag heter Åsa Öberg.", false).empty());
}

TEST_CASE("dates, times, sums and plain words are no secrets") {
    const std::string text =
        GENERATE("Den 21 november 2026 klockan 17.30", "2026-11-21", "Det kostade 1 200 kronor",
                 "Rum 12 på avdelning 2", "Vi väntade 45 minuter och 2 timmar", "",
                 "jag heter inget", "Hälsningar till köket");
    CHECK(told(text).empty());
}

TEST_CASE("a text without words is likely play; a short plain text is not") {
    for (const char* play :
         {"aaaaaaaaa", "asdfghjkl", "qwertyqwerty", "hhhh", "jdkfjgkd", "hahahahaha"})
        CHECK(is_likely_play(play));
    for (const char* plain : {"Kallt.", "Bra!", "", "Maten var kall.", "Nej",
                              "Tack för hjälpen, Åsa", "أريد أن أقدم شكوى"})
        CHECK_FALSE(is_likely_play(plain));
}

TEST_CASE("a code is twelve digits without 0 and 1, in three groups") {
    const std::string code = random_code();
    CHECK(code.size() == 12);
    CHECK(code.find_first_not_of("23456789") == std::string::npos);
    CHECK(code != random_code());
    CHECK(groups_of("482953647829") == std::vector<std::string>{"4829", "5364", "7829"});
    CHECK(code_flag("482953647829") == "kod 4829 5364 7829");
}

TEST_CASE("the check page shows what was answered, in the words of paper and screen") {
    Visit visit;
    visit.goes_to_check();
    const auto rows = answer_rows(visit.setting, visit.session);
    std::string words;
    for (const AnswerRow& row : rows)
        words += row.label + ": " + row.value + "\n";
    CHECK(words ==
          "Vad vill du säga?: Klagomål\nVar hände det?: Björkgården, avdelning 2\n"
          "Vem gäller det?: Mig själv\nDin text: Maten var kall.\n"
          "När hände det?: I går, 21 november\nVill du ha svar?: Nej, jag vill vara anonym\n");
}

TEST_CASE("the check page says what was not given, and groups the contact details") {
    Visit visit;
    visit.goes_to_check().does(Change{"datum"}, PickCard{"datum", Pick::Skip}, Change{"enhet"},
                               PickCard{"enhet", Pick::Unknown}, Change{"svar"},
                               Choose{"svar", "ja"}, Write{"Karin Lindberg"},
                               Focus{"telefon_mobil"}, Write{"070-174 06 35"});
    const auto rows = answer_rows(visit.setting, visit.session);
    REQUIRE(rows.size() == 7);
    CHECK(rows[1].value == "Vet inte");
    CHECK(rows[4].value == "Du hoppade över det.");
    CHECK_FALSE(rows[4].given);
    CHECK(rows[6].label == "Så når vi dig");
    CHECK(rows[6].value == "Karin Lindberg\n070-174 06 35");
}

TEST_CASE("a hint stands in the row of the text that it concerns and stops nobody") {
    Visit visit;
    visit.goes_to_check().does(Change{"beskrivning"}, Write{"Ring 070-174 06 35"}, Next{});
    const auto rows = answer_rows(visit.setting, visit.session);
    CHECK(rows[3].hints ==
          std::vector<std::string>{
              "I texten står numret 070-174 06 35. Ta bort det om du vill vara anonym."});
    visit.does(Send{});
    CHECK(visit.session.place == Place::Sending);
}

TEST_CASE("days are said as people say them, in the language of the session") {
    const Visit visit;
    CHECK(day_in_words(visit.setting, "sv", on("2026-11-22")) == "I dag, 22 november");
    CHECK(day_in_words(visit.setting, "sv", on("2026-10-03")) == "3 oktober");
    CHECK(day_in_words(visit.setting, "sv", on("2025-12-31")) == "31 december 2025");
    CHECK(day_in_words(visit.setting, "en", on("2026-11-21")) == "Yesterday, 21 November");
    CHECK(month_in_words(visit.setting, "sv", on("2026-11-01")) == "november 2026");
}
