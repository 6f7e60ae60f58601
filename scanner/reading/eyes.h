#pragma once
/// The eyes of QR codes, seen without reading any code: some 320 rows of at most 1750 points each are looked
/// through for the eye's dark, light, dark, light, dark in 1 : 1 : 3 : 1 : 1. That is little enough to ask of every
/// picture whether it holds more codes than were read.
#include "scanner/pages/image.h"

#include <vector>

namespace tycktill::reading {

struct CodeEye {
    pages::PxPoint middle;
    double module = 0; ///< a module's side, pixels
};

/// Of codes of at least 11 mm on a picture up to A3, with ink clearly darker than half of the paper's tone. One
/// of a code's three eyes may be missed, and now and then something else is taken for one.
std::vector<CodeEye> find_code_eyes(const pages::Image& image);

} // namespace tycktill::reading
