// Where forms and brochures lie: every unit is in the list, and one without is told.
#include "forms/definition/parse.h"
#include "office/out/forms_out.h"
#include "tests/support/rooms.h"

#include <catch2/catch.hpp>

using namespace tycktill;
using namespace tycktill::out;

namespace {

Day day(const char* text) {
    return parse_day(text).value();
}

const forms::OfficeRules& linkoping() {
    static const forms::OfficeRules rules =
        forms::load_office_rules(std::filesystem::path(TYCKTILL_SOURCE) /
                                 "assets/municipalities/linkoping.toml")
            .value();
    return rules;
}

} // namespace

TEST_CASE("every unit is in the list of where forms lie, and one without is told") {
    const auto papers = papers::memory_papers();
    const auto& rules = linkoping();
    const auto nothing = forms_out(*papers, rules).value();
    REQUIRE(nothing.size() == rules.units.size());
    for (const UnitForms& unit : nothing)
        CHECK(wants_forms(unit, day("2026-11-20")));

    const std::string unit = rules.units.back().id;
    REQUIRE(note_forms_out(*papers, rules, unit, {day("2026-11-20"), 50}));
    const UnitForms one = forms_out(*papers, rules).value().back();
    CHECK(one.last == FormsHandedOut{day("2026-11-20"), 50});
    CHECK_FALSE(wants_forms(one, day("2026-11-20")));
    CHECK_FALSE(wants_forms(one, day("2027-05-22")));
    CHECK(wants_forms(one, day("2027-05-23"))); // half a year and a day

    REQUIRE(note_forms_out(*papers, rules, unit, {day("2027-06-01"), 20}));
    CHECK(forms_out(*papers, rules).value().back().last == FormsHandedOut{day("2027-06-01"), 20});
    CHECK(wants_forms(forms_out(*papers, rules).value().front(), day("2027-06-01")));
}

TEST_CASE("a unit that does not exist has no forms, and no copies are none") {
    const auto papers = papers::memory_papers();
    const std::string unit = linkoping().units.front().id;
    CHECK_FALSE(note_forms_out(*papers, linkoping(), "nowhere", {day("2026-11-20"), 5}));
    for (const int copies : {0, -1, 1'000'000})
        CHECK_FALSE(note_forms_out(*papers, linkoping(), unit, {day("2026-11-20"), copies}));
    CHECK_FALSE(forms_out(*papers, linkoping()).value().front().last);
    REQUIRE(papers->save({"forms-out", unit, 0, false, "[]"}));
    CHECK_FALSE(forms_out(*papers, linkoping()));
}
