#pragma once
/// A page without a form: a letter. The whole page made straight and even, ready to be read.
#include "scanner/handwriting/handwriting.h"

namespace tycktill::handwriting {

struct Straightened {
    pages::Image image; ///< empty when the picture cannot be used
    double scale = 1;   ///< its pixels a pixel of the page
    double turned = 0;  ///< radians clockwise round its middle, after scaling
    /// Where something of the image stands on the page.
    reading::PixelRect on_page(const reading::PixelRect& px) const;
};

/// Upright as it came, straightened to a tenth of a degree, at about text_dpi when it is an A4 page.
Straightened straightened(const pages::Image& page);

} // namespace tycktill::handwriting
