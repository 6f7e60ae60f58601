#include "shared/base/terminal_text.h"

#include <cstdint>

namespace tycktill::base {
namespace {

constexpr std::string_view unknown = "\xEF\xBF\xBD";

/// How many bytes the character at the front has, and which it is; none when it is not UTF-8.
struct Character {
    std::size_t bytes = 0;
    std::uint32_t code = 0;
};

Character first_of(std::string_view text) {
    const auto byte = [&](std::size_t i) { return static_cast<std::uint8_t>(text[i]); };
    const std::uint8_t head = byte(0);
    const std::size_t length = head < 0x80            ? 1
                               : head >> 5 == 0b110   ? 2
                               : head >> 4 == 0b1110  ? 3
                               : head >> 3 == 0b11110 ? 4
                                                      : 0;
    if (length == 0 || length > text.size())
        return {};
    std::uint32_t code = length == 1 ? head : head & (0xFFu >> (length + 1));
    for (std::size_t i = 1; i < length; ++i) {
        if (byte(i) >> 6 != 0b10)
            return {};
        code = code << 6 | (byte(i) & 0x3Fu);
    }
    constexpr std::uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
    return code >= least[length] ? Character{length, code} : Character{};
}

bool turns_the_line(std::uint32_t code) {
    return (code >= 0x202A && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069) ||
           code == 0x200E || code == 0x200F || code == 0x061C;
}

/// U+2400 and on: a small picture of each control character.
std::string picture_of(std::uint32_t control) {
    const std::uint32_t code = control == 0x7F ? 0x2421 : 0x2400 + control;
    return {'\xE2', static_cast<char>(0x80 | ((code >> 6) & 0x3F)),
            static_cast<char>(0x80 | (code & 0x3F))};
}

} // namespace

std::string for_terminal(std::string_view text) {
    std::string shown;
    while (!text.empty()) {
        const Character first = first_of(text);
        const std::size_t length = first.bytes == 0 ? 1 : first.bytes;
        if (first.bytes == 0 || (first.code >= 0x80 && first.code < 0xA0) ||
            turns_the_line(first.code))
            shown += unknown;
        else if ((first.code < 0x20 && first.code != '\n' && first.code != '\t') ||
                 first.code == 0x7F)
            shown += picture_of(first.code);
        else
            shown += text.substr(0, length);
        text.remove_prefix(length);
    }
    return shown;
}

} // namespace tycktill::base
