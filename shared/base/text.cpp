#include "shared/base/text.h"

namespace tycktill::base {
namespace {

struct Decoded {
    char32_t code_point;
    std::size_t size; ///< bytes eaten, at least 1
    bool valid;
};

Decoded decode(std::string_view text) {
    static constexpr char32_t replacement = 0xFFFD;
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char first = byte(0);
    if (first < 0x80)
        return {first, 1, true};
    const std::size_t size = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
    if (first < 0xC2 || first > 0xF4 || text.size() < size)
        return {replacement, 1, false};
    char32_t value = first & (0xFFu >> (size + 1));
    for (std::size_t i = 1; i < size; ++i) {
        if ((byte(i) & 0xC0) != 0x80)
            return {replacement, 1, false};
        value = (value << 6) | (byte(i) & 0x3F);
    }
    static constexpr char32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
    if (value < least[size] || value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF))
        return {replacement, 1, false};
    return {value, size, true};
}

} // namespace

bool is_utf8(std::string_view text) {
    while (!text.empty()) {
        const Decoded next = decode(text);
        if (!next.valid)
            return false;
        text.remove_prefix(next.size);
    }
    return true;
}

std::vector<char32_t> code_points(std::string_view text) {
    std::vector<char32_t> all;
    while (!text.empty()) {
        const Decoded next = decode(text);
        all.push_back(next.code_point);
        text.remove_prefix(next.size);
    }
    return all;
}

std::string to_utf8(char32_t c) {
    std::string text;
    const auto add = [&](char32_t byte) { text += static_cast<char>(byte); };
    if (c < 0x80) {
        add(c);
    } else if (c < 0x800) {
        add(0xC0 | (c >> 6));
        add(0x80 | (c & 0x3F));
    } else if (c < 0x10000) {
        add(0xE0 | (c >> 12));
        add(0x80 | ((c >> 6) & 0x3F));
        add(0x80 | (c & 0x3F));
    } else {
        add(0xF0 | (c >> 18));
        add(0x80 | ((c >> 12) & 0x3F));
        add(0x80 | ((c >> 6) & 0x3F));
        add(0x80 | (c & 0x3F));
    }
    return text;
}

std::string to_utf8(const std::vector<char32_t>& all) {
    std::string text;
    for (const char32_t c : all)
        text += to_utf8(c);
    return text;
}

std::size_t length_of(std::string_view text) {
    std::size_t count = 0;
    for (const char c : text)
        count += (static_cast<unsigned char>(c) & 0xC0) != 0x80;
    return count;
}

std::string trimmed(std::string_view text) {
    static constexpr std::string_view white = " \t\r\n\f\v";
    const auto from = text.find_first_not_of(white);
    if (from == std::string_view::npos)
        return "";
    return std::string(text.substr(from, text.find_last_not_of(white) - from + 1));
}

std::string lower_case(std::string_view text) {
    std::string lower;
    for (char32_t c : code_points(text)) {
        const bool latin1 = c >= 0xC0 && c <= 0xDE && c != 0xD7;
        const bool even_pair = (c >= 0x100 && c <= 0x137) || (c >= 0x14A && c <= 0x177);
        const bool odd_pair = (c >= 0x139 && c <= 0x148) || (c >= 0x179 && c <= 0x17E);
        if ((c >= 'A' && c <= 'Z') || latin1)
            c += 0x20;
        else if ((even_pair && c % 2 == 0) || (odd_pair && c % 2 == 1))
            c += 1;
        lower += to_utf8(c);
    }
    return lower;
}

std::vector<std::string> split(std::string_view text, char separator) {
    std::vector<std::string> parts;
    while (true) {
        const auto at = text.find(separator);
        parts.emplace_back(text.substr(0, at));
        if (at == std::string_view::npos)
            return parts;
        text.remove_prefix(at + 1);
    }
}

} // namespace tycktill::base
