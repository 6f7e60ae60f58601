#include "scanner/pages/tiff_samples.h"

#include "scanner/pages/decode_parts.h"

#include <algorithm>
#include <cstring>
#include <tiffio.h>

namespace tycktill::pages {

namespace {

constexpr std::uint64_t most_bytes_of_piece = std::uint64_t(400) << 20;

/// How the samples of a page are kept.
struct Keeping {
    unsigned bits = 1, samples = 1, colours = 1;
    std::uint16_t photometric = PHOTOMETRIC_MINISWHITE, compression = 1, format = 1;
    bool apart = false; ///< each colour in pieces of its own
    bool tiled = false;
    int piece_width = 0, piece_height = 0;
    std::uint64_t line = 0;  ///< bytes of a piece's row
    std::uint64_t piece = 0; ///< bytes of a piece
    bool is_fax() const {
        return compression == COMPRESSION_CCITTRLE || compression == COMPRESSION_CCITTFAX3 ||
               compression == COMPRESSION_CCITTFAX4 || compression == COMPRESSION_CCITTRLEW;
    }
};

template <typename T>
T field(TIFF* page, unsigned tag, T otherwise) {
    T value = otherwise;
    return TIFFGetFieldDefaulted(page, tag, &value) == 1 ? value : otherwise;
}

Keeping keeping_of(TIFF* page, const Image& image) {
    Keeping out;
    out.bits = field<std::uint16_t>(page, TIFFTAG_BITSPERSAMPLE, 1);
    out.samples = field<std::uint16_t>(page, TIFFTAG_SAMPLESPERPIXEL, 1);
    out.compression = field<std::uint16_t>(page, TIFFTAG_COMPRESSION, COMPRESSION_NONE);
    const std::uint16_t by_samples = out.samples >= 3 ? PHOTOMETRIC_RGB
                                     : out.is_fax()   ? PHOTOMETRIC_MINISWHITE
                                                      : PHOTOMETRIC_MINISBLACK;
    if (TIFFGetField(page, TIFFTAG_PHOTOMETRIC, &out.photometric) != 1)
        out.photometric = by_samples; // it must be said, and some forget
    out.format = field<std::uint16_t>(page, TIFFTAG_SAMPLEFORMAT, SAMPLEFORMAT_UINT);
    out.apart = out.samples > 1 && field<std::uint16_t>(page, TIFFTAG_PLANARCONFIG, 1) == 2;
    out.colours = out.photometric == PHOTOMETRIC_RGB         ? 3
                  : out.photometric == PHOTOMETRIC_SEPARATED ? 4
                                                             : 1;
    out.tiled = TIFFIsTiled(page) != 0;
    if (out.tiled) {
        out.piece_width = int(std::min(field<std::uint32_t>(page, TIFFTAG_TILEWIDTH, 0), 1U << 20));
        out.piece_height =
            int(std::min(field<std::uint32_t>(page, TIFFTAG_TILELENGTH, 0), 1U << 20));
        out.line = TIFFTileRowSize64(page);
        out.piece = TIFFTileSize64(page);
    } else {
        const auto rows = field<std::uint32_t>(page, TIFFTAG_ROWSPERSTRIP, 1U << 30);
        out.piece_width = image.width();
        out.piece_height = int(std::min(rows, std::uint32_t(image.height())));
        out.line = TIFFScanlineSize64(page);
        out.piece = TIFFStripSize64(page);
    }
    return out;
}

tl::unexpected<Error> broken() {
    return fail("not an image (broken TIFF); rescan the page");
}

/// A pattern that no page holds: where it still stands after decoding, nothing was decoded.
void lay_pattern(std::uint8_t* row, std::uint64_t size) {
    std::uint32_t state = 2463534242;
    for (std::uint64_t i = 0; i < size; ++i) {
        state ^= state << 13;
        state ^= state >> 17;
        state ^= state << 5;
        row[i] = std::uint8_t(state);
    }
}

/// Strip after strip, tile after tile, through one buffer.
class Pieces {
public:
    Pieces(TIFF* page, const Keeping& kept) : page_(page), kept_(kept), bytes_(kept.piece) {}

    /// The piece at that place of that colour; `rows` of it are in the picture.
    Result<const std::uint8_t*> read(int x, int y, unsigned colour, int rows) {
        const tmsize_t all = tmsize_t(bytes_.size());
        if (kept_.tiled) {
            const auto tile = TIFFComputeTile(page_, std::uint32_t(x), std::uint32_t(y), 0,
                                              std::uint16_t(colour));
            if (TIFFReadEncodedTile(page_, tile, bytes_.data(), all) < 0)
                return broken();
            return bytes_.data();
        }
        const auto wanted = tmsize_t(kept_.line * std::uint64_t(rows));
        if (kept_.is_fax())
            for (int row = 0; row < rows; ++row)
                lay_pattern(bytes_.data() + std::size_t(row) * kept_.line, kept_.line);
        const auto strip = TIFFComputeStrip(page_, std::uint32_t(y), std::uint16_t(colour));
        const tmsize_t got = TIFFReadEncodedStrip(page_, strip, bytes_.data(), all);
        if (got < wanted)
            return broken();
        if (kept_.is_fax())
            TRY(whiten_undecoded(rows));
        return bytes_.data();
    }

private:
    // A fax whose last rows were never sent is still that fax; more is a page that is not whole.
    Result<void> whiten_undecoded(int rows) {
        Bytes pattern(kept_.line);
        lay_pattern(pattern.data(), kept_.line);
        int undecoded = 0;
        const int white = kept_.photometric == PHOTOMETRIC_MINISBLACK ? 0xFF : 0;
        for (int row = rows - 1; row >= 0; --row, ++undecoded) {
            std::uint8_t* at = bytes_.data() + std::size_t(row) * kept_.line;
            if (std::memcmp(at, pattern.data(), kept_.line) != 0)
                break;
            std::memset(at, white, kept_.line);
        }
        if (undecoded * 50 > rows)
            return fail("not an image (the fax ends early); rescan the page");
        return {};
    }

    TIFF* page_;
    const Keeping& kept_;
    Bytes bytes_;
};

/// The sample of that number in a row, as 0 … 255.
unsigned sample(const std::uint8_t* row, std::uint64_t number, const Keeping& kept) {
    const unsigned bits = kept.bits;
    if (bits == 8)
        return row[number];
    if (bits == 16) { // in the machine's order
        std::uint16_t value = 0;
        std::memcpy(&value, row + 2 * number, 2);
        return value >> 8;
    }
    if (bits == 32 && kept.format == SAMPLEFORMAT_IEEEFP) {
        float value = 0;
        std::memcpy(&value, row + 4 * number, 4);
        return unsigned(std::clamp(value >= 0 ? value : 0.0F, 0.0F, 1.0F) * 255 + 0.5F);
    }
    if (bits == 32) {
        std::uint32_t value = 0;
        std::memcpy(&value, row + 4 * number, 4);
        return value >> 24;
    }
    std::uint64_t at = number * bits, value = 0;
    for (unsigned i = 0; i < bits; ++i, ++at)
        value = value << 1 | ((row[at / 8] >> (7 - at % 8)) & 1);
    return unsigned(value * 255 / ((std::uint64_t(1) << bits) - 1));
}

std::uint8_t grey(const unsigned* colours, const Keeping& kept) {
    switch (kept.photometric) {
    case PHOTOMETRIC_MINISWHITE:
        return std::uint8_t(255 - colours[0]);
    case PHOTOMETRIC_RGB:
        return grey_of(colours[0], colours[1], colours[2]);
    case PHOTOMETRIC_SEPARATED:
        return grey_of_inks(colours[0], colours[1], colours[2], colours[3]);
    default:
        return std::uint8_t(colours[0]);
    }
}

void fill_row(const std::uint8_t* row, const Keeping& kept, int width, std::uint8_t* to) {
    const bool white_is_0 = kept.photometric == PHOTOMETRIC_MINISWHITE;
    if (kept.samples == 1 && kept.bits == 1)
        return spread_row(row, width, white_is_0 ? 0 : 0xFF, to);
    if (kept.samples == 1 && kept.bits == 8 && !white_is_0) {
        std::memcpy(to, row, std::size_t(width));
        return;
    }
    unsigned colours[4] = {};
    for (int x = 0; x < width; ++x) {
        for (unsigned colour = 0; colour < kept.colours; ++colour)
            colours[colour] = sample(row, std::uint64_t(x) * kept.samples + colour, kept);
        to[x] = grey(colours, kept);
    }
}

Result<void> fill_together(Pieces& pieces, const Keeping& kept, Image& image) {
    for (int y = 0; y < image.height(); y += kept.piece_height)
        for (int x = 0; x < image.width(); x += kept.piece_width) {
            const int rows = std::min(kept.piece_height, image.height() - y);
            const int columns = std::min(kept.piece_width, image.width() - x);
            const std::uint8_t* piece = TRY(pieces.read(x, y, 0, rows));
            for (int row = 0; row < rows; ++row)
                fill_row(piece + std::size_t(row) * kept.line, kept, columns,
                         image.row(y + row) + x);
        }
    return {};
}

// Colours that are kept apart are brought together a row of pieces at a time.
Result<void> fill_apart(Pieces& pieces, const Keeping& kept, Image& image) {
    const auto width = std::size_t(image.width());
    std::vector<Bytes> planes(kept.colours, Bytes(width * std::size_t(kept.piece_height)));
    for (int y = 0; y < image.height(); y += kept.piece_height) {
        const int rows = std::min(kept.piece_height, image.height() - y);
        for (unsigned colour = 0; colour < kept.colours; ++colour)
            for (int x = 0; x < image.width(); x += kept.piece_width) {
                const int columns = std::min(kept.piece_width, image.width() - x);
                const std::uint8_t* piece = TRY(pieces.read(x, y, colour, rows));
                for (int row = 0; row < rows; ++row)
                    for (int column = 0; column < columns; ++column)
                        planes[colour][std::size_t(row) * width + std::size_t(x + column)] =
                            std::uint8_t(sample(piece + std::size_t(row) * kept.line,
                                                std::uint64_t(column), kept));
            }
        unsigned colours[4] = {};
        for (int row = 0; row < rows; ++row)
            for (std::size_t x = 0; x < width; ++x) {
                for (unsigned colour = 0; colour < kept.colours; ++colour)
                    colours[colour] = planes[colour][std::size_t(row) * width + x];
                image.row(y + row)[x] = grey(colours, kept);
            }
    }
    return {};
}

/// Whether the samples are plain numbers of light or ink, and nothing else beside them.
bool is_plain(const Keeping& kept) {
    const bool known =
        kept.photometric <= PHOTOMETRIC_RGB || kept.photometric == PHOTOMETRIC_SEPARATED;
    const bool numbers = kept.format == SAMPLEFORMAT_UINT || kept.format == SAMPLEFORMAT_VOID ||
                         (kept.format == SAMPLEFORMAT_IEEEFP && kept.bits == 32);
    return known && numbers && kept.samples == kept.colours && kept.bits >= 1 &&
           (kept.bits <= 16 || kept.bits == 32);
}

// Palettes, see-through pictures, JPEG's and television's colours: libtiff knows them.
Result<void> fill_as_colours(TIFF* page, Image& image) {
    char why[1024] = "";
    TIFFRGBAImage colours;
    if (TIFFRGBAImageOK(page, why) != 1 || TIFFRGBAImageBegin(&colours, page, 0, why) != 1)
        return fail("a TIFF of a kind that is not read; save the page as PDF or PNG");
    colours.req_orientation = colours.orientation;
    const std::unique_ptr<TIFFRGBAImage, decltype(&TIFFRGBAImageEnd)> owner(&colours,
                                                                            &TIFFRGBAImageEnd);
    std::vector<std::uint32_t> raster(std::size_t(image.width()) * std::size_t(image.height()));
    colours.stoponerr = 1;
    if (TIFFRGBAImageGet(&colours, raster.data(), std::uint32_t(image.width()),
                         std::uint32_t(image.height())) != 1)
        return broken();
    const std::uint32_t* from = raster.data();
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x, ++from) {
            // Its colours are already weakened by how much they let through.
            const unsigned below = 255 - TIFFGetA(*from);
            const unsigned tone =
                grey_of(TIFFGetR(*from), TIFFGetG(*from), TIFFGetB(*from)) + below;
            image.row(y)[x] = std::uint8_t(std::min(tone, 255U));
        }
    return {};
}

} // namespace

Result<void> fill_from_tiff(TIFF* page, Image& image) {
    const Keeping kept = keeping_of(page, image);
    if (!is_plain(kept))
        return fill_as_colours(page, image);
    const std::uint64_t columns = kept.apart ? std::uint64_t(kept.piece_width)
                                             : std::uint64_t(kept.piece_width) * kept.samples;
    if (kept.piece_width < 1 || kept.piece_height < 1 || kept.piece > most_bytes_of_piece ||
        kept.line * 8 < columns * kept.bits ||
        kept.piece < kept.line * std::uint64_t(kept.piece_height))
        return broken();
    Pieces pieces(page, kept);
    return kept.apart ? fill_apart(pieces, kept, image) : fill_together(pieces, kept, image);
}

} // namespace tycktill::pages
