#include "office/web/words.h"

#include <array>

namespace tycktill::web {
namespace {

constexpr std::array<const char*, 7> weekdays{"söndag",  "måndag", "tisdag", "onsdag",
                                              "torsdag", "fredag", "lördag"};
constexpr std::array<const char*, 7> short_weekdays{"sön",  "mån", "tis", "ons",
                                                    "tors", "fre", "lör"};
constexpr std::array<const char*, 12> months{"januari",   "februari", "mars",     "april",
                                             "maj",       "juni",     "juli",     "augusti",
                                             "september", "oktober",  "november", "december"};
constexpr std::array<const char*, 12> short_months{"jan",  "feb", "mars", "april", "maj", "juni",
                                                   "juli", "aug", "sep",  "okt",   "nov", "dec"};

unsigned weekday_of(Day day) {
    return std::chrono::weekday(day).c_encoding();
}

} // namespace

std::string weekday(Day day) {
    return weekdays[weekday_of(day)];
}

std::string short_day(Day day) {
    const std::chrono::year_month_day date(day);
    return std::string(short_weekdays[weekday_of(day)]) + " " +
           std::to_string(unsigned(date.day())) + " " + short_months[unsigned(date.month()) - 1];
}

std::string day_words(Day day) {
    const std::chrono::year_month_day date(day);
    return weekday(day) + " " + std::to_string(unsigned(date.day())) + " " +
           months[unsigned(date.month()) - 1];
}

std::string number_words(std::size_t count, const char* one) {
    constexpr std::array<const char*, 13> words{"inget", "ett",  "två", "tre", "fyra", "fem", "sex",
                                                "sju",   "åtta", "nio", "tio", "elva", "tolv"};
    if (count == 1)
        return one;
    return count < words.size() ? words[count] : std::to_string(count);
}

std::string from_today(Day day, Day today) {
    const auto days = (day - today).count();
    if (days == 0)
        return "i dag";
    if (days == 1)
        return "i morgon";
    if (days == -1)
        return "i går";
    const auto many = static_cast<std::size_t>(days < 0 ? -days : days);
    return days > 0 ? "om " + number_words(many) + " dagar" : number_words(many) + " dagar sedan";
}

std::string counted(std::size_t count, const char* one, const char* many) {
    return std::to_string(count) + " " + (count == 1 ? one : many);
}

std::string capital(std::string words) {
    if (!words.empty() && words[0] >= 'a' && words[0] <= 'z')
        words[0] = static_cast<char>(words[0] - 'a' + 'A');
    else if (words.size() > 1 && words[0] == '\xc3' &&
             (words[1] == '\xa5' || words[1] == '\xa4' || words[1] == '\xb6'))
        words[1] = static_cast<char>(words[1] - 0x20);
    return words;
}

std::string lowered(std::string words) {
    if (!words.empty() && words[0] >= 'A' && words[0] <= 'Z')
        words[0] = static_cast<char>(words[0] - 'A' + 'a');
    else if (words.size() > 1 && words[0] == '\xc3' &&
             (words[1] == '\x85' || words[1] == '\x84' || words[1] == '\x96'))
        words[1] = static_cast<char>(words[1] + 0x20);
    return words;
}

} // namespace tycktill::web
