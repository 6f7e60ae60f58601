#pragma once
/// The on-screen keyboard: Swedish, å ä ö in the usual places, é by a key of its own and accents by a long
/// press; in the order of the alphabet for who looks for letters there. Keys act on release; nothing repeats:
/// Sudda held long takes a whole word, once. What is typed reaches the field being edited.
/// For an unsteady hand ten columns instead of eleven, further apart: å stands by ä, and the rarer signs
/// behind 123.
#include "shared/touch/ui.h"

namespace tycktill::touch {

enum class KeyboardKind {
    Letters, ///< 11 columns; 123 shows digits and signs
    Email,   ///< letters with @ and . within reach
    Numbers, ///< three wide columns; ABC shows the letters
};

struct KeyboardWords {
    std::string_view shift = "Stor", erase = "Sudda", new_line = "Ny rad", space = "Mellanslag",
                     digits = "123", letters = "ABC", erase_word = "Sudda ord", by_alphabet = "A–Ö",
                     as_typed = "Q–Å";
};

struct KeyboardLook {
    KeyboardKind kind = KeyboardKind::Letters;
    bool capitals = false;                    ///< begin sentences with a capital by itself
    bool new_line = true;                     ///< Ny rad; else the key is left out
    bool letters = true;                      ///< of a number pad: ABC; else 0 is as wide as two
    bool apart = false;                       ///< ten columns; taken from the Ui when drawn
    bool word_row = false;                    ///< a row over the keys, which the tray has room for
    std::vector<std::string> words_offered{}; ///< in it, at most three
    KeyboardWords words{};
};

/// Draws tray and keys; `tray` is the full-width tray's rectangle.
void on_screen_keyboard(Ui& ui, PxRect tray, const KeyboardLook& look = {});

/// Words to write with one press, side by side in a row; at most three. Complete the word begun.
void suggestion_row(Ui& ui, PxRect row, const std::vector<std::string>& words);
/// The least height of that row.
float suggestion_row_height(const Ui& ui);

/// One key of a layout: what it writes ("" for a function), and its width in columns.
struct KeyboardKey {
    enum class Does { Write, Shift, Erase, NewLine, Digits, Letters, Order } does = Does::Write;
    std::string writes;
    float columns = 1;
};
using KeyboardRows = std::vector<std::vector<KeyboardKey>>;
enum class LetterOrder { AsTyped, Alphabet };
/// Pure: the rows of a kind; `page` 0 letters, 1 digits and signs.
KeyboardRows keyboard_rows(const KeyboardLook& look, int page,
                           LetterOrder order = LetterOrder::AsTyped);
/// The letter that a long press writes, or "".
std::string long_press_of(std::string_view letter);

} // namespace tycktill::touch
