#include "scanner/desk/written_day.h"

#include "shared/base/text.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

namespace tycktill::desk {

namespace {

using namespace std::chrono;

bool is_digit(char sign) {
    return sign >= '0' && sign <= '9';
}

/// "20 nov. 2026" → "20", "nov", "2026"
std::vector<std::string> parts_of(const std::string& text) {
    constexpr std::string_view between = " -/.,:";
    std::vector<std::string> parts;
    bool in_part = false;
    for (const char sign : lower_case(text)) {
        const bool divides = between.find(sign) != std::string_view::npos;
        if (!divides && !in_part)
            parts.emplace_back();
        if (!divides)
            parts.back() += sign;
        in_part = !divides;
    }
    return parts;
}

/// −1 when it is no number of at most four digits.
int number(const std::string& text) {
    if (text.empty() || text.size() > 4 || !std::all_of(text.begin(), text.end(), is_digit))
        return -1;
    return std::stoi(text);
}

/// "11", "nov" or "november"; 0 when it is no month.
int month_of_year(const std::string& text) {
    static constexpr std::array<std::string_view, 12> names{
        "januari", "februari", "mars",      "april",   "maj",      "juni",
        "juli",    "augusti",  "september", "oktober", "november", "december"};
    if (const int written = number(text); written >= 0)
        return text.size() <= 2 ? written : 0;
    for (std::size_t month = 0; text.size() >= 3 && month < names.size(); ++month)
        if (names[month].substr(0, text.size()) == text)
            return static_cast<int>(month) + 1;
    return 0;
}

std::optional<Day> day_at(int written_year, int written_month, int written_day) {
    if (written_year < 1 || written_month < 1 || written_day < 1)
        return std::nullopt;
    const year_month_day date{year{written_year}, month{static_cast<unsigned>(written_month)},
                              day{static_cast<unsigned>(written_day)}};
    return date.ok() ? std::optional<Day>(date) : std::nullopt;
}

int year_of(Day day) {
    return static_cast<int>(year_month_day{day}.year());
}

/// The latest year in which the day was there already; 29 February goes back to a leap year.
std::optional<Day> latest(int month, int day, Day arrived) {
    for (int year = year_of(arrived); year > year_of(arrived) - 9; --year)
        if (const auto found = day_at(year, month, day); found && *found <= arrived)
            return found;
    return std::nullopt;
}

/// "26" is 2026 unless that was to come when the paper came.
std::optional<Day> of_century(int two_digits, int month, int day, Day arrived) {
    const int century = year_of(arrived) / 100 * 100;
    const auto found = day_at(century + two_digits, month, day);
    return found && *found > arrived ? day_at(century - 100 + two_digits, month, day) : found;
}

std::optional<Day> with_year(const std::string& year, int month, int day, Day arrived) {
    const int written = number(year);
    if (year.size() == 2 && written >= 0)
        return of_century(written, month, day, arrived);
    return year.size() == 4 ? day_at(written, month, day) : std::nullopt;
}

/// "20261120", "261120"
std::optional<Day> without_marks(const std::string& digits, Day arrived) {
    if ((digits.size() != 8 && digits.size() != 6) ||
        !std::all_of(digits.begin(), digits.end(), is_digit))
        return std::nullopt;
    const std::size_t year = digits.size() - 4;
    return with_year(digits.substr(0, year), number(digits.substr(year, 2)),
                     number(digits.substr(year + 2)), arrived);
}

} // namespace

std::optional<Day> written_day(const std::string& text, Day arrived) {
    const auto parts = parts_of(text);
    if (parts.size() == 1)
        return without_marks(parts.front(), arrived);
    if (parts.size() == 2)
        return latest(month_of_year(parts[1]), number(parts[0]), arrived);
    if (parts.size() != 3)
        return std::nullopt;
    // The year stands first where it has four digits, and in "26-11-20"; "20/11-26" begins with the day.
    const bool year_first =
        parts[0].size() == 4 || trimmed(text).find_first_of("/. ") == std::string::npos;
    if (year_first)
        return with_year(parts[0], month_of_year(parts[1]), number(parts[2]), arrived);
    return with_year(parts[2], month_of_year(parts[1]), number(parts[0]), arrived);
}

} // namespace tycktill::desk
