#include "shared/touch/wrap.h"

#include "shared/base/line_breaks.h"
#include "shared/touch/text_edit.h"

#include <algorithm>

namespace tycktill::touch {

namespace {

struct Word {
    std::size_t begin, end, after; ///< after: where the next word begins
    float width, space;            ///< the word's and that of the spaces behind it
    bool breaks;                   ///< a line break follows
};

/// The longest head of the word that fits, at least one character.
std::size_t head_that_fits(std::string_view word, float width, const MeasureText& measure) {
    std::size_t end = next_boundary(word, 0);
    while (end < word.size()) {
        const auto next = next_boundary(word, end);
        if (measure(word.substr(0, next)) > width)
            break;
        end = next;
    }
    return end;
}

std::size_t end_of_word(std::string_view text, std::size_t at) {
    return std::min(text.find_first_of(" \n", at), text.size());
}

/// With Balance::Yes numbers hold together where they fit; what people write breaks as it comes.
std::size_t end_of_unit(std::string_view text, std::size_t at, float width, Balance balance,
                        const MeasureText& measure) {
    std::size_t end = end_of_word(text, at);
    while (balance == Balance::Yes && holds_together(text, end)) {
        const std::size_t next = end_of_word(text, end + 1);
        if (measure(text.substr(at, next - at)) > width)
            break;
        end = next;
    }
    return end;
}

std::vector<Word> words_of(std::string_view text, float width, Balance balance,
                           const MeasureText& measure) {
    std::vector<Word> words;
    std::size_t at = 0;
    while (at < text.size() || words.empty() || words.back().breaks) {
        Word word{};
        word.begin = at;
        word.end = end_of_unit(text, at, width, balance, measure);
        word.width = measure(text.substr(at, word.end - at));
        if (word.width > width && word.end > word.begin) {
            word.end = at + head_that_fits(text.substr(at, word.end - at), width, measure);
            word.width = measure(text.substr(at, word.end - at));
        }
        word.after = word.end;
        while (word.after < text.size() && text[word.after] == ' ')
            ++word.after;
        word.space = measure(text.substr(word.end, word.after - word.end));
        if (word.after < text.size() && text[word.after] == '\n') {
            word.breaks = true;
            ++word.after;
        }
        words.push_back(word);
        at = word.after;
    }
    return words;
}

std::vector<LineSpan> fill(const std::vector<Word>& words, float width) {
    std::vector<LineSpan> lines;
    bool open = false;
    float used = 0;
    for (const auto& word : words) {
        if (open && used + word.width > width + 0.01f)
            open = false;
        if (!open) {
            lines.push_back({word.begin, word.end});
            used = 0;
        }
        lines.back().end = word.end;
        used += word.width + word.space;
        open = !word.breaks;
    }
    return lines;
}

/// The narrowest width that gives as few lines.
std::vector<LineSpan> balanced(const std::vector<Word>& words, float width) {
    auto best = fill(words, width);
    float low = 0, high = width;
    for (const auto& word : words)
        low = std::max(low, word.width);
    while (high - low > 1) {
        const float middle = (low + high) / 2;
        if (auto lines = fill(words, middle); lines.size() <= best.size()) {
            best = std::move(lines);
            high = middle;
        } else {
            low = middle;
        }
    }
    return best;
}

} // namespace

std::vector<LineSpan> wrap(std::string_view text, float width, Balance balance,
                           const MeasureText& measure) {
    const auto words = words_of(text, width, balance, measure);
    return balance == Balance::Yes ? balanced(words, width) : fill(words, width);
}

} // namespace tycktill::touch
