#pragma once
/// What a PDF must know of a compressed page image, read from its headers alone.
#include "shared/base/bytes.h"

namespace tycktill::pdf {

struct PageImage {
    enum class Kind { Jpeg, FaxG4 };
    Kind kind = Kind::Jpeg;
    int width = 0, height = 0; ///< pixels
    int colours = 1;           ///< 1 grey, 3 colour
    double dpi = 300;          ///< 300 when the image does not say
    bool zero_is_white = true; ///< of a fax image
    BytesView stream;          ///< the compressed data, in the bytes
};

/// `bytes` must outlive the result. Fails on anything but a JPEG or a one-strip G4 TIFF.
Result<PageImage> read_page_image(BytesView bytes);

} // namespace tycktill::pdf
