#include "tests/support/rooms.h"

#pragma once
/// Block letters by hand in the cells of a comb: what the reader of fields suggests, beside Tesseract on one
/// cell at a time, hand by hand.

namespace tycktill {

/// Prints the rows; none where the hands' fonts are missing.
void measure_letter_combs();

} // namespace tycktill
