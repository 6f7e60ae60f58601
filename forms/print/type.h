#pragma once
/// The type sizes and inks of everything printed. All inks but the accent are greys, so that a copy
/// loses nothing; no text is lighter than `quiet` (8.9:1 on white).
#include "forms/paper/layout.h"

namespace tycktill::forms::print {

/// 0xRRGGBB
using Ink = unsigned;

namespace ink {
constexpr Ink black = 0x000000;
constexpr Ink text = 0x1a1a1a;
constexpr Ink quiet = 0x4a4a4a;
constexpr Ink field_line = 0x5c5c5c; ///< survives a hard black-and-white copy
constexpr Ink ruled_line = 0xb4b4b4; ///< light enough to be taken away before text is read
constexpr Ink stamp = 0x6e6e6e;
constexpr Ink white = 0xffffff;
} // namespace ink

struct Type {
    double points = 10;
    Mm line; ///< from baseline to baseline
    int weight = 400;
    Ink colour = ink::text;
    bool mono = false;
    double tracking = 0; ///< of an em
};

Type type_of(TextStyle style, Paper paper);

} // namespace tycktill::forms::print
