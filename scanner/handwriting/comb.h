#pragma once
/// A comb's cells from its cut-out: one by one for the reader of single digits, and side by side as
/// running text for the recogniser of lines.
#include "forms/sheet.h"
#include "scanner/handwriting/digit.h"
#include "scanner/handwriting/handwriting.h"

namespace tycktill {

struct CombCells {
    std::vector<Image> inked; ///< each inked cell's own ink, left to right
    bool gapped = false;      ///< an empty cell stands before an inked one
    Image strip;              ///< the inked cells with a small gap between and a white border
};
/// `margin` is what was cut out round box.inside, `border` the strip's white border in pixels.
CombCells comb_cells(const TextPicture& picture, const Box& box, Mm margin, int border);

/// Whether the rule allows only digits (and what people write between them).
bool is_number(TextRule rule);

/// What the cells say when each is one digit, and how sure the least sure is.
struct CombDigits {
    std::string digits;
    double weakest = 0;
};
CombDigits read_digits(const DigitReader& reader, const CombCells& cells);

} // namespace tycktill
