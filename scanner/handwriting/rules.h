#pragma once
/// Takes the printed rules and comb dividers out of a box's cut-out. Where they are is known from the
/// box; they are found again within a millimetre, because paper bends, and a pen's stroke that crosses
/// one stays whole.
#include "forms/sheet.h"
#include "scanner/image.h"

namespace tycktill {

/// `margin` is what was cut out round box.inside.
void erase_rules(Image& cutout, const Box& box, Mm margin);

} // namespace tycktill
