// A text as words, and the findings of all kinds put in order.
#include "forms/rules/revealing_parts.h"
#include "shared/base/text.h"

#include <algorithm>

namespace tycktill::forms {
namespace {

bool is_letter(char32_t c) {
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'))
        return true;
    // Above Latin-1's signs everything that is no punctuation counts: names come in every script.
    const bool sign = c < 0xC0 || c == 0xD7 || c == 0xF7 || (c >= 0x2000 && c <= 0x2BFF) ||
                      (c >= 0x3000 && c <= 0x303F) || c >= 0xE000;
    return !sign;
}

bool is_apostrophe(char32_t c) {
    return c == '\'' || c == 0x2019;
}

bool is_hyphen(char32_t c) {
    return c == '-' || c == 0x2010 || c == 0x2011;
}

struct Sign {
    char32_t c;
    std::size_t at;
};

std::vector<Sign> signs_of(std::string_view text) {
    std::vector<Sign> signs;
    for (std::size_t at = 0; at < text.size();) {
        std::size_t size = 1;
        while (at + size < text.size() && (text[at + size] & 0xC0) == 0x80)
            ++size;
        const auto points = code_points(text.substr(at, size));
        signs.push_back({points.size() == 1 ? points[0] : U'\uFFFD', at});
        at += size;
    }
    signs.push_back({U' ', text.size()});
    return signs;
}

/// The sign after the word that begins at `from`. Digits and letters never stand in one word: «rum12».
std::size_t end_of_word(const std::vector<Sign>& signs, std::size_t from) {
    const bool digits = is_digit(signs[from].c);
    std::size_t to = from + 1;
    const auto inside = [&](std::size_t at) {
        return digits ? is_digit(signs[at].c) : is_letter(signs[at].c);
    };
    while (to < signs.size() &&
           (inside(to) || (!digits && to + 1 < signs.size() && inside(to + 1) &&
                           (is_hyphen(signs[to].c) || is_apostrophe(signs[to].c)))))
        ++to;
    return to;
}

} // namespace

WordText words_of(std::string_view view) {
    WordText text;
    text.text = view;
    const std::vector<Sign> signs = signs_of(view);
    std::size_t left = 0;
    for (std::size_t at = 0; at + 1 < signs.size();) {
        if (!is_letter(signs[at].c) && !is_digit(signs[at].c)) {
            ++at;
            continue;
        }
        const std::size_t to = end_of_word(signs, at);
        TextWord word;
        word.at = signs[at].at;
        word.length = signs[to].at - word.at;
        const std::string_view written = view.substr(word.at, word.length);
        word.lower = lower_case(written);
        word.capital = lower_case(to_utf8(signs[at].c)) != to_utf8(signs[at].c);
        word.number = is_digit(signs[at].c);
        word.before = view.substr(left, word.at - left);
        word.new_line = word.before.find('\n') != std::string::npos;
        word.sentence = text.words.empty() || word.new_line ||
                        word.before.find_first_of(".!?:") != std::string::npos;
        left = word.end();
        text.words.push_back(std::move(word));
        at = to;
    }
    text.after = view.substr(left);
    return text;
}

const std::string& WordText::lower(std::size_t word) const {
    static const std::string none;
    return word < words.size() ? words[word].lower : none;
}

bool WordText::joined(std::size_t word) const {
    return word < words.size() && !words[word].before.empty() &&
           words[word].before.find_first_not_of(" \t") == std::string::npos;
}

Revealing WordText::span(RevealKind kind, std::size_t first, std::size_t count) const {
    return {kind, words[first].at, words[first + count - 1].end() - words[first].at};
}

std::vector<Revealing> find_revealing(std::string_view view) {
    const WordText text = words_of(view);
    std::vector<Revealing> found;
    find_addresses(text, found); // before numbers: 714 80 belongs to its town
    find_numbers(text, found);
    find_names(text, found);
    std::stable_sort(found.begin(), found.end(),
                     [](const Revealing& a, const Revealing& b) { return a.at < b.at; });
    std::vector<Revealing> apart;
    for (const Revealing& each : found) {
        Revealing* last = apart.empty() ? nullptr : &apart.back();
        if (last == nullptr || each.at >= last->at + last->length)
            apart.push_back(each);
        else if (each.length > last->length)
            *last = each;
    }
    return apart;
}

} // namespace tycktill::forms
