#pragma once
/// A page's picture as it is kept and sent along: JPEG for grey, fax-compressed TIFF (G4) for black
/// and white. Reads back only what it wrote itself.
#include "scanner/pages/image.h"
#include "shared/base/bytes.h"

namespace tycktill::queue {

Result<Bytes> compress(const pages::Image& image);
Result<pages::Image> decompress(BytesView bytes);
/// "image/jpeg" or "image/tiff", from the first bytes.
std::string media_type_of(BytesView bytes);

} // namespace tycktill::queue
