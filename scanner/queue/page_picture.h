#pragma once
/// A page's picture as it is kept and sent along: JPEG for grey, fax-compressed TIFF (G4) for black
/// and white. Reads back only what it wrote itself.
#include "scanner/image.h"
#include "shared/base/bytes.h"

namespace tycktill {

struct PagePicture {
    std::string media_type; ///< "image/jpeg" or "image/tiff"
    Bytes bytes;
};

Result<PagePicture> compress(const Image& image);
Result<Image> decompress(BytesView bytes);
/// From the first bytes.
std::string media_type_of(BytesView bytes);

/// Share of the picture that is clearly darker than its paper, the outermost twentieth left out.
double ink_share(const Image& image);

} // namespace tycktill
