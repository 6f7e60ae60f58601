#pragma once
/// Pictures as files: cut-outs, the archived page, the demo's photographs.
#include "scanner/pages/image.h"
#include "shared/base/bytes.h"

namespace tycktill::pages {

/// `note` goes along as text in the file.
Result<Bytes> png_of(const Image& image, const std::string& note = {});
/// Quality 1 … 100.
Result<Bytes> jpeg_of(const Image& image, int quality);
/// 1-bit Group 4 TIFF; darker than 128 is black.
Result<Bytes> group4_tiff_of(const Image& image);

} // namespace tycktill::pages
