// A frozen report as it is kept and handed on.
#include "office/reports/frozen.h"
#include "tests/support/rooms.h"

#include <catch2/catch.hpp>

using namespace tycktill;
using namespace tycktill::reports;

namespace {

Day day(const char* text) {
    return parse_day(text).value();
}

FrozenReport report() {
    FrozenReport made;
    made.number = "2026:2";
    made.report = "utskottet";
    made.name = "Klagomål och synpunkter";
    made.to = "Sociala utskottet";
    made.period = {day("2026-01-01"), day("2026-06-30")};
    made.board = "socialnamnden";
    made.summary = {"Tre kom in."};
    made.tables = {{"Enhet",
                    {"", "Nu", "Då", "Svar"},
                    {{std::string("Hemtjänsten"), Count{12}, TooFew{}, MedianDays{4.5, 9}},
                     {std::string("Alla"), Share{9, 12}, Count{0}, MedianDays{}}},
                    "En not."}};
    made.checks = {
        {"verktyg", "Ett verktyg", "Så här", {"3 av 3."}, Judged::Reached::Partly, "Bra."},
        {"annat", "Annat", "", {}, {}, ""}};
    made.frozen = day("2026-07-14");
    made.frozen_by = "eva";
    made.audit_head = "412 9f3c AB";
    made.analysis = "Tiderna återkommer.";
    made.outside = {{"Patientnämnden", "1", "=Medicin"}};
    return made;
}

} // namespace

TEST_CASE("a frozen report comes back as it was, what was added apart from what was counted") {
    const FrozenReport made = report();
    const std::string counted = counted_part(made), added = added_part(made);
    CHECK(read_frozen(counted, added).value() == made);
    for (const char* words : {"Tiderna", "Patientnämnden", "Bra."})
        CHECK(counted.find(words) == std::string::npos);
    FrozenReport sealed = made; // without the key
    sealed.analysis.clear();
    sealed.outside.clear();
    sealed.checks.front().comment.clear();
    CHECK(read_frozen(counted, "").value() == sealed);
    CHECK(added_part(sealed).empty());
    CHECK_FALSE(read_frozen("{}", ""));
    CHECK_FALSE(read_frozen(counted.substr(1), ""));
}

TEST_CASE("a report is text to paste, and a sheet without formulas") {
    const std::string text = as_text(report(), "Ljusnarsbergs kommun");
    CHECK(text.rfind("Klagomål och synpunkter, första halvåret 2026\nLjusnarsbergs kommun\n"
                     "Till: Sociala utskottet\nRapport 2026:2, fryst 14 juli 2026\n",
                     0) == 0);
    for (const char* words : {"Tre kom in.", "Hemtjänsten", "färre än 5", "Delvis", "Inte bedömt",
                              "Patientnämnden", "Tiderna återkommer.", "412 9f3c AB"}) {
        INFO(words);
        CHECK(text.find(words) != std::string::npos);
    }
    const std::string csv = swedish_csv(report());
    CHECK(csv.find("\"Patientnämnden\";\"1\";\"'=Medicin\"\r\n") != std::string::npos);
    CHECK(csv.find("\"Hemtjänsten\";12;") != std::string::npos);
    FrozenReport draft = report();
    draft.number.clear();
    CHECK(as_text(draft, "X").find("Utkast, siffrorna kan ändras") != std::string::npos);
}

TEST_CASE("a report says how many came in its period that nobody could open") {
    FrozenReport made = report();
    say_uncounted(made, {day("2025-12-31"), day("2026-07-01")});
    CHECK(made.summary == report().summary);
    say_uncounted(made, {day("2026-01-01"), day("2026-06-30"), day("2026-07-01")});
    CHECK(made.summary.back() == "2 ärenden till har kommit men är inte öppnade. De räknas inte.");
    say_uncounted(made, {day("2026-03-01")});
    CHECK(made.summary.back() == "1 ärende till har kommit men är inte öppnat. Det räknas inte.");
}
