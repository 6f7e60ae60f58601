#pragma once
/// A comb's cells from its cut-out: one by one for the readers of single signs, and side by side as
/// running text for the recogniser of lines.
#include "forms/paper/sheet.h"
#include "scanner/handwriting/capital.h"
#include "scanner/handwriting/digit.h"
#include "scanner/handwriting/handwriting.h"

namespace tycktill::handwriting {

struct CombCells {
    std::vector<pages::Image> inked; ///< each inked cell's own ink, left to right
    std::vector<std::size_t> places; ///< the number of each of them, from 0
    bool gapped = false;             ///< an empty cell stands before an inked one
    pages::Image strip; ///< the inked cells with a small gap between and a white border
};
/// `margin` is what was cut out round box.inside, `border` the strip's white border in pixels.
CombCells comb_cells(const TextPicture& picture, const forms::Box& box, forms::Mm margin,
                     int border);

/// Whether the rule allows only digits (and what people write between them).
bool is_number(forms::TextRule rule);
/// Whether it allows words: a name, an address, anything. Neither numbers nor e-mail.
bool is_words(forms::TextRule rule);

/// What the cells say when each is one digit, and how sure the least sure is.
struct CombDigits {
    std::string digits;
    double weakest = 0;
};
CombDigits read_digits(const DigitReader& reader, const CombCells& cells);

/// What the cells say when each is one capital, with a blank where cells were left empty between.
struct CombCapitals {
    std::string text;
    double mean = 0, weakest = 0; ///< confidence
    std::size_t others = 0;       ///< cells that look more like something else
};
CombCapitals read_capitals(const CapitalReader& reader, const CombCells& cells);

} // namespace tycktill::handwriting
