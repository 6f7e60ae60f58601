#include "shared/base/bytes.h"

namespace tycktill::base {

std::string to_hex(BytesView bytes) {
    static constexpr char digits[] = "0123456789abcdef";
    std::string text;
    text.reserve(bytes.size() * 2);
    for (const std::uint8_t byte : bytes) {
        text += digits[byte >> 4];
        text += digits[byte & 15];
    }
    return text;
}

static int nibble(char character) {
    if (character >= '0' && character <= '9')
        return character - '0';
    if (character >= 'a' && character <= 'f')
        return character - 'a' + 10;
    if (character >= 'A' && character <= 'F')
        return character - 'A' + 10;
    return -1;
}

Result<Bytes> from_hex(std::string_view text) {
    if (text.size() % 2 != 0)
        return fail("hexadecimal text has an odd length");
    Bytes bytes;
    bytes.reserve(text.size() / 2);
    for (std::size_t i = 0; i < text.size(); i += 2) {
        const int high = nibble(text[i]);
        const int low = nibble(text[i + 1]);
        if (high < 0 || low < 0)
            return fail("not hexadecimal text");
        bytes.push_back(static_cast<std::uint8_t>(high * 16 + low));
    }
    return bytes;
}

Bytes bytes_of(std::string_view text) {
    return {text.begin(), text.end()};
}

std::string text_of(BytesView bytes) {
    return {bytes.begin(), bytes.end()};
}

} // namespace tycktill::base
