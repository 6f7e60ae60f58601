// Which keys stand where; pure. Of keyboard.h.
#include "shared/base/text.h"
#include "shared/touch/keyboard.h"

#include <array>

namespace tycktill::touch {

namespace {

using Does = KeyboardKey::Does;

/// One key of one column for each character.
void add_keys(std::vector<KeyboardKey>& row, std::string_view characters) {
    for (const auto c : code_points(characters))
        row.push_back({Does::Write, to_utf8(c), 1});
}

/// Ten columns: three rows of letters, and all else in the fourth.
KeyboardRows apart_rows(std::array<std::string_view, 3> upper, std::vector<KeyboardKey> last) {
    KeyboardRows rows(4);
    for (std::size_t row = 0; row < upper.size(); ++row)
        add_keys(rows[row], upper[row]);
    rows[3] = std::move(last);
    return rows;
}

KeyboardRows letters_apart(const KeyboardLook& look, LetterOrder order) {
    std::vector<KeyboardKey> last;
    if (look.kind == KeyboardKind::Email) {
        last = {{Does::Digits, "", 1.25f}, {Does::Order, "", 1.25f}};
        add_keys(last, "@.-_");
        last.push_back({Does::Write, ".se", 2});
    } else {
        last = {{Does::Shift, "", 1.5f}, {Does::Digits, "", 1.25f}, {Does::Order, "", 1.25f}};
        last.push_back({Does::Write, " ", look.new_line ? 2 : 3.5f});
        add_keys(last, ".");
        if (look.new_line)
            last.push_back({Does::NewLine, "", 1.5f});
    }
    last.push_back({Does::Erase, "", 1.5f});
    return order == LetterOrder::Alphabet
               ? apart_rows({"abcdefghij", "klmnopqrst", "uvwxyzåäöé"}, std::move(last))
               : apart_rows({"qwertyuiop", "asdfghjklö", "zxcvbnmåäé"}, std::move(last));
}

KeyboardRows signs_apart(const KeyboardLook& look) {
    std::vector<KeyboardKey> last{{Does::Letters, "", 1.5f}, {Does::Write, "è", 1}};
    last.push_back({Does::Write, " ", look.new_line ? 3.5f : 5});
    add_keys(last, ".");
    if (look.new_line)
        last.push_back({Does::NewLine, "", 1.5f});
    last.push_back({Does::Erase, "", 1.5f});
    return apart_rows({"1234567890", "-/:;()&@\"'", ",?!%+€§=áü"}, std::move(last));
}

KeyboardRows letters(const KeyboardLook& look, LetterOrder order) {
    const bool alphabet = order == LetterOrder::Alphabet;
    KeyboardRows rows(4);
    add_keys(rows[0], alphabet ? "abcdefghijk" : "qwertyuiopå");
    add_keys(rows[1], alphabet ? "lmnopqrstuv" : "asdfghjklöä");
    rows[2].push_back({Does::Shift, "", 1.5f});
    add_keys(rows[2], alphabet ? "wxyzåäöé" : "zxcvbnmé");
    rows[2].push_back({Does::Erase, "", 1.5f});
    rows[3].push_back({Does::Digits, "", 1.5f});
    if (look.kind == KeyboardKind::Email) {
        add_keys(rows[3], "@");
        rows[3].push_back({Does::Order, "", 1.5f});
        rows[3].push_back({Does::Write, " ", 2.5f});
        add_keys(rows[3], ".-_");
        rows[3].push_back({Does::Write, ".se", 1.5f});
        return rows;
    }
    rows[3].push_back({Does::Order, "", 1.5f});
    add_keys(rows[3], ",");
    rows[3].push_back({Does::Write, " ", look.new_line ? 3.5f : 5});
    add_keys(rows[3], ".?");
    if (look.new_line)
        rows[3].push_back({Does::NewLine, "", 1.5f});
    return rows;
}

KeyboardRows signs(const KeyboardLook& look) {
    KeyboardRows rows(4);
    add_keys(rows[0], "1234567890+");
    add_keys(rows[1], "-/:;()&@\"'%");
    rows[2].push_back({Does::Write, "!", 1.5f});
    add_keys(rows[2], "€§=èáüøæ");
    rows[2].push_back({Does::Erase, "", 1.5f});
    rows[3].push_back({Does::Letters, "", 1.5f});
    add_keys(rows[3], ",");
    rows[3].push_back({Does::Write, " ", look.new_line ? 5 : 6.5f});
    add_keys(rows[3], ".?");
    if (look.new_line)
        rows[3].push_back({Does::NewLine, "", 1.5f});
    return rows;
}

KeyboardRows numbers(const KeyboardLook& look) {
    KeyboardRows rows(4);
    add_keys(rows[0], "123");
    add_keys(rows[1], "456");
    add_keys(rows[2], "789");
    if (look.letters)
        rows[3].push_back({Does::Letters, "", 1});
    rows[3].push_back({Does::Write, "0", look.letters ? 1.0f : 2.0f});
    rows[3].push_back({Does::Erase, "", 1});
    return rows;
}

} // namespace

KeyboardRows keyboard_rows(const KeyboardLook& look, int page, LetterOrder order) {
    const auto words = [&] {
        return look.apart ? letters_apart(look, order) : letters(look, order);
    };
    if (look.kind == KeyboardKind::Numbers)
        return page == 0 ? numbers(look) : words();
    if (page == 0)
        return words();
    return look.apart ? signs_apart(look) : signs(look);
}

std::string long_press_of(std::string_view letter) {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 12> accents = {{
        {"0", "+"}, // of a number from abroad
        {"e", "é"},
        {"a", "á"},
        {"u", "ü"},
        {"o", "ø"},
        {"ä", "æ"},
        {"i", "í"},
        {"n", "ñ"},
        {"c", "ç"},
        {"s", "š"},
        {"z", "ž"},
        {"é", "è"},
    }};
    for (const auto& [plain, accent] : accents)
        if (plain == letter)
            return std::string(accent);
    return {};
}

} // namespace tycktill::touch
