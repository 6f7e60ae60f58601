#include "kiosk/session/page_text.h"

#include "shared/base/text.h"

#include <algorithm>
#include <map>

namespace tycktill::kiosk {
namespace {

/// Where a page may end: behind each blank or line break, and at the text's end.
std::vector<std::size_t> ends_in(const std::string& text, std::size_t from) {
    std::vector<std::size_t> ends;
    for (std::size_t at = from; at < text.size(); ++at)
        if (text[at] == ' ' || text[at] == '\n')
            ends.push_back(at + 1);
    ends.push_back(text.size());
    return ends;
}

/// The end of as many whole characters of one endless word as fit.
std::size_t end_within_word(const std::string& text, std::size_t from, std::size_t to,
                            const std::function<bool(const std::string&)>& fits) {
    const auto whole = [&](std::size_t at) {
        while (at < to && (text[at] & 0xC0) == 0x80)
            ++at;
        return at;
    };
    std::size_t low = whole(from + 1), high = to;
    while (low < high) {
        const std::size_t middle = whole(low + (high - low + 1) / 2);
        if (fits(text.substr(from, middle - from)))
            low = middle;
        else if (high == middle)
            break;
        else
            high = std::min(high - 1, middle - 1);
    }
    return whole(low);
}

/// Signs that the fonts lack, and what stands for them.
const std::map<char32_t, const char*>& stand_ins() {
    static const std::map<char32_t, const char*> all{
        {0x2190, "<-"},  {0x2191, "^"},   {0x2192, "->"},  {0x2193, "v"},  {0x2194, "<->"},
        {0x21D0, "<="},  {0x21D2, "=>"},  {0x27A1, "->"},  {0x2794, "->"}, {0x2B05, "<-"},
        {0x27F6, "->"},  {0x2264, "<="},  {0x2265, ">="},  {0x2260, "!="}, {0x2248, "ca"},
        {0x2605, "*"},   {0x2606, "*"},   {0x2B50, "*"},   {0x25CF, "•"},  {0x25CB, "•"},
        {0x25AA, "•"},   {0x25A0, "•"},   {0x25E6, "•"},   {0x2043, "-"},  {0x2103, "°C"},
        {0x2010, "-"},   {0x2011, "-"},   {0x2012, "–"},   {0x2015, "–"},  {0x2212, "-"},
        {0x2028, "\n"},  {0x2029, "\n"},  {0x0085, "\n"},  {0x2116, "nr"}, {0x2610, "[ ]"},
        {0x2611, "[x]"}, {0x2713, "[x]"}, {0x2714, "[x]"}, {0x2705, "[x]"}};
    return all;
}

const char* picture_word(char32_t c) {
    if ((c >= 0x1F600 && c <= 0x1F60F) || (c >= 0x1F617 && c <= 0x1F61D) || c == 0x1F642 ||
        c == 0x1F643 || c == 0x1F917 || c == 0x1F970 || c == 0x263A)
        return "picture.glad";
    if ((c >= 0x1F61E && c <= 0x1F62D) || c == 0x1F614 || c == 0x1F641 || c == 0x2639)
        return "picture.sad";
    if (c == 0x2764 || c == 0x2665 || (c >= 0x1F493 && c <= 0x1F49F) || c == 0x1F90D ||
        c == 0x1F9E1)
        return "picture.heart";
    if (c == 0x1F44D)
        return "picture.thumb";
    return c == 0x1F64F ? "picture.thanks" : "picture.other";
}

bool is_unseen(char32_t c) {
    return (c < 0x20 && c != '\n' && c != '\t') || (c >= 0x7F && c < 0xA0 && c != 0x85) ||
           c == 0xAD || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
           (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF || (c >= 0xFE00 && c <= 0xFE0F) ||
           (c >= 0x1F3FB && c <= 0x1F3FF) || (c >= 0xE0000 && c <= 0xE01EF) || c == 0x20E3;
}

bool is_blank(char32_t c) {
    return c == '\t' || c == 0xA0 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F || c == 0x205F ||
           c == 0x3000;
}

/// What the shipped faces and Debian's Noto Sans hold.
bool has_picture(char32_t c) {
    static constexpr char32_t signs[] = {0x2013, 0x2014, 0x2018, 0x2019, 0x201A, 0x201C,
                                         0x201D, 0x201E, 0x2020, 0x2022, 0x2026, 0x2030,
                                         0x2039, 0x203A, 0x20AC, 0x2122};
    return c == '\n' || (c >= 0x20 && c < 0x250) || (c >= 0x300 && c < 0x530) ||
           (c >= 0x600 && c < 0x700) || (c >= 0x1E00 && c < 0x1F00) ||
           std::find(std::begin(signs), std::end(signs), c) != std::end(signs);
}

} // namespace

std::vector<std::string> pages_of(const std::string& text,
                                  const std::function<bool(const std::string&)>& fits) {
    std::vector<std::string> pages;
    std::size_t from = 0;
    while (from < text.size()) {
        const auto ends = ends_in(text, from);
        const auto first_too_long =
            std::partition_point(ends.begin(), ends.end(), [&](std::size_t end) {
                return fits(text.substr(from, end - from));
            });
        const std::size_t end = first_too_long == ends.begin()
                                    ? end_within_word(text, from, ends.front(), fits)
                                    : *(first_too_long - 1);
        pages.push_back(text.substr(from, end - from));
        from = end;
    }
    if (pages.empty())
        pages.push_back(text);
    return pages;
}

std::string drawable(const std::string& text, const std::function<std::string(const char*)>& word) {
    std::string drawn;
    const char* last_picture = nullptr;
    for (char32_t c : code_points(text)) {
        if (is_unseen(c))
            continue;
        if (c >= 0xFF01 && c <= 0xFF5E) // full width
            c -= 0xFEE0;
        const auto stand_in = stand_ins().find(c);
        const char* picture = nullptr;
        if (is_blank(c)) {
            drawn += ' ';
        } else if (stand_in != stand_ins().end()) {
            drawn += stand_in->second;
        } else if (has_picture(c)) {
            drawn += to_utf8(c);
        } else {
            picture = picture_word(c);
            if (picture != last_picture) // a row of them says it once
                drawn += "(" + word(picture) + ")";
        }
        last_picture = picture;
    }
    return drawn;
}

} // namespace tycktill::kiosk
