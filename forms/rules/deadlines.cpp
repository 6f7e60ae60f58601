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

/// Days with the same date every year: nyårsdagen, trettondedag jul, första maj, nationaldagen,
/// julafton, juldagen, annandag jul, nyårsafton.
bool is_fixed_holiday(const year_month_day& date) {
    static constexpr std::array<std::pair<unsigned, unsigned>, 8> days{
        {{1, 1}, {1, 6}, {5, 1}, {6, 6}, {12, 24}, {12, 25}, {12, 26}, {12, 31}}};
    for (const auto& [m, d] : days) {
        if (date.month() == month{m} && date.day() == std::chrono::day{d})
            return true;
    }
    return false;
}

/// Långfredagen, påskdagen, annandag påsk, Kristi himmelsfärdsdag, pingstdagen.
bool is_easter_holiday(Day day, int year) {
    const auto after = (day - easter(year)).count();
    return after == -2 || after == 0 || after == 1 || after == 39 || after == 49;
}

/// Midsommarafton and midsommardagen (the Saturday 20–26 June), alla helgons dag (31 Oct – 6 Nov).
bool is_saturday_holiday(Day day, int year) {
    const Day midsummer = saturday_from(year, 6, 20);
    return day == midsummer || day == midsummer - days{1} || day == saturday_from(year, 10, 31);
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

bool is_holiday(Day day) {
    const year_month_day date{day};
    const int year = static_cast<int>(date.year());
    return weekday{day} == Sunday || is_fixed_holiday(date) || is_easter_holiday(day, year) ||
           is_saturday_holiday(day, year);
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
