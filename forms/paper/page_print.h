#pragma once
/// What is printed on a page, as a picture without any copy's own words: what a scanner holds against the
/// page that came back. It needs the fonts, so it is drawn by the print room (forms/print/print.h).
#include "forms/paper/millimetres.h"

#include <cstdint>
#include <vector>

namespace tycktill::forms {

struct PagePrint {
    static constexpr int dots_per_mm = 5;

    int width = 0, height = 0;       ///< in dots
    std::vector<std::uint8_t> tones; ///< row by row, 0 black ink, 255 paper
    std::vector<Rect>
        other_each_copy;        ///< a number, a unit's name, a code: nobody knows what they print
    std::vector<Rect> not_read; ///< where the office stamps, where the person notes the day
};

} // namespace tycktill::forms
