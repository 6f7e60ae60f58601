#pragma once
/// Pictures in files of every make that turns up at a counter, for tests of reading them.
#include "scanner/pages/image.h"
#include "shared/base/bytes.h"
#include "tests/support/rooms.h"

#include <string>
#include <vector>

namespace tycktill {

enum class TiffPacking { None, Lzw, Deflate, Group3, Group4, Jpeg };

/// How one page of a TIFF is kept.
struct TiffMake {
    TiffPacking packing = TiffPacking::None;
    int bits = 8;            ///< of a sample: 1, 2, 4, 8, 12 or 16
    int colours = 1;         ///< 1 grey, 3 red-green-blue, 4 inks
    bool white_is_0 = false; ///< of grey
    bool negative = false;   ///< black and white exchanged, and not said
    bool apart = false;      ///< each colour in pieces of its own
    bool tiled = false;
    int rows_a_strip = 0; ///< 0: all in one
    int subfile_type = 0; ///< 1 a small copy, 4 a mask
    int orientation = 1;
    double across_dpi = 300, down_dpi = 300;
};
struct TiffPageMake {
    Image image;
    TiffMake make;
};
enum class TiffSize { Classic, Big };
Bytes tiff_of(const std::vector<TiffPageMake>& pages, TiffSize size = TiffSize::Classic);

enum class PngMake {
    GreyWhiteClear, ///< grey 8, tRNS names white
    OneBitWhiteClear,
    PaletteWhiteClear,
    ColourWhiteClear,
    GreyAlpha, ///< ink's strength is its alpha, all of it black
    ColourAlpha,
    Deep, ///< 16 bits
    Interlaced,
};
Bytes png_made(const Image& image, PngMake make);

enum class InkMake { Adobe, AdobeYcck, Plain };
/// A JPEG in inks.
Bytes ink_jpeg_of(const Image& image, InkMake make);
Bytes webp_of(const Image& image);
Bytes heic_of(const Image& image);

/// A page that is one JPEG, and what else may be there.
struct PdfMake {
    std::string page;          ///< entries of the page, "/Rotate 90"
    std::string catalogue;     ///< entries of the catalogue
    std::string resources;     ///< entries of the page's resources
    std::string picture;       ///< entries of the picture
    std::string before, after; ///< content around the picture
    std::vector<std::pair<std::string, Bytes>>
        more;              ///< objects from 6: their entries, and a stream or nothing
    std::string media_box; ///< "" as large as the picture
};
Bytes pdf_made(const Image& image, const PdfMake& make);

} // namespace tycktill
