#pragma once
/// Takes the printed rules and comb dividers out of a box's cut-out. Where they are is known from the
/// box; they are found again within a millimetre, because paper bends, and a pen's stroke that crosses
/// one stays whole.
#include "forms/paper/sheet.h"
#include "scanner/pages/image.h"

#include <vector>

namespace tycktill::handwriting {

/// Takes out what stands from a cut-out's top to its bottom: dirt on the scanner's glass. No letter is as
/// tall as a box with its margins, and what a line of dirt crosses is mended from both its sides.
/// Returns the columns that were mended.
std::vector<int> erase_streaks(pages::Image& cutout);

/// `margin` is what was cut out round box.inside.
void erase_rules(pages::Image& cutout, const forms::Box& box, forms::Mm margin);

} // namespace tycktill::handwriting
