/// A day is a day in Sweden, whatever zone the machine was left on.
#include "shared/base/swedish_day.h"
#include "tests/support/rooms.h"

#include <catch2/catch.hpp>
#include <cstdlib>

using namespace tycktill;

namespace {

struct Moment {
    std::int64_t seconds; ///< since 1970, UTC
    const char* day;      ///< in Sweden
};

const Moment moments[] = {
    {1'781'562'600, "2026-06-16"}, // 15 June 22:30 UTC: summer, 00:30
    {1'781'560'799, "2026-06-15"}, // 21:59:59 UTC
    {1'781'560'800, "2026-06-16"}, // 22:00 UTC
    {1'764'543'599, "2025-11-30"}, // winter: 22:59:59 UTC
    {1'764'543'600, "2025-12-01"}, // 23:00 UTC
    {1'774'739'400, "2026-03-29"}, // 28 March 23:10 UTC, hours before the clocks go forward
    {1'774'821'600, "2026-03-30"}, // 29 March 22:00 UTC, the first summer midnight
    {1'792'882'800, "2026-10-25"}, // 24 October 23:00 UTC, the last summer night
    {1'792'969'199, "2026-10-25"}, // 25 October 22:59:59 UTC
    {1'792'969'200, "2026-10-26"}, // 25 October 23:00 UTC, the first winter midnight
};

} // namespace

TEST_CASE("the day turns at midnight in Sweden, in every zone that a machine stands on") {
    const std::string zone =
        GENERATE("UTC", "Europe/Stockholm", "America/New_York", "Asia/Tokyo", "Pacific/Kiritimati");
    const char* before = std::getenv("TZ");
    const std::string kept = before ? before : "";
    ::setenv("TZ", zone.c_str(), 1);
    ::tzset();
    for (const Moment& moment : moments)
        CHECK(iso(swedish_day(moment.seconds)) == moment.day);
    before ? ::setenv("TZ", kept.c_str(), 1) : ::unsetenv("TZ");
    ::tzset();
}

TEST_CASE("without the machine's zone files the union's rule gives the same days") {
    for (const Moment& moment : moments)
        CHECK(iso(swedish_day_by_rule(moment.seconds)) == moment.day);
    for (std::int64_t hour = 0; hour < 24 * 365 * 12; hour += 1) { // from 1 January 2020
        const std::int64_t seconds = 1'577'836'800 + hour * 3600;
        if (swedish_day(seconds) != swedish_day_by_rule(seconds))
            FAIL("they differ at " << seconds);
    }
}

TEST_CASE("a clock that stands on another century still gives a day") {
    CHECK(iso(swedish_day(0)) == "1970-01-01");
    CHECK(iso(swedish_day(4'102'444'800 - 1)) == "2100-01-01"); // 31 December 2099, 23:59:59 UTC
    CHECK(iso(swedish_day(4'118'007'600)) == "2100-06-30");
}
