#pragma once
/// Days and numbers as the pages say them.
#include "shared/base/day.h"

#include <string>

namespace tycktill::web {

std::string weekday(Day day);   ///< "fredag"
std::string short_day(Day day); ///< "fre 20 nov"
std::string day_words(Day day); ///< "fredag 4 december"
std::string from_today(Day day,
                       Day today); ///< "i dag", "i morgon", "om fyra dagar", "tre dagar sedan"
/// "noll" to "tolv" in words, after that in figures; "en" or "ett" for 1.
std::string number_words(std::size_t count, const char* one = "ett");
std::string counted(std::size_t count, const char* one,
                    const char* many); ///< "1 ärende", "3 ärenden"
/// With a capital letter first.
std::string capital(std::string words);
/// With a small letter first, to stand inside a sentence.
std::string lowered(std::string words);

} // namespace tycktill::web
