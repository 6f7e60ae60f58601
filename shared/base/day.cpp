#include "shared/base/day.h"

#include "shared/base/swedish_day.h"

#include <array>
#include <cstdio>
#include <ctime>

namespace tycktill::base {

using namespace std::chrono;

std::string iso(Day day) {
    const year_month_day date{day};
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%04d-%02u-%02u", static_cast<int>(date.year()),
                  static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
    return text.data();
}

Result<Day> parse_day(std::string_view text) {
    const auto number = [&](std::size_t from, std::size_t count) {
        int value = 0;
        for (std::size_t i = from; i < from + count; ++i) {
            if (text[i] < '0' || text[i] > '9')
                return -1;
            value = value * 10 + (text[i] - '0');
        }
        return value;
    };
    if (text.size() == 10 && text[4] == '-' && text[7] == '-') {
        const int y = number(0, 4);
        const int m = number(5, 2);
        const int d = number(8, 2);
        if (y > 0 && m > 0 && d > 0) {
            const year_month_day date{year{y}, month{static_cast<unsigned>(m)},
                                      day{static_cast<unsigned>(d)}};
            if (date.ok())
                return Day{date};
        }
    }
    return fail("'" + std::string(text) + "' is not a day; write it as YYYY-MM-DD");
}

std::string swedish_date(Day day) {
    static constexpr std::array months{"januari",   "februari", "mars",     "april",
                                       "maj",       "juni",     "juli",     "augusti",
                                       "september", "oktober",  "november", "december"};
    const year_month_day date{day};
    return std::to_string(static_cast<unsigned>(date.day())) + " " +
           months[static_cast<unsigned>(date.month()) - 1] + " " +
           std::to_string(static_cast<int>(date.year()));
}

Day SystemClock::today() const {
    return swedish_day(std::time(nullptr));
}

milliseconds SystemClock::steady() const {
    return duration_cast<milliseconds>(steady_clock::now().time_since_epoch());
}

} // namespace tycktill::base
