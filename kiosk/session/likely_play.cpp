#include "kiosk/session/likely_play.h"

#include "shared/base/text.h"

#include <algorithm>
#include <array>
#include <set>

namespace tycktill::kiosk {
namespace {

constexpr std::u32string_view vowels = U"aeiouyåäöéèáàü";
constexpr std::array<std::u32string_view, 4> keyboard_rows = {U"qwertyuiopå", U"asdfghjklöä",
                                                              U"zxcvbnmé", U"1234567890"};

std::vector<char32_t> letters_of(std::string_view text) {
    std::vector<char32_t> letters = code_points(lower_case(text));
    std::erase_if(letters, [](char32_t c) { return c < U'0' || (c > U'9' && c < U'a'); });
    return letters;
}

std::size_t longest_repeat(const std::vector<char32_t>& letters) {
    std::size_t longest = 0, run = 0;
    for (std::size_t at = 0; at < letters.size(); ++at) {
        run = at > 0 && letters[at] == letters[at - 1] ? run + 1 : 1;
        longest = std::max(longest, run);
    }
    return longest;
}

bool has_vowel(const std::vector<char32_t>& letters) {
    return std::any_of(letters.begin(), letters.end(),
                       [](char32_t c) { return vowels.find(c) != vowels.npos; });
}

bool runs_along_keyboard(const std::vector<char32_t>& letters) {
    const std::u32string all(letters.begin(), letters.end());
    return std::any_of(keyboard_rows.begin(), keyboard_rows.end(), [&](std::u32string_view row) {
        for (std::size_t at = 0; at + 6 <= row.size(); ++at)
            if (all.find(row.substr(at, 6)) != all.npos)
                return true;
        return false;
    });
}

} // namespace

bool is_likely_play(std::string_view text) {
    const auto letters = letters_of(text);
    if (std::any_of(letters.begin(), letters.end(), [](char32_t c) { return c > U'\u024F'; }))
        return false; // other scripts than Latin are not judged
    if (letters.size() < 5)
        return !letters.empty() && longest_repeat(letters) >= 4;
    const std::set<char32_t> different(letters.begin(), letters.end());
    return longest_repeat(letters) >= 6 || !has_vowel(letters) || runs_along_keyboard(letters) ||
           (different.size() <= 3 && letters.size() >= 8);
}

} // namespace tycktill::kiosk
