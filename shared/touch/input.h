#pragma once
/// What comes in from outside: fingers, keys and characters, each with its time. The same events come
/// from the window, from a play script and from tests.
#include <chrono>
#include <string>
#include <variant>
#include <vector>

namespace tycktill::touch {

/// Time since the program started; in a play it is the play's own clock.
using Moment = std::chrono::milliseconds;

enum class Key {
    Up,
    Down,
    Left,
    Right,
    Enter,
    Space,
    Tab,
    Escape,
    Backspace,
    Delete,
    Home,
    End,
    PageUp,
    PageDown,
    F1,
    F2,
    F3,
    F4,
    F5,
    F6,
    F7,
    F8,
    F9,
    F10,
    F11,
    F12,
    Letter, ///< with `letter` set: A–Z, 0–9, + and −, for Ctrl and single-key commands
};

struct PointerDown {
    float x, y;
};
struct PointerMove {
    float x, y;
};
struct PointerUp {
    float x, y;
};
struct Wheel {
    float x, y, steps;
};
struct KeyDown {
    Key key = Key::Enter;
    bool shift = false, ctrl = false;
    char letter = 0;
    friend bool operator==(const KeyDown&, const KeyDown&) = default;
};
struct KeyUp {
    Key key = Key::Enter;
};
struct Character {
    char32_t code_point;
};
/// Files that were dragged onto the window.
struct Dropped {
    std::vector<std::string> files;
};

using Happening =
    std::variant<PointerDown, PointerMove, PointerUp, Wheel, KeyDown, KeyUp, Character, Dropped>;

struct InputEvent {
    Moment at{};
    Happening what;
};

} // namespace tycktill::touch
