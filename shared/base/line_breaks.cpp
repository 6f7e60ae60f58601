#include "shared/base/line_breaks.h"

#include "shared/base/text.h"

namespace tycktill::base {
namespace {

/// How many digits the token that ends before `space` has, 0 when it is not a number alone.
std::size_t digits_before(std::string_view text, std::size_t space) {
    std::size_t begin = space;
    while (begin > 0 && is_digit(text[begin - 1]))
        --begin;
    return begin == 0 || text[begin - 1] == ' ' || text[begin - 1] == '\n' ? space - begin : 0;
}

std::size_t digits_after(std::string_view text, std::size_t at) {
    std::size_t end = at;
    while (end < text.size() && is_digit(text[end]))
        ++end;
    return end - at;
}

} // namespace

bool holds_together(std::string_view text, std::size_t space) {
    if (space == 0 || space + 1 >= text.size() || text[space] != ' ')
        return false;
    const char before = text[space - 1], after = text[space + 1];
    if (is_digit(before) && is_digit(after))
        return true;
    if (is_digit(before)) {
        const std::size_t digits = digits_before(text, space);
        const std::size_t begin = space - digits;
        const bool last_group = begin > 1 && is_digit(text[begin - 2]); // «… 00 och»
        return digits > 0 && digits <= 2 && !last_group && after != '(';
    }
    const std::size_t word = text.rfind(' ', space - 1);
    return digits_after(text, space + 1) == 4 && word != std::string_view::npos && word > 0 &&
           digits_before(text, word) > 0 && digits_before(text, word) <= 2;
}

std::string with_hard_spaces(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size(); ++at)
        if (holds_together(text, at))
            out += "\u00A0";
        else
            out += text[at];
    return out;
}

} // namespace tycktill::base
