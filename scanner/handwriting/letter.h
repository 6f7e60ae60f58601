#pragma once
/// A page without a form: a letter. The whole page made straight and even, ready to be read.
#include "scanner/handwriting/handwriting.h"

namespace tycktill {

/// Upright as it came, straightened to a tenth of a degree, at about text_dpi when it is an A4 page.
/// Empty when the picture cannot be used.
Image straightened(const Image& page);

} // namespace tycktill
