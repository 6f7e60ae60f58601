#include "shared/courier/clock_words.h"

namespace tycktill::courier {
namespace {

std::string amount(std::chrono::seconds time) {
    const auto counted = [](std::int64_t number, const char* unit) {
        return std::to_string(number) + " " + unit + (number == 1 ? "" : "s");
    };
    const std::int64_t minutes = (time.count() + 30) / 60;
    if (minutes < 120)
        return counted(minutes, "minute");
    if (minutes < 48 * 60)
        return counted((minutes + 30) / 60, "hour");
    return counted((minutes + 720) / 1440, "day");
}

} // namespace

std::string clock_in_words(std::chrono::seconds ahead) {
    if (std::chrono::abs(ahead) < clock_is_right_within)
        return "";
    return "this station's clock is " + amount(std::chrono::abs(ahead)) +
           (ahead.count() > 0 ? " ahead of" : " behind") +
           " the office's; set it right, and let it take the time from the network (timedatectl "
           "set-ntp true)";
}

} // namespace tycktill::courier
