#include "scanner/returned/place_check.h"

#include "shared/base/text.h"

#include <optional>
#include <utility>

namespace tycktill::returned {

namespace {

std::string spaced(const std::string& number) {
    return number.substr(0, 3) + " " + number.substr(3, 2);
}

/// The first «NNN NN» or «NNNNN» that stands alone, and what follows it.
std::optional<std::pair<std::string, std::string>> postnummer_in(const std::string& text) {
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (!is_digit(text[i]) || (i > 0 && is_digit(text[i - 1])))
            continue;
        std::string digits;
        std::size_t at = i;
        while (at < text.size() && (is_digit(text[at]) || (text[at] == ' ' && digits.size() == 3)))
            digits += is_digit(text[at]) ? std::string(1, text[at]) : std::string(), ++at;
        if (digits.size() == 5)
            return std::pair(digits, trimmed(text.substr(at)));
    }
    return {};
}

/// «Kopparb» is on its way to Kopparberg, and «Kopparberg, Sverige» goes on after it.
bool same_town(const std::string& belongs, const std::string& stands) {
    const std::string a = lower_case(belongs), b = lower_case(stands);
    return a.rfind(b, 0) == 0 || (b.rfind(a, 0) == 0 && (b[a.size()] == ' ' || b[a.size()] == ','));
}

} // namespace

PlaceCheck check_place(const std::vector<std::string>& list, const std::string& text) {
    const auto found = postnummer_in(text);
    if (!found)
        return {};
    const auto& [number, town] = *found;
    PlaceCheck check{PlaceVerdict::Unknown, spaced(number), town, ""};
    for (const std::string& known : list) {
        if (known.rfind(number + " ", 0) != 0)
            continue;
        check.belongs = known.substr(6);
        check.verdict = town.empty()                     ? PlaceVerdict::NumberOnly
                        : same_town(check.belongs, town) ? PlaceVerdict::Agrees
                                                         : PlaceVerdict::OtherTown;
        return check;
    }
    for (const std::string& known : list)
        if (!town.empty() && lower_case(known.substr(6)) == lower_case(town)) {
            check.belongs = spaced(known);
            check.verdict = PlaceVerdict::OtherNumber;
            return check;
        }
    return check;
}

std::string town_at_end(const std::vector<std::string>& list, const std::string& text) {
    const std::string small = lower_case(trimmed(text));
    for (const std::string& known : list) {
        const std::string town = known.substr(6), end = lower_case(town);
        if (small.size() < end.size() || small.substr(small.size() - end.size()) != end)
            continue;
        if (small.size() == end.size() || small[small.size() - end.size() - 1] == ' ')
            return town;
    }
    return "";
}

std::string other_town_in_words(const PlaceCheck& check) {
    return check.number + " hör till " + check.belongs + ", inte " + check.town + ".";
}

} // namespace tycktill::returned
