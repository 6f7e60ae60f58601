#pragma once
/// What the decoders share between themselves; nobody else includes this.
#include "scanner/pages/decode.h"

#include <optional>

namespace tycktill::pages {

/// Each takes a file that begins as its format does. `bytes` must outlive the decoder.
Result<std::unique_ptr<Decoder>> open_jpeg(BytesView bytes);
Result<std::unique_ptr<Decoder>> open_png(BytesView bytes);
Result<std::unique_ptr<Decoder>> open_tiff(BytesView bytes);
Result<std::unique_ptr<Decoder>> open_webp(BytesView bytes);
Result<std::unique_ptr<Decoder>> open_heif(BytesView bytes);
/// A PDF may hold files: they are opened too, as long as `depth` is not 0.
Result<std::unique_ptr<Decoder>> open_pdf(BytesView bytes, int depth);
/// Whether it begins as an e-mail message does, with From, Date, Subject and their like.
bool is_message(BytesView bytes);
/// Its files are opened as long as `depth` is not 0.
Result<std::unique_ptr<Decoder>> open_message(BytesView bytes, int depth);
Result<std::unique_ptr<Decoder>> open_decoder_within(BytesView bytes, int depth);

/// A PDF's page says itself how its picture is turned.
enum class Turn { None, AsExifSays };
Result<Image> decode_jpeg(BytesView bytes, const MakePixels& make, Turn turn = Turn::None);

/// How the rows of a file's picture become a page.
struct PictureShape {
    int width = 0, height = 0;
    double across_dpi = 0, down_dpi = 0; ///< 0 when the file does not say
    int orientation = 1;                 ///< as TIFF and Exif count it, 1 … 8
};
/// Fills a white picture of the shape's own width and height, row by row.
using FillPicture = std::function<Result<void>(Image&)>;
/// The picture upright and its pixels square: where rows and columns lie unequally close (a fax), the
/// wider of them are repeated.
Result<Image> draw_picture(const PictureShape& shape, const MakePixels& make,
                           const FillPicture& fill);

/// The grey of a colour, and of one that is partly see-through over white paper.
inline std::uint8_t grey_of(unsigned red, unsigned green, unsigned blue) {
    return std::uint8_t((77 * red + 128 * green + 51 * blue + 128) >> 8);
}
inline std::uint8_t over_white(unsigned grey, unsigned alpha) {
    return std::uint8_t((grey * alpha + 255 * (255 - alpha) + 127) / 255);
}
/// The grey of inks, each 0 none … 255 full.
inline std::uint8_t grey_of_inks(unsigned cyan, unsigned magenta, unsigned yellow, unsigned black) {
    const unsigned light = 255 - black;
    return grey_of((255 - cyan) * light / 255, (255 - magenta) * light / 255,
                   (255 - yellow) * light / 255);
}

/// 1-bit samples to pixels; a 1 is black when `invert` is 0, white when it is 0xFF.
void spread_row(const std::uint8_t* bits, int width, std::uint8_t invert, std::uint8_t* to);

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

/// Turns a picture that is mostly black with thin light strokes on it, as a negative is.
void turn_negative(Image& image);

} // namespace tycktill::pages
