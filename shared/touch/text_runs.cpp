#include "shared/touch/text_runs.h"

#include "shared/base/text.h"

#include <algorithm>
#include <fribidi.h>
#include <string>

namespace tycktill::touch {

namespace {

bool may_be_right_to_left(char32_t c) {
    return (c >= 0x590 && c < 0x900) || (c >= 0x200E && c <= 0x202E) ||
           (c >= 0x2066 && c <= 0x2069) || (c >= 0xFB1D && c < 0xFF00);
}

/// Unicode rule L2: from the highest level down, turn round every stretch at that level or above.
void put_in_screen_order(std::vector<DirectionRun>& runs, std::vector<int> levels) {
    const int highest = *std::max_element(levels.begin(), levels.end());
    for (int level = highest; level > 0; --level) {
        for (std::size_t i = 0; i < runs.size(); ++i) {
            std::size_t end = i;
            while (end < runs.size() && levels[end] >= level)
                ++end;
            if (end > i) {
                std::reverse(runs.begin() + static_cast<long>(i),
                             runs.begin() + static_cast<long>(end));
                std::reverse(levels.begin() + static_cast<long>(i),
                             levels.begin() + static_cast<long>(end));
                i = end;
            }
        }
    }
}

/// «4 000», «0580-805 00», «22/11», «12:30», «+46 …»: after an Arabic letter the rules would turn its parts
/// round, and nobody could dial it. Each such group is of one piece, from left to right.
void hold_numbers_together(const std::vector<char32_t>& text, std::vector<FriBidiCharType>& types) {
    static const std::u32string between = U" \u00A0\u202F-\u2013/.:";
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool plus = text[i] == U'+' && i + 1 < text.size() && is_digit(text[i + 1]);
        if (!is_digit(text[i]) && !plus)
            continue;
        std::size_t end = i + 1;
        while (end < text.size() &&
               (is_digit(text[end]) ||
                (end + 1 < text.size() && is_digit(text[end + 1]) && is_digit(text[end - 1]) &&
                 between.find(text[end]) != std::u32string::npos)))
            ++end;
        std::fill(types.begin() + static_cast<long>(i), types.begin() + static_cast<long>(end),
                  FRIBIDI_TYPE_LTR);
        i = end;
    }
}

} // namespace

Directions directions(const std::vector<char32_t>& text) {
    if (std::none_of(text.begin(), text.end(), may_be_right_to_left))
        return {{{0, text.size(), false}}, false};
    const auto length = static_cast<FriBidiStrIndex>(text.size());
    const std::vector<FriBidiChar> characters(text.begin(), text.end());
    std::vector<FriBidiCharType> types(text.size());
    std::vector<FriBidiBracketType> brackets(text.size());
    std::vector<FriBidiLevel> levels(text.size());
    fribidi_get_bidi_types(characters.data(), length, types.data());
    fribidi_get_bracket_types(characters.data(), length, types.data(), brackets.data());
    // Which way the line runs is for its letters to say, not for a number that it begins with.
    FriBidiParType whole = fribidi_get_par_direction(types.data(), length);
    hold_numbers_together(text, types);
    if (fribidi_get_par_embedding_levels_ex(types.data(), brackets.data(), length, &whole,
                                            levels.data()) == 0)
        return {{{0, text.size(), false}}, false};

    Directions result;
    std::vector<int> run_levels;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (i > 0 && levels[i] == levels[i - 1]) {
            result.runs.back().end = i + 1;
        } else {
            result.runs.push_back({i, i + 1, levels[i] % 2 == 1});
            run_levels.push_back(levels[i]);
        }
    }
    put_in_screen_order(result.runs, run_levels);
    result.right_to_left = FRIBIDI_IS_RTL(whole);
    return result;
}

} // namespace tycktill::touch
