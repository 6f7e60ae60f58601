#pragma once
/// What the decoders share between themselves; nobody else includes this.
#include "scanner/pages/decode.h"

namespace tycktill::pages {

/// JPEG, PNG or TIFF through Leptonica.
Result<std::unique_ptr<Decoder>> open_picture(BytesView bytes);
/// Whether the header of such a file's page promises a picture that may be decoded.
Result<void> check_header(BytesView bytes, int page);
Result<std::unique_ptr<Decoder>> open_pdf(BytesView bytes);

Result<Image> decode_jpeg(BytesView bytes, const MakePixels& make);
/// Rows of 8-bit grey, 8-bit RGB or 1-bit (`zero_is_black`) samples as a PDF stream holds them.
struct RawSamples {
    int width = 0, height = 0, bits = 8, channels = 1;
    bool zero_is_black = true;
    double dpi = 0;
    BytesView bytes;
};
Result<Image> decode_raw(const RawSamples& raw, const MakePixels& make);
/// A Group 4 stream as PDF's CCITTFaxDecode with K = -1 holds it.
Result<Image> decode_group4(const RawSamples& raw, const MakePixels& make);

} // namespace tycktill::pages
