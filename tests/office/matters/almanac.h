#pragma once
/// A calendar of its own for the tests: the almanac's rules written down once more, without a line of the house's.
#include "tests/support/rooms.h"

#include <chrono>
#include <set>

namespace tycktill::matters::test {

class Almanac {
public:
    using Day = std::chrono::sys_days;

    Almanac(int first_year, int last_year) {
        for (int year = first_year; year <= last_year; ++year)
            add_year(year);
    }
    void close(Day day) { off_.insert(day); }
    bool works(Day day) const {
        const unsigned weekday = std::chrono::weekday{day}.iso_encoding();
        return weekday < 6 && off_.count(day) == 0;
    }
    Day working_days_after(Day day, int count) const {
        while (count > 0) {
            day += std::chrono::days{1};
            if (works(day))
                --count;
        }
        return day;
    }
    static Day date(int year, unsigned month, unsigned day) {
        return std::chrono::sys_days{std::chrono::year{year} / static_cast<int>(month) /
                                     static_cast<int>(day)};
    }
    /// Gauss' rule for Easter in the form that holds from 1900 to 2099: 22 March + d + e.
    static Day easter_sunday(int year) {
        const int d = (19 * (year % 19) + 24) % 30;
        const int e = (2 * (year % 4) + 4 * (year % 7) + 6 * d + 5) % 7;
        int days = d + e;
        if (d == 29 && e == 6)
            days -= 7;
        if (d == 28 && e == 6 && year % 19 > 10)
            days -= 7;
        return date(year, 3, 22) + std::chrono::days{days};
    }

private:
    void add_year(int year) {
        using std::chrono::days;
        for (const auto& [month, day] : {std::pair{1u, 1u},
                                         {1u, 6u},
                                         {5u, 1u},
                                         {6u, 6u},
                                         {12u, 24u},
                                         {12u, 25u},
                                         {12u, 26u},
                                         {12u, 31u}})
            off_.insert(date(year, month, day));
        const Day easter = easter_sunday(year);
        off_.insert(easter - days{2});
        off_.insert(easter + days{1});
        off_.insert(easter + days{39});
        // Midsommarafton is the Friday from 19 to 25 June.
        for (unsigned day = 19; day <= 25; ++day) {
            if (std::chrono::weekday{date(year, 6, day)} == std::chrono::Friday)
                off_.insert(date(year, 6, day));
        }
    }

    std::set<Day> off_; ///< Saturdays and Sundays aside
};

} // namespace tycktill::matters::test
