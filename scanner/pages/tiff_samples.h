#pragma once
/// The pixels of a TIFF page, in whatever way they are kept, to grey; part of libtiff's door.
#include "scanner/pages/image.h"
#include "shared/base/result.h"

struct tiff;

namespace tycktill::pages {

/// `image` has the page's own width and height and lies as the page is kept (its orientation is the caller's).
Result<void> fill_from_tiff(tiff* page, Image& image);

} // namespace tycktill::pages
