#include "forms/rules/text_rules.h"

#include "shared/base/text.h"

#include <algorithm>
#include <string>

using namespace std::string_literals;

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

bool is_unseen(char32_t c) {
    return c == 0xAD || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
           (c >= 0x2060 && c <= 0x2069) || c == 0xFEFF || (c >= 0xFE00 && c <= 0xFE0F) ||
           c == 0x61C || c == 0x180E;
}

/// What people write between the digits of a telephone number: blanks, dots and dashes of all kinds.
bool separates(char32_t c) {
    return U" \t-.()/+:_~*\u00A0\u2009\u202F\u2007\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u00B7"s
               .find(c) != std::u32string::npos;
}

bool is_any(const std::string& word, std::initializer_list<const char*> words) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

/// «ankn 12» and «vx» belong to the number before them.
bool is_extension(const std::string& word) {
    return is_any(word, {"ankn", "anknytning", "ankn.", "anknytn", "ank", "vx", "växel", "växeln",
                         "ext", "extension", "x", "alanumero", "vaihde", "internt", "int",
                         "knappval", "tonval"});
}

/// «hem», «mobil»: which of the numbers it is. «eller» stands between two.
bool is_label(const std::string& word) {
    return is_any(word, {"tel",    "tfn",  "telefon", "mobil",  "mob",  "hem", "hemma",
                         "arbete", "arb",  "jobb",    "jobbet", "fax",  "sms", "phone",
                         "mobile", "home", "work",    "puh",    "koti", "gsm"});
}

bool parts_numbers(const std::string& word) {
    return is_any(word, {"eller", "och", "el", "alt", "samt", "or", "and", "tai", "ja", ",", ";"});
}

bool is_letter(char32_t c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c >= 0xC0;
}

/// One number of the field, its extension apart.
struct Number {
    std::size_t digits = 0, extension = 0;
};
struct Telephone {
    std::vector<Number> numbers{Number{}};
    std::string wrong; ///< the first word or sign that belongs to no number
};

void take_word(const std::string& word, bool& in_extension, Telephone& read) {
    const std::string lower = lower_case(word);
    if (parts_numbers(lower)) {
        read.numbers.push_back({});
        in_extension = false;
    } else if (is_extension(lower)) {
        in_extension = read.numbers.back().digits > 0; // «vx 040-641 10 00» stands first
    } else if (!is_label(lower) && read.wrong.empty()) {
        read.wrong = word;
    }
}

Telephone read_telephone(const std::string& value) {
    Telephone read;
    bool in_extension = false;
    const std::vector<char32_t> signs = code_points(value);
    for (std::size_t at = 0; at < signs.size();) {
        const char32_t c = signs[at];
        std::string word;
        while (at < signs.size() && is_letter(signs[at]) && !separates(signs[at]))
            word += to_utf8(signs[at++]);
        if (!word.empty()) {
            take_word(word, in_extension, read);
            continue;
        }
        ++at;
        if (is_digit(c)) {
            Number& now = read.numbers.back();
            ++(in_extension ? now.extension : now.digits);
        } else if (c == ',' || c == ';' || c == '\n' ||
                   (c == '+' && read.numbers.back().digits >= 7) ||
                   (c == '/' && read.numbers.back().digits >= 7)) {
            read.numbers.push_back({});
            in_extension = false;
        } else if (!separates(c) && read.wrong.empty()) {
            read.wrong = to_utf8(c);
        }
    }
    std::erase_if(read.numbers,
                  [](const Number& each) { return each.digits + each.extension == 0; });
    return read;
}

/// Two numbers one after the other with nothing but a blank between: «070-174 06 35 040-628 04 01».
bool may_be_two(const std::string& value, std::size_t digits) {
    const auto second = value.find(" 0", 7);
    return digits <= 22 && digits >= 16 && second != std::string::npos;
}

TextFault check_telephone(const std::string& value) {
    const Telephone read = read_telephone(value);
    if (!read.wrong.empty())
        return TextFault::NotTelephone;
    if (read.numbers.empty())
        return TextFault::TelephoneShort;
    if (read.numbers.size() > 2)
        return TextFault::TelephoneLong;
    for (const Number& each : read.numbers) {
        // «040-641 10 00/01»: the second differs in its end alone.
        const bool tail = &each != &read.numbers.front() && each.digits <= 3;
        if (each.digits < 7 && !tail)
            return TextFault::TelephoneShort;
        if (each.extension > 8 || (each.digits > 15 && !may_be_two(value, each.digits)))
            return TextFault::TelephoneLong;
    }
    return TextFault::None;
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
    return unless(length_of(value) <= longest_taken(field), TextFault::TooLong);
}

std::size_t longest_taken(const Field& field) {
    const auto longest = static_cast<std::size_t>(std::max(0, field.longest));
    if (field.role != FieldRole::Contact)
        return longest;
    switch (field.rule) {
    case TextRule::Telephone:
        return std::max<std::size_t>(longest, 60);
    case TextRule::Name:
        return std::max<std::size_t>(longest, 120);
    case TextRule::Address:
        return std::max<std::size_t>(longest, 300);
    case TextRule::Email:
        return std::max<std::size_t>(longest, 254); // RFC 5321
    default:
        return longest;
    }
}

std::string sign_at_fault(const Field& field, const std::string& value) {
    if (field.rule == TextRule::Telephone)
        return read_telephone(value).wrong;
    if (field.rule != TextRule::Email || value.find('@') == std::string::npos)
        return "";
    const auto at = value.find_first_of(" \t,;<>\"()");
    if (at != std::string::npos)
        return value[at] == '\t' ? " " : value.substr(at, 1);
    const auto first = value.find('@');
    return first != std::string::npos && value.find('@', first + 1) != std::string::npos ? "@" : "";
}

std::string cleaned_contact(const Field& field, std::string_view value) {
    if (!is_utf8(value))
        return trimmed(value); // check_text() says so
    std::string clean;
    for (const char32_t c : code_points(value))
        if (!is_unseen(c))
            clean += c == 0xA0 || c == 0x202F || c == 0x2009 ? " " : to_utf8(c);
    clean = trimmed(clean);
    static constexpr std::string_view scheme = "mailto:";
    if (field.rule == TextRule::Email && lower_case(clean.substr(0, scheme.size())) == scheme)
        clean = trimmed(clean.substr(scheme.size()));
    return clean;
}

std::string spaced_postnummer(const std::string& value) {
    return value.size() == 5 && is_postnummer(value) ? value.substr(0, 3) + " " + value.substr(3)
                                                     : value;
}

} // namespace tycktill::forms
