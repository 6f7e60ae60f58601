#pragma once
/// Leptonica's picture with one owner; only its doors include this.
#include <leptonica/allheaders.h>
#include <memory>

namespace tycktill::pages {

struct PixCloser {
    void operator()(PIX* pix) const { pixDestroy(&pix); }
};
using PixPointer = std::unique_ptr<PIX, PixCloser>;

} // namespace tycktill::pages
