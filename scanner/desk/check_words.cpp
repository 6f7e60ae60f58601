#include "scanner/desk/check_words.h"

#include "shared/base/text.h"

namespace tycktill {

namespace {

bool is_digit(char c) {
    return c >= '0' && c <= '9';
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

std::optional<CheckWords> check_postnummer(const Municipality& municipality,
                                           const std::string& typed) {
    const auto found = postnummer_in(typed);
    if (!found)
        return {};
    const auto& [number, town] = *found;
    const std::string shown = number.substr(0, 3) + " " + number.substr(3);
    for (const auto& known : municipality.postnummer) {
        if (known.rfind(number + " ", 0) != 0)
            continue;
        const std::string belongs = known.substr(6);
        if (town.empty() || lower_case(belongs).rfind(lower_case(town), 0) == 0)
            return CheckWords{shown + " hör till " + belongs + ".", true};
        return CheckWords{shown + " hör till " + belongs + ", inte " + town + ".", false};
    }
    for (const auto& known : municipality.postnummer)
        if (!town.empty() && lower_case(known.substr(6)) == lower_case(town))
            return CheckWords{town + " har " + known.substr(0, 3) + " " + known.substr(3, 2) +
                                  ". Jämför siffrorna.",
                              false};
    return {};
}

std::optional<CheckWords> check_telephone(const std::string& typed) {
    std::size_t digits = 0;
    for (const char c : typed)
        digits += is_digit(c);
    if (digits == 0)
        return {};
    const bool mobile = typed.rfind("07", 0) == 0;
    const auto count = std::to_string(digits) + " siffror";
    if (mobile)
        return CheckWords{digits == 10 ? count + ", som ett mobilnummer."
                                       : count + ": ett mobilnummer har 10.",
                          digits == 10};
    return CheckWords{count + ".", digits >= 8 && digits <= 10};
}

} // namespace

std::optional<CheckWords> check_in_words(const QueuedForm& form, const Field& field,
                                         const std::string& typed) {
    if (typed.empty())
        return {};
    if (field.rule == TextRule::Telephone)
        return check_telephone(typed);
    if (form.municipality &&
        (field.rule == TextRule::Address || field.rule == TextRule::Postnummer))
        return check_postnummer(*form.municipality, typed);
    return {};
}

} // namespace tycktill
