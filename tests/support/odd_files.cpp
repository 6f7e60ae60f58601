#include "tests/support/odd_files.h"

#include "scanner/pages/encode.h"
#include "shared/base/files.h"
#include "tests/support/rooms.h"

#include <algorithm>
#include <cstdio>
#include <jpeglib.h>
#include <libheif/heif.h>
#include <memory>
#include <png.h>
#include <stdexcept>
#include <tiffio.h>
#include <unistd.h>
#include <webp/encode.h>

namespace tycktill {

namespace {

/// Samples of `bits` one after another, most significant first (16 in the machine's order).
class BitRow {
public:
    void put(unsigned tone, unsigned bits) {
        if (bits == 16) {
            const unsigned wide = tone * 257;
            bytes_.push_back(std::uint8_t(wide & 0xFF));
            bytes_.push_back(std::uint8_t(wide >> 8));
            return;
        }
        const unsigned value =
            bits == 12 ? tone * 4095 / 255 : (tone * ((1U << bits) - 1) + 127) / 255;
        for (unsigned i = bits; i-- > 0; ++at_) {
            if (at_ % 8 == 0)
                bytes_.push_back(0);
            bytes_.back() = std::uint8_t(bytes_.back() | ((value >> i) & 1) << (7 - at_ % 8));
        }
    }
    Bytes& bytes() { return bytes_; }

private:
    Bytes bytes_;
    std::size_t at_ = 0;
};

unsigned tone_at(const Image& image, int x, int y) {
    return x < image.width() && y < image.height() ? image.at(x, y) : 255;
}

unsigned sample_of(unsigned tone, int colour, const TiffMake& make) {
    if (make.negative)
        tone = 255 - tone;
    if (make.colours == 4)
        return colour == 3 ? 255 - tone : 0;
    return make.white_is_0 ? 255 - tone : tone;
}

/// Rows of a piece of the picture, one colour or all together.
Bytes piece_of(const Image& image, int left, int top, int width, int height, int colour,
               const TiffMake& make) {
    Bytes out;
    for (int y = top; y < top + height; ++y) {
        BitRow row;
        for (int x = left; x < left + width; ++x)
            for (int each = 0; each < make.colours; ++each)
                if (colour < 0 || each == colour)
                    row.put(sample_of(tone_at(image, x, y), each, make), unsigned(make.bits));
        out.insert(out.end(), row.bytes().begin(), row.bytes().end());
    }
    return out;
}

int compression_of(TiffPacking packing) {
    switch (packing) {
    case TiffPacking::Lzw:
        return COMPRESSION_LZW;
    case TiffPacking::Deflate:
        return COMPRESSION_ADOBE_DEFLATE;
    case TiffPacking::Group3:
        return COMPRESSION_CCITTFAX3;
    case TiffPacking::Group4:
        return COMPRESSION_CCITTFAX4;
    case TiffPacking::Jpeg:
        return COMPRESSION_JPEG;
    case TiffPacking::None:
        break;
    }
    return COMPRESSION_NONE;
}

void set_tags(TIFF* tiff, const TiffPageMake& page, int rows) {
    const TiffMake& make = page.make;
    const int photometric = make.colours == 3   ? PHOTOMETRIC_RGB
                            : make.colours == 4 ? PHOTOMETRIC_SEPARATED
                            : make.white_is_0   ? PHOTOMETRIC_MINISWHITE
                                                : PHOTOMETRIC_MINISBLACK;
    TIFFSetField(tiff, TIFFTAG_SUBFILETYPE, make.subfile_type);
    TIFFSetField(tiff, TIFFTAG_IMAGEWIDTH, page.image.width());
    TIFFSetField(tiff, TIFFTAG_IMAGELENGTH, page.image.height());
    TIFFSetField(tiff, TIFFTAG_BITSPERSAMPLE, make.bits);
    TIFFSetField(tiff, TIFFTAG_SAMPLESPERPIXEL, make.colours);
    TIFFSetField(tiff, TIFFTAG_COMPRESSION, compression_of(make.packing));
    TIFFSetField(tiff, TIFFTAG_PHOTOMETRIC, photometric);
    TIFFSetField(tiff, TIFFTAG_PLANARCONFIG, make.apart ? 2 : 1);
    TIFFSetField(tiff, TIFFTAG_ORIENTATION, make.orientation);
    TIFFSetField(tiff, TIFFTAG_XRESOLUTION, make.across_dpi);
    TIFFSetField(tiff, TIFFTAG_YRESOLUTION, make.down_dpi);
    TIFFSetField(tiff, TIFFTAG_RESOLUTIONUNIT, RESUNIT_INCH);
    if (make.tiled) {
        TIFFSetField(tiff, TIFFTAG_TILEWIDTH, 64);
        TIFFSetField(tiff, TIFFTAG_TILELENGTH, 64);
    } else {
        TIFFSetField(tiff, TIFFTAG_ROWSPERSTRIP, rows);
    }
}

void write_page(TIFF* tiff, const TiffPageMake& page) {
    const Image& image = page.image;
    const TiffMake& make = page.make;
    const int rows = make.rows_a_strip > 0 ? make.rows_a_strip : image.height();
    set_tags(tiff, page, rows);
    for (int colour = make.apart ? 0 : -1; colour < (make.apart ? make.colours : 0); ++colour) {
        const auto plane = std::uint16_t(std::max(colour, 0));
        if (make.tiled) {
            for (int y = 0; y < image.height(); y += 64)
                for (int x = 0; x < image.width(); x += 64) {
                    Bytes piece = piece_of(image, x, y, 64, 64, colour, make);
                    TIFFWriteEncodedTile(
                        tiff, TIFFComputeTile(tiff, std::uint32_t(x), std::uint32_t(y), 0, plane),
                        piece.data(), tmsize_t(piece.size()));
                }
            continue;
        }
        for (int y = 0; y < image.height(); y += rows) {
            Bytes piece = piece_of(image, 0, y, image.width(), std::min(rows, image.height() - y),
                                   colour, make);
            TIFFWriteEncodedStrip(tiff, TIFFComputeStrip(tiff, std::uint32_t(y), plane),
                                  piece.data(), tmsize_t(piece.size()));
        }
    }
}

/// A name under /tmp that is removed again.
struct ScratchFile {
    char name[32] = "/tmp/tycktill-odd-XXXXXX";
    ScratchFile() {
        const int file = mkstemp(name);
        if (file < 0)
            throw std::runtime_error("no temporary file");
        close(file);
    }
    ~ScratchFile() { std::remove(name); }
    ScratchFile(const ScratchFile&) = delete;
    ScratchFile& operator=(const ScratchFile&) = delete;
};

} // namespace

Bytes tiff_of(const std::vector<TiffPageMake>& pages, TiffSize size) {
    const ScratchFile file;
    TIFF* tiff = TIFFOpen(file.name, size == TiffSize::Big ? "w8" : "w");
    for (const TiffPageMake& page : pages) {
        write_page(tiff, page);
        TIFFWriteDirectory(tiff);
    }
    TIFFClose(tiff);
    return read_file(file.name).value();
}

namespace {

struct PngKind {
    int type = PNG_COLOR_TYPE_GRAY, bits = 8;
    bool white_clear = false;
};

PngKind kind_of(PngMake make) {
    switch (make) {
    case PngMake::GreyWhiteClear:
        return {PNG_COLOR_TYPE_GRAY, 8, true};
    case PngMake::OneBitWhiteClear:
        return {PNG_COLOR_TYPE_GRAY, 1, true};
    case PngMake::PaletteWhiteClear:
        return {PNG_COLOR_TYPE_PALETTE, 8, true};
    case PngMake::ColourWhiteClear:
        return {PNG_COLOR_TYPE_RGB, 8, true};
    case PngMake::GreyAlpha:
        return {PNG_COLOR_TYPE_GRAY_ALPHA, 8, false};
    case PngMake::ColourAlpha:
        return {PNG_COLOR_TYPE_RGB_ALPHA, 8, false};
    case PngMake::Deep:
        return {PNG_COLOR_TYPE_GRAY, 16, false};
    case PngMake::Interlaced:
        break;
    }
    return {};
}

// What is clear is black below, as an editor may leave it.
void put_png_pixel(Bytes& row, std::uint8_t tone, int type) {
    if (type == PNG_COLOR_TYPE_GRAY_ALPHA)
        row.insert(row.end(), {0, std::uint8_t(255 - tone)});
    else if (type == PNG_COLOR_TYPE_RGB_ALPHA)
        row.insert(row.end(), {0, 0, 0, std::uint8_t(255 - tone)});
    else if (type == PNG_COLOR_TYPE_RGB)
        row.insert(row.end(), 3, tone);
    else
        row.push_back(tone);
}

} // namespace

Bytes png_made(const Image& image, PngMake make) {
    const PngKind kind = kind_of(make);
    const ScratchFile file;
    std::FILE* to = std::fopen(file.name, "wb");
    png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, nullptr, nullptr, nullptr);
    png_infop info = png_create_info_struct(png);
    png_init_io(png, to);
    png_set_IHDR(png, info, png_uint_32(image.width()), png_uint_32(image.height()), kind.bits,
                 kind.type, make == PngMake::Interlaced ? PNG_INTERLACE_ADAM7 : PNG_INTERLACE_NONE,
                 0, 0);
    png_color palette[256];
    png_byte clear[256];
    for (int i = 0; i < 256; ++i) {
        palette[i].red = palette[i].green = palette[i].blue = png_byte(i);
        clear[i] = i == 255 ? 0 : 255;
    }
    if (kind.type == PNG_COLOR_TYPE_PALETTE)
        png_set_PLTE(png, info, palette, 256);
    png_color_16 white{};
    white.gray = kind.bits == 1 ? 1 : 255;
    white.red = white.green = white.blue = 255;
    if (kind.white_clear)
        png_set_tRNS(png, info, clear, kind.type == PNG_COLOR_TYPE_PALETTE ? 256 : 0, &white);
    png_write_info(png, info);
    std::vector<Bytes> rows;
    std::vector<png_bytep> pointers;
    for (int y = 0; y < image.height(); ++y) {
        Bytes row;
        BitRow packed;
        for (int x = 0; x < image.width(); ++x)
            if (kind.bits == 1)
                packed.put(image.at(x, y) < 128 ? 0 : 255, 1);
            else
                for (int copy = 0; copy < kind.bits / 8; ++copy)
                    put_png_pixel(row, image.at(x, y), kind.type);
        rows.push_back(kind.bits == 1 ? packed.bytes() : row);
    }
    for (Bytes& row : rows)
        pointers.push_back(row.data());
    png_write_image(png, pointers.data());
    png_write_end(png, nullptr);
    png_destroy_write_struct(&png, &info);
    std::fclose(to);
    return read_file(file.name).value();
}

Bytes ink_jpeg_of(const Image& image, InkMake make) {
    jpeg_compress_struct jpeg{};
    jpeg_error_mgr errors{};
    jpeg.err = jpeg_std_error(&errors);
    jpeg_create_compress(&jpeg);
    unsigned char* data = nullptr;
    unsigned long size = 0;
    jpeg_mem_dest(&jpeg, &data, &size);
    jpeg.image_width = JDIMENSION(image.width());
    jpeg.image_height = JDIMENSION(image.height());
    jpeg.input_components = 4;
    jpeg.in_color_space = JCS_CMYK;
    jpeg_set_defaults(&jpeg);
    jpeg_set_colorspace(&jpeg, make == InkMake::AdobeYcck ? JCS_YCCK : JCS_CMYK);
    jpeg.write_Adobe_marker = make == InkMake::Plain ? FALSE : TRUE;
    jpeg_set_quality(&jpeg, 90, TRUE);
    jpeg_start_compress(&jpeg, TRUE);
    for (int y = 0; y < image.height(); ++y) {
        Bytes row;
        for (int x = 0; x < image.width(); ++x) {
            const bool plain = make == InkMake::Plain;
            const std::uint8_t none = plain ? 0 : 255, tone = image.at(x, y);
            row.insert(row.end(), {none, none, none, std::uint8_t(plain ? 255 - tone : tone)});
        }
        JSAMPROW pointer = row.data();
        jpeg_write_scanlines(&jpeg, &pointer, 1);
    }
    jpeg_finish_compress(&jpeg);
    jpeg_destroy_compress(&jpeg);
    const Bytes out(data, data + size);
    std::free(data);
    return out;
}

namespace {

Bytes red_green_blue(const Image& image) {
    Bytes out;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            out.insert(out.end(), 3, image.at(x, y));
    return out;
}

} // namespace

Bytes webp_of(const Image& image) {
    const Bytes pixels = red_green_blue(image);
    std::uint8_t* data = nullptr;
    const std::size_t size =
        WebPEncodeRGB(pixels.data(), image.width(), image.height(), 3 * image.width(), 85, &data);
    const Bytes out(data, data + size);
    WebPFree(data);
    return out;
}

Bytes heic_of(const Image& image) {
    const ScratchFile file;
    heif_context* context = heif_context_alloc();
    heif_encoder* encoder = nullptr;
    heif_context_get_encoder_for_format(context, heif_compression_HEVC, &encoder);
    heif_encoder_set_lossy_quality(encoder, 80);
    heif_encoder_set_parameter(encoder, "preset", "ultrafast");
    heif_image* picture = nullptr;
    heif_image_create(image.width(), image.height(), heif_colorspace_RGB,
                      heif_chroma_interleaved_RGB, &picture);
    heif_image_add_plane(picture, heif_channel_interleaved, image.width(), image.height(), 8);
    int stride = 0;
    std::uint8_t* plane = heif_image_get_plane(picture, heif_channel_interleaved, &stride);
    const Bytes pixels = red_green_blue(image);
    const std::size_t line = 3 * std::size_t(image.width());
    for (std::size_t y = 0; y < std::size_t(image.height()); ++y)
        std::copy_n(pixels.begin() + std::ptrdiff_t(y * line), line,
                    plane + y * std::size_t(stride));
    const heif_error done = heif_context_encode_image(context, picture, encoder, nullptr, nullptr);
    if (done.code != heif_error_Ok)
        throw std::runtime_error(done.message);
    heif_context_write_to_file(context, file.name);
    heif_image_release(picture);
    heif_encoder_release(encoder);
    heif_context_free(context);
    return read_file(file.name).value();
}

Bytes pdf_made(const Image& image, const PdfMake& make) {
    std::string out = "%PDF-1.6\n";
    std::vector<std::size_t> places;
    const auto object = [&](const std::string& entries, const Bytes* stream) {
        places.push_back(out.size());
        out += std::to_string(places.size()) + " 0 obj\n<<" + entries;
        if (stream)
            out += "/Length " + std::to_string(stream->size()) + ">>stream\n" +
                   std::string(stream->begin(), stream->end()) + "\nendstream\nendobj\n";
        else
            out += ">>\nendobj\n";
    };
    const std::string width = std::to_string(image.width() * 72.0 / image.dpi);
    const std::string height = std::to_string(image.height() * 72.0 / image.dpi);
    const std::string box = make.media_box.empty() ? "0 0 " + width + " " + height : make.media_box;
    const Bytes content = bytes_of("q " + make.before + " " + width + " 0 0 " + height +
                                   " 0 0 cm /Im0 Do Q " + make.after);
    const Bytes jpeg = jpeg_of(image, 90).value();
    object("/Type/Catalog/Pages 2 0 R" + make.catalogue, nullptr);
    object("/Type/Pages/Kids[3 0 R]/Count 1", nullptr);
    object("/Type/Page/Parent 2 0 R/MediaBox[" + box +
               "]/Contents 4 0 R/Resources<</XObject<</Im0 5 0 R>>" + make.resources + ">>" +
               make.page,
           nullptr);
    object("", &content);
    object("/Type/XObject/Subtype/Image/Width " + std::to_string(image.width()) + "/Height " +
               std::to_string(image.height()) +
               "/ColorSpace/DeviceGray/BitsPerComponent 8/Filter/DCTDecode" + make.picture,
           &jpeg);
    for (const auto& [entries, stream] : make.more)
        object(entries, stream.empty() ? nullptr : &stream);
    const std::size_t table = out.size();
    out += "xref\n0 " + std::to_string(places.size() + 1) + "\n0000000000 65535 f \n";
    for (const std::size_t place : places) {
        const std::string number = std::to_string(place);
        out += std::string(10 - number.size(), '0') + number + " 00000 n \n";
    }
    out += "trailer<</Size " + std::to_string(places.size() + 1) + "/Root 1 0 R>>\nstartxref\n" +
           std::to_string(table) + "\n%%EOF\n";
    return bytes_of(out);
}

} // namespace tycktill
