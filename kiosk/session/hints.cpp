#include "kiosk/session/hints.h"

#include "shared/base/text.h"

#include <algorithm>
#include <regex>

namespace tycktill::kiosk {
namespace {

struct Found {
    std::size_t at;
    Hint hint;
};

std::string digits_of(std::string_view text) {
    std::string digits;
    std::copy_if(text.begin(), text.end(), std::back_inserter(digits), is_digit);
    return digits;
}

int number(std::string_view digits) {
    int value = 0;
    for (char digit : digits)
        value = value * 10 + (digit - '0');
    return value;
}

bool luhn(std::string_view ten_digits) {
    int sum = 0;
    for (std::size_t at = 0; at < ten_digits.size(); ++at) {
        const int product = (ten_digits[at] - '0') * (at % 2 == 0 ? 2 : 1);
        sum += product / 10 + product % 10;
    }
    return sum % 10 == 0;
}

/// What is written as numbers are: digits with spaces, hyphens, plus and brackets among them.
std::vector<std::pair<std::size_t, std::string>> numbers_in(const std::string& text) {
    static const std::regex shape(R"(\(?\+?[0-9](?:[-+ ()/]{0,2}[0-9])*)");
    std::vector<std::pair<std::size_t, std::string>> numbers;
    for (std::sregex_iterator it(text.begin(), text.end(), shape), end; it != end; ++it)
        numbers.emplace_back(static_cast<std::size_t>(it->position()), it->str());
    return numbers;
}

/// Swedish numbers begin with 0 or +46 and hold eight to ten digits after it; a date does not.
bool is_telephone(const std::string& written) {
    const std::string digits = digits_of(written);
    const bool abroad = written.find('+') == 0 || digits.rfind("00", 0) == 0;
    if (abroad)
        return digits.size() >= 9 && digits.size() <= 15;
    return digits.size() >= 8 && digits.size() <= 11 && digits[0] == '0';
}

void find_numbers(const std::string& text, bool anonymous, std::vector<Found>& found) {
    for (const auto& [at, written] : numbers_in(text)) {
        if (is_personnummer(digits_of(written)))
            found.push_back({at, {HintKind::Personnummer, written}});
        else if (anonymous && is_telephone(written))
            found.push_back({at, {HintKind::Telephone, written}});
    }
}

void find_email(const std::string& text, std::vector<Found>& found) {
    static const std::regex shape(R"([^\s@,;:()<>]+@[^\s@,;:()<>]+\.[A-Za-z]{2,})");
    for (std::sregex_iterator it(text.begin(), text.end(), shape), end; it != end; ++it)
        found.push_back({static_cast<std::size_t>(it->position()), {HintKind::Email, it->str()}});
}

/// «Jag heter Karin Lindberg», «Hälsningar Karin»: the capitalised words after it.
void find_signature(const std::string& text, std::vector<Found>& found) {
    // Å, Ä, Ö, É are two bytes in UTF-8, so a letter is an ASCII letter or any byte above.
    static const std::regex shape(
        "(?:[Jj]ag heter|[Mm]itt namn är|[Hh]älsningar(?: från)?|[Hh]älsar|MVH|Mvh|mvh)[,:]?\\s+"
        "((?:[A-Z]|\xC3[\x80-\x9E])[A-Za-z\x80-\xFF-]*(?: "
        "(?:[A-Z]|\xC3[\x80-\x9E])[A-Za-z\x80-\xFF-]*)?)");
    for (std::sregex_iterator it(text.begin(), text.end(), shape), end; it != end; ++it)
        found.push_back(
            {static_cast<std::size_t>(it->position(1)), {HintKind::Name, (*it)[1].str()}});
}

bool is_word_byte(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte >= 0x80 || (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

bool stands_alone(const std::string& text, std::size_t at, std::size_t length) {
    return (at == 0 || !is_word_byte(text[at - 1])) &&
           (at + length >= text.size() || !is_word_byte(text[at + length]));
}

/// Each part of the name that was given on the contact page; short parts («av», «de») say nothing.
void find_own_name(const std::string& text, std::string_view own_name, std::vector<Found>& found) {
    const std::string lower = lower_case(text);
    if (lower.size() != text.size())
        return;
    for (const std::string& part : split(lower_case(own_name), ' ')) {
        if (length_of(part) < 3)
            continue;
        for (std::size_t at = lower.find(part); at != std::string::npos;
             at = lower.find(part, at + 1))
            if (stands_alone(lower, at, part.size()))
                found.push_back({at, {HintKind::Name, text.substr(at, part.size())}});
    }
}

} // namespace

bool is_personnummer(std::string_view digits) {
    if (!std::all_of(digits.begin(), digits.end(), is_digit))
        return false;
    if (digits.size() == 12)
        return (digits.substr(0, 2) == "19" || digits.substr(0, 2) == "20") &&
               is_personnummer(digits.substr(2));
    if (digits.size() != 10 || !luhn(digits))
        return false;
    const int month = number(digits.substr(2, 2));
    const int day = number(digits.substr(4, 2)) % 60;
    return month >= 1 && month <= 12 && day >= 1 && day <= 31;
}

std::vector<Hint> find_hints(std::string_view text_view, bool anonymous,
                             std::string_view own_name) {
    const std::string text(text_view);
    std::vector<Found> found;
    find_numbers(text, anonymous, found);
    if (anonymous) {
        find_email(text, found);
        find_signature(text, found);
        find_own_name(text, own_name, found);
    }
    std::stable_sort(found.begin(), found.end(),
                     [](const Found& a, const Found& b) { return a.at < b.at; });
    std::vector<Hint> hints;
    for (Found& each : found)
        if (std::find(hints.begin(), hints.end(), each.hint) == hints.end())
            hints.push_back(std::move(each.hint));
    return hints;
}

} // namespace tycktill::kiosk
