#include "forms/rules/deadlines.h"
#include "tests/support/rooms.h"

#include <catch2/catch.hpp>

using namespace tycktill;

namespace {

Day day(const char* text) {
    return parse_day(text).value();
}

std::string due(const char* arrived, int count, Deadline::Unit unit) {
    return iso(due_day(day(arrived), {count, unit, {}}));
}

constexpr auto working = Deadline::Unit::WorkingDays;
constexpr auto weeks = Deadline::Unit::Weeks;
constexpr auto days = Deadline::Unit::Days;

} // namespace

TEST_CASE("Easter Sunday falls where the almanac has it") {
    for (const char* sunday : {"1961-04-02", "2008-03-23", "2011-04-24", "2024-03-31", "2025-04-20",
                               "2026-04-05", "2027-03-28", "2038-04-25"}) {
        const std::chrono::year_month_day date{day(sunday)};
        REQUIRE(iso(easter(static_cast<int>(date.year()))) == sunday);
    }
}

TEST_CASE("the holidays of 2026 are those of the law, with the three eves") {
    std::string found;
    for (Day d = day("2026-01-01"); d <= day("2026-12-31"); d += std::chrono::days{1}) {
        if (is_holiday(d) && std::chrono::weekday{d} != std::chrono::Sunday)
            found += iso(d).substr(5) + " ";
    }
    REQUIRE(found == "01-01 01-06 04-03 04-06 05-01 05-14 06-06 06-19 06-20 10-31 "
                     "12-24 12-25 12-26 12-31 ");
    for (const char* sunday : {"2026-04-05", "2026-05-24", "2026-11-22"})
        REQUIRE(is_holiday(day(sunday)));
}

TEST_CASE("midsommardagen is the Saturday from 20 to 26 June") {
    REQUIRE(is_holiday(day("2020-06-20")));
    REQUIRE(is_holiday(day("2021-06-26")));
    REQUIRE(is_holiday(day("2021-06-25")));
    REQUIRE_FALSE(is_holiday(day("2021-06-19")));
}

TEST_CASE("Saturdays are no working days, ordinary Fridays are") {
    REQUIRE_FALSE(is_working_day(day("2026-11-21")));
    REQUIRE_FALSE(is_working_day(day("2026-11-22")));
    REQUIRE(is_working_day(day("2026-11-20")));
    REQUIRE(is_working_day(day("2026-12-30")));
}

TEST_CASE("ten working days step over the holidays between") {
    REQUIRE(due("2026-11-02", 10, working) == "2026-11-16"); // no holiday between
    REQUIRE(due("2026-12-18", 10, working) == "2027-01-08"); // Christmas, New Year, trettondedagen
    REQUIRE(due("2026-03-27", 10, working) == "2026-04-14"); // Easter
    REQUIRE(due("2026-06-12", 10, working) == "2026-06-29"); // Midsommar, not weekends only
    REQUIRE(due("2026-05-08", 10, working) == "2026-05-25"); // Kristi himmelsfärdsdag
    REQUIRE(due("2026-11-21", 10, working) == "2026-12-04"); // arrives on a Saturday
}

TEST_CASE("weeks and days are calendar days, and end on a holiday when they do") {
    REQUIRE(due("2026-11-22", 2, weeks) == "2026-12-06");
    REQUIRE(due("2026-12-11", 2, weeks) == "2026-12-25"); // juldagen
    REQUIRE(due("2026-12-25", 7, days) == "2027-01-01");  // nyårsdagen
    REQUIRE(due("2028-02-26", 7, days) == "2028-03-04");  // over the leap day
    REQUIRE(due("2026-11-22", 1, weeks) == "2026-11-29");
}

TEST_CASE("the promise names the last day in the language of its words") {
    Deadline deadline{2, weeks, {{{"sv", "Svar senast {dag}."}, {"en", "A reply by {dag}."}}}};
    const Day arrived = day("2026-11-22");
    REQUIRE(promise(arrived, deadline, "sv") == "Svar senast 6 december 2026.");
    REQUIRE(promise(arrived, deadline, "en") == "A reply by 6 December 2026.");
    REQUIRE(promise(arrived, deadline, "fi") == "Svar senast 6 december 2026.");
    deadline.promise.by_language["fi"] = "Vastaus viimeistään {dag}.";
    REQUIRE(promise(arrived, deadline, "fi") == "Vastaus viimeistään 6.12.2026.");
    deadline.promise.by_language["sv"] = "Du får svar inom två veckor.";
    REQUIRE(promise(arrived, deadline, "sv") == "Du får svar inom två veckor.");
}
