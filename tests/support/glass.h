#pragma once
/// Papers as they are laid on a scanner's glass: anywhere, turned, askew, reduced, one over another.
#include "scanner/pages/image.h"
#include "tests/support/rooms.h"

#include <vector>

namespace tycktill {

struct LaidPaper {
    Image page;                ///< upright, at the glass's resolution
    double x_mm = 0, y_mm = 0; ///< of its middle, from the glass's top left corner
    double degrees = 0;        ///< clockwise
    double scale = 1;          ///< a copier's or a printer's «two pages a sheet» makes it smaller
};

/// What the scanner sees of a glass that large; who is laid later lies above.
Image on_glass(double width_mm, double height_mm, double dpi, const std::vector<LaidPaper>& papers);

} // namespace tycktill
