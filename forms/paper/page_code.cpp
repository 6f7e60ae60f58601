#include "forms/paper/page_code.h"

#include "forms/paper/web_blank.h"
#include "shared/base/text.h"

#include <array>
#include <cctype>
#include <cerrno>
#include <cstdlib>
#include <sys/random.h>

namespace tycktill::forms {
namespace {

constexpr std::string_view alphabet = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";
constexpr int base = static_cast<int>(alphabet.size());
static_assert(base == 31, "the check character needs a prime");

constexpr std::size_t serial_length = 8;
constexpr std::size_t fingerprint_length = 8;
/// The inverse of the check character's own weight: 9 · 7 ≡ 1 (mod 31).
constexpr int inverse_of_nine = 7;

int digit(char letter) {
    const auto place = alphabet.find(letter);
    return place == std::string_view::npos ? -1 : static_cast<int>(place);
}

bool all_of_alphabet(std::string_view text) {
    return text.find_first_not_of(alphabet) == std::string_view::npos;
}

char check_character(std::string_view eight) {
    int sum = 0;
    for (std::size_t i = 0; i < eight.size(); ++i)
        sum += static_cast<int>(i + 1) * digit(eight[i]);
    const int check = (base - sum % base) * inverse_of_nine % base;
    return alphabet[static_cast<std::size_t>(check)];
}

std::uint8_t random_byte() {
    std::uint8_t byte = 0;
    while (getrandom(&byte, 1, 0) != 1) {
        if (errno != EINTR)
            std::abort(); // A kernel without randomness can number nothing.
    }
    return byte;
}

/// Every letter equally likely: bytes past the last whole multiple of 31 are drawn again.
char random_letter() {
    constexpr int fair = 256 / base * base;
    int byte = random_byte();
    while (byte >= fair)
        byte = random_byte();
    return alphabet[static_cast<std::size_t>(byte % base)];
}

/// Upper case, without the spaces and hyphens that people write between the groups.
std::string squeezed(std::string_view text) {
    std::string result;
    for (const char letter : text) {
        if (letter != ' ' && letter != '-')
            result += static_cast<char>(std::toupper(static_cast<unsigned char>(letter)));
    }
    return result;
}

} // namespace

Serial random_serial() {
    Serial serial = web_serial();
    while (is_from_web(serial)) {
        std::string text;
        for (std::size_t i = 0; i < serial_length; ++i)
            text += random_letter();
        serial = {text + check_character(text)};
    }
    return serial;
}

std::string for_people(const Serial& serial) {
    const std::string& text = serial.text;
    if (text.size() != serial_length + 1)
        return text;
    return text.substr(0, 4) + "-" + text.substr(4, 4) + "-" + text.substr(8);
}

Result<Serial> parse_serial(std::string_view text) {
    const std::string letters = squeezed(text);
    if (letters.size() != serial_length + 1)
        return fail(SerialFault::Length,
                    "a form's number has 9 characters, like 7K3M-9QXD-2; count them");
    if (!all_of_alphabet(letters))
        return fail(SerialFault::Sign,
                    "a form's number has only the figures 2-9 and letters but I, L and O; compare "
                    "it with the paper");
    if (check_character(std::string_view(letters).substr(0, serial_length)) != letters.back())
        return fail(SerialFault::Check,
                    "the number does not fit together; compare each character with the paper");
    return Serial{letters};
}

std::string to_text(const PageCode& code) {
    return "TT1 " + code.sheet.text + " " + code.serial.text + " " + std::to_string(code.page);
}

Result<PageCode> parse_page_code(std::string_view text) {
    const auto words = split(text, ' ');
    if (words.size() != 4 || words[0] != "TT1")
        return fail("not a page code of ours; use a printed form of this system");
    if (words[1].size() != fingerprint_length || !all_of_alphabet(words[1]))
        return fail("page code: the sheet's fingerprint is damaged; rescan the page");
    // A machine writes the code, so nothing is squeezed: what was not printed so was misread.
    const auto serial = parse_serial(words[2]);
    if (!serial || serial->text != words[2])
        return fail("page code: the serial is damaged; rescan the page");
    if (words[3].size() != 1 || words[3][0] < '1' || words[3][0] > '9')
        return fail("page code: the page number is damaged; rescan the page");
    return PageCode{{words[1]}, *serial, words[3][0] - '0'};
}

} // namespace tycktill::forms
