// The door to libjpeg: JPEG pictures of any colours, to grey.
#include "scanner/pages/decode_parts.h"
#include "scanner/pages/exif.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <csetjmp>
#include <cstdio>
#include <jpeglib.h>

#include <jerror.h>

namespace tycktill::pages {

namespace {

/// libjpeg's complaints about one picture.
struct JpegTrouble {
    jpeg_error_mgr manager{};
    std::jmp_buf back{};
    int fault = 0;        ///< libjpeg's number of what it could not go on from
    bool ended = false;   ///< the file was at its end before the picture was
    bool damaged = false; ///< any warning
    int first_lost =
        -1; ///< the row where the picture's data first ran out, though the file goes on
};

JpegTrouble& trouble_of(j_common_ptr jpeg) {
    return *static_cast<JpegTrouble*>(jpeg->client_data);
}

void jump_back(j_common_ptr jpeg) {
    JpegTrouble& trouble = trouble_of(jpeg);
    trouble.fault = jpeg->err->msg_code;
    std::longjmp(trouble.back, 1);
}

void note_warning(j_common_ptr jpeg, int level) {
    if (level >= 0)
        return;
    JpegTrouble& trouble = trouble_of(jpeg);
    const int code = jpeg->err->msg_code;
    trouble.damaged = true;
    trouble.ended = trouble.ended || code == JWRN_JPEG_EOF;
    if (code == JWRN_HIT_MARKER && trouble.first_lost < 0)
        trouble.first_lost = int(reinterpret_cast<j_decompress_ptr>(jpeg)->output_scanline);
}

void say_nothing(j_common_ptr) {}

/// A decompressor with one owner, reading from those bytes.
struct JpegReader {
    jpeg_decompress_struct jpeg{};
    JpegTrouble trouble;
    JpegReader() {
        jpeg.err = jpeg_std_error(&trouble.manager);
        trouble.manager.error_exit = jump_back;
        trouble.manager.emit_message = note_warning;
        trouble.manager.output_message = say_nothing;
        jpeg.client_data = &trouble;
    }
    ~JpegReader() { jpeg_destroy_decompress(&jpeg); }
    JpegReader(const JpegReader&) = delete;
    JpegReader& operator=(const JpegReader&) = delete;

    // These return false where libjpeg jumped back; nothing in them has a destructor.
    bool read_header(BytesView bytes) {
        if (setjmp(trouble.back))
            return false;
        jpeg_create_decompress(&jpeg);
        jpeg.client_data = &trouble;
        jpeg_mem_src(&jpeg, bytes.data(), static_cast<unsigned long>(bytes.size()));
        jpeg_save_markers(&jpeg, JPEG_APP0 + 1, 0xFFFF); // Exif
        jpeg_read_header(&jpeg, TRUE);
        return true;
    }
    bool start() {
        if (setjmp(trouble.back))
            return false;
        jpeg_start_decompress(&jpeg);
        return true;
    }
    bool read_rows(std::uint8_t* row, int count) {
        if (setjmp(trouble.back))
            return false;
        for (int i = 0; i < count; ++i)
            jpeg_read_scanlines(&jpeg, &row, 1);
        return true;
    }
    bool finish() {
        if (setjmp(trouble.back))
            return false;
        jpeg_finish_decompress(&jpeg);
        return true;
    }
};

bool ends_as_jpeg(BytesView bytes) {
    const auto tail = bytes.last(std::min<std::size_t>(bytes.size(), 64));
    const std::array<std::uint8_t, 2> end = {0xFF, 0xD9};
    return std::search(tail.begin(), tail.end(), end.begin(), end.end()) != tail.end();
}

tl::unexpected<Error> failure_of(const JpegReader& reader) {
    switch (reader.trouble.fault) {
    case JERR_BAD_PRECISION:
    case JERR_SOF_UNSUPPORTED:
    case JERR_CONVERSION_NOTIMPL:
    case JERR_COMPONENT_COUNT:
        return fail("a JPEG of a kind that is not read; save the page as PDF, TIFF or PNG");
    case JERR_OUT_OF_MEMORY:
        return fail("the page needs too much memory; rescan it at 300 dpi");
    default:
        return fail(reader.trouble.ended ? "not an image (truncated JPEG); rescan the page"
                                         : "not an image (broken JPEG); rescan the page");
    }
}

PictureShape shape_of(const jpeg_decompress_struct& jpeg) {
    PictureShape shape;
    shape.width = int(jpeg.image_width);
    shape.height = int(jpeg.image_height);
    if (jpeg.density_unit == 1 || jpeg.density_unit == 2) {
        const double per_inch = jpeg.density_unit == 2 ? 2.54 : 1;
        shape.across_dpi = std::round(jpeg.X_density * per_inch);
        shape.down_dpi = std::round(jpeg.Y_density * per_inch);
    }
    return shape;
}

int orientation_of(const jpeg_decompress_struct& jpeg) {
    for (auto marker = jpeg.marker_list; marker != nullptr; marker = marker->next)
        if (const int said = orientation_in_exif({marker->data, marker->data_length}); said != 1)
            return said;
    return 1;
}

// Adobe's programs write inks the other way round, and say that they wrote it.
void inks_to_grey(const std::uint8_t* from, bool inverted, int width, std::uint8_t* to) {
    const unsigned turn = inverted ? 255 : 0;
    for (int x = 0; x < width; ++x, from += 4)
        to[x] = grey_of_inks(from[0] ^ turn, from[1] ^ turn, from[2] ^ turn, from[3] ^ turn);
}

Result<void> fill_jpeg(JpegReader& reader, Image& image) {
    const bool inks = reader.jpeg.out_color_space == JCS_CMYK;
    if (!reader.start())
        return failure_of(reader);
    Bytes row(inks ? 4 * std::size_t(image.width()) : 0);
    for (int y = 0; y < image.height(); ++y) {
        if (!reader.read_rows(inks ? row.data() : image.row(y), 1))
            return failure_of(reader);
        if (inks)
            inks_to_grey(row.data(), reader.jpeg.saw_Adobe_marker, image.width(), image.row(y));
    }
    if (!reader.finish())
        return failure_of(reader);
    return {};
}

/// Whether so much of the picture is missing that it is not the page any more.
bool is_cut_short(const JpegReader& reader, BytesView bytes, int height) {
    const JpegTrouble& trouble = reader.trouble;
    if (trouble.damaged && !ends_as_jpeg(bytes))
        return true;
    // Between restart marks only a piece is lost; the last rows are often a few bytes short.
    return trouble.first_lost > 0 && reader.jpeg.restart_interval == 0 &&
           trouble.first_lost * 50 < height * 49;
}

class Jpeg final : public Decoder {
public:
    explicit Jpeg(BytesView bytes) : bytes_(bytes) {}
    int pages() const override { return 1; }
    bool is_whole() const override {
        const std::array<std::uint8_t, 2> end = {0xFF, 0xD9};
        const auto tail = bytes_.last(std::min<std::size_t>(bytes_.size(), 4096));
        return std::search(tail.begin(), tail.end(), end.begin(), end.end()) != tail.end();
    }

private:
    Result<Image> draw(int, const MakePixels& make) override {
        return decode_jpeg(bytes_, make, Turn::AsExifSays);
    }
    BytesView bytes_;
};

} // namespace

Result<Image> decode_jpeg(BytesView bytes, const MakePixels& make, Turn turn) {
    JpegReader reader;
    if (!reader.read_header(bytes))
        return failure_of(reader);
    PictureShape shape = shape_of(reader.jpeg);
    if (turn == Turn::AsExifSays)
        shape.orientation = orientation_of(reader.jpeg);
    TRY(check_size(shape.width, shape.height));
    const bool inks =
        reader.jpeg.jpeg_color_space == JCS_CMYK || reader.jpeg.jpeg_color_space == JCS_YCCK;
    reader.jpeg.out_color_space = inks ? JCS_CMYK : JCS_GRAYSCALE;
    Image image =
        TRY(draw_picture(shape, make, [&](Image& own) { return fill_jpeg(reader, own); }));
    if (is_cut_short(reader, bytes, shape.height))
        return fail("not an image (truncated JPEG); rescan the page");
    return image;
}

Result<std::unique_ptr<Decoder>> open_jpeg(BytesView bytes) {
    return std::make_unique<Jpeg>(bytes);
}

} // namespace tycktill::pages
