#pragma once
/// The on-screen keyboard: Swedish, å ä ö in the usual places, é by a key of its own and accents by a long
/// press. Keys act on release; nothing repeats. What is typed reaches the field being edited.
#include "shared/touch/ui.h"

namespace tycktill {

enum class KeyboardKind {
    Letters, ///< 11 columns; 123 shows digits and signs
    Email,   ///< letters with @ and . within reach
    Numbers, ///< three wide columns; ABC shows the letters
};

struct KeyboardWords {
    std::string_view shift = "Stor", erase = "Sudda", new_line = "Ny rad", space = "Mellanslag",
                     digits = "123", letters = "ABC";
};

struct KeyboardLook {
    KeyboardKind kind = KeyboardKind::Letters;
    bool capitals = false; ///< begin sentences with a capital by itself
    bool new_line = true;  ///< Ny rad; else the key is left out
    bool letters = true;   ///< of a number pad: ABC; else 0 is as wide as two
    KeyboardWords words{};
};

/// Draws tray and keys; `tray` is the full-width tray's rectangle.
void on_screen_keyboard(Ui& ui, PxRect tray, const KeyboardLook& look = {});

/// One key of a layout: what it writes ("" for a function), and its width in columns.
struct KeyboardKey {
    enum class Does { Write, Shift, Erase, NewLine, Digits, Letters } does = Does::Write;
    std::string writes;
    float columns = 1;
};
using KeyboardRows = std::vector<std::vector<KeyboardKey>>;
/// Pure: the rows of a kind; `page` 0 letters, 1 digits and signs.
KeyboardRows keyboard_rows(const KeyboardLook& look, int page);
/// The letter that a long press writes, or "".
std::string long_press_of(std::string_view letter);

} // namespace tycktill
