#include "scanner/handwriting/text_value.h"

#include "shared/base/day.h"
#include "shared/base/text.h"

#include <algorithm>

namespace tycktill::handwriting {

namespace {

std::string digits_of(const std::string& text) {
    std::string digits;
    std::copy_if(text.begin(), text.end(), std::back_inserter(digits),
                 [](char c) { return c >= '0' && c <= '9'; });
    return digits;
}

std::string without_blanks(std::string text) {
    std::erase(text, ' ');
    return text;
}

/// A line's words, and where they end.
struct Line {
    std::string text;
    int right = 0;
    int paragraph = 0;
};

std::vector<Line> lines_of(const std::vector<Word>& words) {
    std::vector<Line> lines;
    int number = -1;
    for (const Word& word : words) {
        if (lines.empty() || word.line != number)
            lines.push_back({"", 0, word.paragraph});
        number = word.line;
        Line& line = lines.back();
        line.text += (line.text.empty() ? "" : " ") + word.text;
        line.right = std::max(line.right, word.box.x + word.box.width);
    }
    return lines;
}

bool begins_small(const std::string& text) {
    const std::vector<char32_t> letters = code_points(text);
    return !letters.empty() && lower_case(to_utf8(letters[0])) == to_utf8(letters[0]) &&
           !(letters[0] >= U'0' && letters[0] <= U'9');
}

/// Whether the writer went on because the line was full, rather than ended there.
bool runs_on(const Line& line, const Line& next, int longest, int width) {
    if (line.paragraph != next.paragraph)
        return false;
    return line.right * 100 >= std::min(longest, width) * 72 || begins_small(next.text);
}

} // namespace

std::string one_line(const std::vector<Word>& words) {
    std::string text;
    for (const Word& word : words)
        text += (text.empty() ? "" : " ") + word.text;
    return text;
}

std::string running_text(const std::vector<Word>& words, int width) {
    const std::vector<Line> lines = lines_of(words);
    int longest = 0;
    for (const Line& line : lines)
        longest = std::max(longest, line.right);
    std::string text;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (i > 0 && runs_on(lines[i - 1], lines[i], longest, width)) {
            const bool split_word = text.size() > 1 && text.back() == '-' &&
                                    text[text.size() - 2] != ' ' && begins_small(lines[i].text);
            if (split_word)
                text.pop_back();
            else
                text += ' ';
        } else if (i > 0) {
            text += '\n';
        }
        text += lines[i].text;
    }
    return text;
}

std::string allowed_characters(forms::TextRule rule) {
    switch (rule) {
    case forms::TextRule::Telephone:
        return "0123456789+- ";
    case forms::TextRule::Postnummer:
    case forms::TextRule::Digits:
        return "0123456789 ";
    case forms::TextRule::PastDay:
        return "0123456789- ";
    case forms::TextRule::Any:
    case forms::TextRule::Name:
    case forms::TextRule::Address:
    case forms::TextRule::Email:
        break;
    }
    return "";
}

std::string spelled(const std::string& text, forms::TextRule rule) {
    const std::string digits = digits_of(text);
    switch (rule) {
    case forms::TextRule::Postnummer:
        return digits.size() == 5 ? digits.substr(0, 3) + " " + digits.substr(3) : trimmed(text);
    case forms::TextRule::PastDay:
        return digits.size() == 8
                   ? digits.substr(0, 4) + "-" + digits.substr(4, 2) + "-" + digits.substr(6)
                   : trimmed(text);
    case forms::TextRule::Email:
        return without_blanks(text);
    case forms::TextRule::Digits:
        return digits;
    case forms::TextRule::Any:
    case forms::TextRule::Name:
    case forms::TextRule::Address:
    case forms::TextRule::Telephone:
        break;
    }
    return trimmed(text);
}

bool plausible(const std::string& text, forms::TextRule rule) {
    const std::string digits = digits_of(text);
    switch (rule) {
    case forms::TextRule::Postnummer:
        return digits.size() == 5 && digits[0] != '0';
    case forms::TextRule::PastDay:
        return parse_day(text).has_value();
    case forms::TextRule::Email: {
        const std::size_t at = text.find('@');
        return at != std::string::npos && at > 0 && text.find('@', at + 1) == std::string::npos &&
               text.find('.', at) != std::string::npos && text.find(' ') == std::string::npos;
    }
    case forms::TextRule::Telephone:
        return digits.size() >= 5 && digits.size() <= 15;
    case forms::TextRule::Digits:
        return !digits.empty();
    case forms::TextRule::Any:
    case forms::TextRule::Name:
    case forms::TextRule::Address:
        break;
    }
    return !text.empty();
}

bool is_all_capitals(const std::string& text) {
    int capitals = 0;
    for (const char32_t letter : code_points(text)) {
        const bool latin = letter >= 0xC0 && letter < 0x100;
        if ((letter >= U'a' && letter <= U'z') || (latin && letter >= 0xDF))
            return false;
        capitals += (letter >= U'A' && letter <= U'Z') || latin;
    }
    return capitals >= 3;
}

double confidence_of(const std::vector<Word>& words) {
    double sum = 0, letters = 0;
    for (const Word& word : words) {
        const auto length = static_cast<double>(length_of(word.text));
        sum += word.confidence * length;
        letters += length;
    }
    return letters > 0 ? sum / letters : 0;
}

double weakest_of(const std::vector<Word>& words) {
    double weakest = words.empty() ? 0 : 1;
    for (const Word& word : words)
        weakest = std::min(weakest, word.confidence);
    return weakest;
}

double weakest_new_of(const std::vector<Word>& words) {
    double weakest = 1;
    for (const Word& word : words)
        if (!word.known)
            weakest = std::min(weakest, word.confidence);
    return weakest;
}

} // namespace tycktill::handwriting
