#include "forms/rules/text_rules.h"

#include "shared/base/text.h"

#include <algorithm>

namespace tycktill::forms {
namespace {

std::ptrdiff_t digits_in(const std::string& value) {
    return std::count_if(value.begin(), value.end(), is_digit);
}

/// Anything that is not ASCII counts as a letter: names come in every script.
bool has_letter(const std::string& value) {
    return std::any_of(value.begin(), value.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<signed char>(c) < 0;
    });
}

bool has_control(const std::string& value, FieldKind kind) {
    return std::any_of(value.begin(), value.end(), [&](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return (byte < 0x20 && !(kind == FieldKind::Area && (c == '\n' || c == '\t'))) ||
               byte == 0x7F;
    });
}

TextFault check_telephone(const std::string& value) {
    for (std::size_t i = 0; i < value.size(); ++i) {
        const bool plus = value[i] == '+' && i == 0;
        if (!is_digit(value[i]) && !plus &&
            std::string(" -()/").find(value[i]) == std::string::npos)
            return TextFault::NotTelephone;
    }
    const auto digits = digits_in(value);
    if (digits < 7)
        return TextFault::TelephoneShort;
    return digits > 15 ? TextFault::TelephoneLong : TextFault::None;
}

bool is_postnummer(const std::string& value) {
    std::string digits = value;
    if (digits.size() == 6 && digits[3] == ' ')
        digits.erase(3, 1);
    return digits.size() == 5 && digits_in(digits) == 5 && digits[0] != '0';
}

bool is_email(const std::string& value) {
    const auto at = value.find('@');
    if (at == 0 || at == std::string::npos || value.find('@', at + 1) != std::string::npos)
        return false;
    if (value.find_first_of(" \t,;<>\"()") != std::string::npos)
        return false;
    const std::string host = value.substr(at + 1);
    const auto dot = host.rfind('.');
    return dot != std::string::npos && dot > 0 && host.size() - dot > 2 && host[0] != '.' &&
           host.find("..") == std::string::npos && value[at - 1] != '.' && value[0] != '.';
}

TextFault check_day(const std::string& value, Day arrived) {
    const auto day = parse_day(value);
    if (!day)
        return TextFault::NotDay;
    if (*day > arrived)
        return TextFault::DayToCome;
    return *day < arrived - std::chrono::days{120 * 365} ? TextFault::DayLongAgo : TextFault::None;
}

TextFault unless(bool right, TextFault fault) {
    return right ? TextFault::None : fault;
}

TextFault check_rule(const Field& field, const std::string& value, Day arrived) {
    switch (field.rule) {
    case TextRule::Any:
        return unless(field.kind != FieldKind::Date || parse_day(value), TextFault::NotDay);
    case TextRule::Name:
    case TextRule::Address:
        return unless(has_letter(value), TextFault::NoLetters);
    case TextRule::Telephone:
        return check_telephone(value);
    case TextRule::Postnummer:
        return unless(is_postnummer(value), TextFault::NotPostnummer);
    case TextRule::Email:
        return unless(is_email(value), TextFault::NotEmail);
    case TextRule::Digits:
        return unless(digits_in(value) == static_cast<std::ptrdiff_t>(value.size()),
                      TextFault::NotDigits);
    case TextRule::PastDay:
        return check_day(value, arrived);
    }
    return TextFault::None;
}

} // namespace

TextFault check_text(const Field& field, const std::string& value, Day arrived) {
    if (!is_utf8(value) || has_control(value, field.kind))
        return TextFault::NotText;
    if (const auto fault = check_rule(field, value, arrived); fault != TextFault::None)
        return fault;
    return unless(length_of(value) <= static_cast<std::size_t>(field.longest), TextFault::TooLong);
}

std::string spaced_postnummer(const std::string& value) {
    return value.size() == 5 && is_postnummer(value) ? value.substr(0, 3) + " " + value.substr(3)
                                                     : value;
}

} // namespace tycktill::forms
