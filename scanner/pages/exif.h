#pragma once
/// What a telephone's picture says of how it was held. Pure.
#include "shared/base/bytes.h"

namespace tycktill::pages {

/// The orientation in a JPEG's APP1 segment, 1 … 8 as TIFF counts it; 1 when it says none that can be read.
int orientation_in_exif(BytesView segment);

} // namespace tycktill::pages
