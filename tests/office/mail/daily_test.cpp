// When the daily list goes, and that it holds nothing but numbers and units.
#include "office/mail/daily.h"
#include "tests/support/rooms.h"

#include <catch2/catch.hpp>

using namespace tycktill;
using namespace tycktill::mail;

namespace {

Instant at(const char* day, int hour, int minute = 0) { // UTC
    return Instant{parse_day(day).value()} + std::chrono::hours(hour) +
           std::chrono::minutes(minute);
}

} // namespace

TEST_CASE("the hour is Sweden's, in winter and in summer") {
    CHECK(swedish_hour(at("2026-11-30", 6)) == 7);
    CHECK(swedish_hour(at("2026-11-30", 23, 30)) == 0);
    CHECK(swedish_hour(at("2026-07-01", 5)) == 7);
    CHECK(swedish_hour(at("2026-07-01", 22)) == 0);
    CHECK(swedish_hour(at("2026-03-30", 5)) == 7); // the day after the clocks went forward
    CHECK(swedish_hour(at("2026-10-26", 6)) == 7); // and back
}

TEST_CASE("nothing goes out at night") {
    for (int hour = 0; hour < 24; ++hour) {
        const Instant now = at("2026-11-30", hour);
        INFO(hour);
        CHECK(is_daytime(now) == (swedish_hour(now) >= 7 && swedish_hour(now) < 20));
        CHECK(is_time_for_daily_list(now) == is_daytime(now));
    }
    CHECK_FALSE(is_daytime(at("2026-11-30", 5, 59)));
    CHECK(is_daytime(at("2026-11-30", 6)));
}

TEST_CASE("the daily list holds numbers and units, and one a day for each person") {
    DailyList list{"karin",
                   "karin@kommunen.example",
                   "Lomma kommun",
                   "https://tycktill.example",
                   {{"SN 2026/87", "hemtjänsten"}},
                   {{"SN 2026/91", ""}},
                   {}};
    const Mail mail = mail_of(list, parse_day("2026-11-30").value());
    CHECK(mail.id == "daily/karin/2026-11-30");
    CHECK(mail.to == "karin@kommunen.example");
    CHECK(mail.text.find("Har gått över tiden:\n  SN 2026/87, hemtjänsten\n") != std::string::npos);
    CHECK(mail.text.find("Ska vara klart snart:\n  SN 2026/91\n") != std::string::npos);
    CHECK(mail.text.find("Nytt att diarieföra") == std::string::npos);
    CHECK_FALSE(list.empty());
    CHECK(DailyList{}.empty());
}
