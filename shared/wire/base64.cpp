#include "shared/wire/base64.h"

namespace tycktill::wire {
namespace {
constexpr std::string_view digits64 =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
constexpr std::string_view digits32 = "abcdefghijklmnopqrstuvwxyz234567";

std::string spell(BytesView bytes, std::string_view digits, unsigned width) {
    std::string text;
    unsigned bits = 0, held = 0;
    for (const auto byte : bytes) {
        bits = (bits << 8) | byte;
        held += 8;
        for (; held >= width; held -= width)
            text += digits[(bits >> (held - width)) & ((1u << width) - 1)];
        bits &= (1u << held) - 1;
    }
    if (held > 0)
        text += digits[(bits << (width - held)) & ((1u << width) - 1)];
    return text;
}
} // namespace

std::string to_base64(BytesView bytes) {
    std::string text = spell(bytes, digits64, 6);
    text.append((4 - text.size() % 4) % 4, '=');
    return text;
}

std::string to_base32(BytesView bytes) {
    return spell(bytes, digits32, 5);
}

Result<Bytes> from_base32(std::string_view text) {
    Bytes bytes;
    unsigned bits = 0, held = 0;
    for (const char c : text) {
        if (c == ' ' || c == '-')
            continue;
        const char lower = (c >= 'A' && c <= 'Z') ? static_cast<char>(c - 'A' + 'a') : c;
        const auto digit = digits32.find(lower);
        if (digit == std::string_view::npos)
            return fail("a character does not belong here");
        bits = (bits << 5) | static_cast<unsigned>(digit);
        held += 5;
        if (held >= 8) {
            held -= 8;
            bytes.push_back(static_cast<std::uint8_t>(bits >> held));
            bits &= (1u << held) - 1;
        }
    }
    if (held >= 5 || bits != 0)
        return fail("characters are missing");
    return bytes;
}

} // namespace tycktill::wire
