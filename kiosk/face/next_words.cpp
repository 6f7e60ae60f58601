#include "kiosk/face/next_words.h"

#include "shared/base/text.h"
#include "shared/touch/text_edit.h"

#include <algorithm>

namespace tycktill::kiosk {
namespace {

constexpr std::string_view beginning = "^";

std::vector<std::string> words_in(std::string_view line) {
    std::vector<std::string> words;
    for (std::string& word : split(line, ' '))
        if (!word.empty())
            words.push_back(std::move(word));
    return words;
}

/// The word before the one begun; "^" at the beginning of a sentence, "" after any other sign.
std::string word_before(std::string_view text, std::size_t begun) {
    if (touch::sentence_begins(text.substr(0, begun)))
        return std::string(beginning);
    std::size_t end = begun;
    while (end > 0 && text[end - 1] == ' ')
        --end;
    const touch::TextSpan word = touch::word_at(text.substr(0, end), end);
    return lower_case(text.substr(word.begin, word.end - word.begin));
}

/// «å» → «Å»: the first letter of a word of the list.
std::string with_capital(const std::string& word) {
    auto letters = code_points(word);
    const bool small = letters.front() >= 'a' && letters.front() <= 'z';
    if (small || letters.front() >= 0xE0)
        letters.front() -= 0x20;
    return to_utf8(letters);
}

bool begins_with_capital(std::string_view word) {
    return !word.empty() && lower_case(word.substr(0, touch::next_boundary(word, 0))) !=
                                word.substr(0, touch::next_boundary(word, 0));
}

} // namespace

Result<NextWords> NextWords::parse(std::string_view list, const std::string& name) {
    NextWords next;
    int number = 0;
    for (const std::string& line : split(list, '\n')) {
        ++number;
        if (line.empty() || line.front() == '#')
            continue;
        auto words = words_in(line);
        if (words.empty() || !is_utf8(line))
            return fail(name + ":" + std::to_string(number) +
                        ": not a word; write one, then what often follows it");
        std::string head = std::move(words.front());
        words.erase(words.begin());
        if (head != beginning)
            next.words_.push_back(head);
        if (!words.empty() && !next.followers_.emplace(head, std::move(words)).second)
            return fail(name + ":" + std::to_string(number) + ": '" + head +
                        "' stands twice; write it once");
    }
    return next;
}

std::vector<std::string> NextWords::after(std::string_view before_caret, std::size_t most) const {
    const touch::TextSpan span = touch::word_at(before_caret, before_caret.size());
    const std::string_view begun = before_caret.substr(span.begin);
    const std::string letters = lower_case(begun);
    const std::string before = word_before(before_caret, span.begin);
    const bool capital = begun.empty() ? before == beginning : begins_with_capital(begun);
    std::vector<std::string> found;
    const auto take = [&](const std::string& word) {
        // A word of one letter is a key of its own.
        const bool fits =
            length_of(word) > 1 && word.size() > letters.size() && word.rfind(letters, 0) == 0;
        const std::string offered = fits && capital ? with_capital(word) : word;
        if (fits && found.size() < most &&
            std::find(found.begin(), found.end(), offered) == found.end())
            found.push_back(offered);
    };
    if (const auto followers = followers_.find(before); followers != followers_.end())
        std::for_each(followers->second.begin(), followers->second.end(), take);
    if (!letters.empty())
        std::for_each(words_.begin(), words_.end(), take);
    return found;
}

} // namespace tycktill::kiosk
