#include "forms/rules/deadlines.h"

#include <array>

namespace tycktill::forms {

using namespace std::chrono;

namespace {

/// The first Saturday on or after that day.
Day saturday_from(int y, unsigned m, unsigned d) {
    const Day first{year{y} / month{m} / day{d}};
    return first + (Saturday - weekday{first});
}

/// Days with the same date every year.
std::string_view fixed_holiday(const year_month_day& date) {
    struct Fixed {
        unsigned month, day;
        std::string_view name;
    };
    static constexpr std::array<Fixed, 8> all{{{1, 1, "Nyårsdagen"},
                                               {1, 6, "Trettondedag jul"},
                                               {5, 1, "Första maj"},
                                               {6, 6, "Nationaldagen"},
                                               {12, 24, "Julafton"},
                                               {12, 25, "Juldagen"},
                                               {12, 26, "Annandag jul"},
                                               {12, 31, "Nyårsafton"}}};
    for (const Fixed& fixed : all) {
        if (date.month() == month{fixed.month} && date.day() == std::chrono::day{fixed.day})
            return fixed.name;
    }
    return "";
}

std::string_view easter_holiday(Day day, int year) {
    switch ((day - easter(year)).count()) {
    case -2:
        return "Långfredagen";
    case 0:
        return "Påskdagen";
    case 1:
        return "Annandag påsk";
    case 39:
        return "Kristi himmelsfärdsdag";
    case 49:
        return "Pingstdagen";
    default:
        return "";
    }
}

/// Midsommardagen is the Saturday 20–26 June, alla helgons dag that of 31 October to 6 November.
std::string_view saturday_holiday(Day day, int year) {
    const Day midsummer = saturday_from(year, 6, 20);
    if (day == midsummer - days{1})
        return "Midsommarafton";
    if (day == midsummer)
        return "Midsommardagen";
    return day == saturday_from(year, 10, 31) ? "Alla helgons dag" : "";
}

std::string date_in(Day day, const std::string& language) {
    static constexpr std::array english{"January",   "February", "March",    "April",
                                        "May",       "June",     "July",     "August",
                                        "September", "October",  "November", "December"};
    const year_month_day date{day};
    const auto m = static_cast<unsigned>(date.month());
    const std::string d = std::to_string(static_cast<unsigned>(date.day()));
    const std::string y = std::to_string(static_cast<int>(date.year()));
    if (language.substr(0, 2) == "sv")
        return swedish_date(day);
    if (language == "en")
        return d + " " + english[m - 1] + " " + y;
    return d + "." + std::to_string(m) + "." + y;
}

} // namespace

Day easter(int y) {
    // The anonymous Gregorian computus (Meeus, Jones, Butcher).
    const int a = y % 19, b = y / 100, c = y % 100;
    const int d = b / 4, e = b % 4, f = (b + 8) / 25, g = (b - f + 1) / 3;
    const int h = (19 * a + b - d - g + 15) % 30;
    const int i = c / 4, k = c % 4, l = (32 + 2 * e + 2 * i - h - k) % 7;
    const int m = (a + 11 * h + 22 * l) / 451;
    const int n = h + l - 7 * m + 114;
    return Day{year{y} / month{static_cast<unsigned>(n / 31)} /
               day{static_cast<unsigned>(n % 31 + 1)}};
}

std::string_view holiday_name(Day day) {
    const year_month_day date{day};
    const int year = static_cast<int>(date.year());
    if (const auto name = fixed_holiday(date); !name.empty())
        return name;
    if (const auto name = easter_holiday(day, year); !name.empty())
        return name;
    return saturday_holiday(day, year);
}

bool is_holiday(Day day) {
    return weekday{day} == Sunday || !holiday_name(day).empty();
}

bool is_working_day(Day day) {
    return weekday{day} != Saturday && !is_holiday(day);
}

Day due_day(Day arrived, const Deadline& deadline) {
    if (deadline.unit == Deadline::Unit::Weeks)
        return arrived + weeks{deadline.count};
    if (deadline.unit == Deadline::Unit::Days)
        return arrived + days{deadline.count};
    Day day = arrived;
    for (int left = deadline.count; left > 0; left -= is_working_day(day))
        day += days{1};
    return day;
}

std::string promise(Day arrived, const Deadline& deadline, const std::string& language) {
    std::string text = deadline.promise.in(language);
    const bool translated = deadline.promise.by_language.count(language) != 0;
    const std::string mark = "{dag}";
    if (const auto at = text.find(mark); at != std::string::npos)
        text.replace(at, mark.size(),
                     date_in(due_day(arrived, deadline), translated ? language : "sv"));
    return text;
}

} // namespace tycktill::forms
