// The door to libpng: any PNG as it looks on white paper.
#include "scanner/pages/decode_parts.h"

#include <algorithm>
#include <cmath>
#include <csetjmp>
#include <cstring>
#include <png.h>

namespace tycktill::pages {

namespace {

struct PngSource {
    BytesView bytes;
    std::size_t at = 0;
    bool ended = false; ///< it was asked for more than there is
    std::jmp_buf back{};
};

void give_bytes(png_structp png, png_bytep to, std::size_t size) {
    auto* source = static_cast<PngSource*>(png_get_io_ptr(png));
    if (size > source->bytes.size() - source->at) {
        source->ended = true;
        png_error(png, "end");
    }
    std::memcpy(to, source->bytes.data() + source->at, size);
    source->at += size;
}

void jump_back(png_structp png, png_const_charp) {
    std::longjmp(static_cast<PngSource*>(png_get_error_ptr(png))->back, 1);
}

void pass_over(png_structp, png_const_charp) {}

/// libpng's two halves with one owner.
struct PngReader {
    png_structp png = nullptr;
    png_infop info = nullptr;
    explicit PngReader(PngSource& source)
        : png(png_create_read_struct(PNG_LIBPNG_VER_STRING, &source, jump_back, pass_over)) {
        if (png) {
            info = png_create_info_struct(png);
            png_set_read_fn(png, &source, give_bytes);
            png_set_crc_action(png, PNG_CRC_ERROR_QUIT, PNG_CRC_QUIET_USE);
        }
    }
    ~PngReader() { png_destroy_read_struct(&png, &info, nullptr); }
    PngReader(const PngReader&) = delete;
    PngReader& operator=(const PngReader&) = delete;
};

// These three return false where libpng jumped back; nothing in them has a destructor.
bool read_header(PngReader& reader, PngSource& source) {
    if (setjmp(source.back))
        return false;
    png_read_info(reader.png, reader.info);
    return true;
}

bool set_out(PngReader& reader, PngSource& source) {
    if (setjmp(source.back))
        return false;
    png_set_expand(reader.png); // a palette to colours, few bits to eight, tRNS to alpha
    png_set_scale_16(reader.png);
    png_set_interlace_handling(reader.png);
    png_read_update_info(reader.png, reader.info);
    return true;
}

bool read_rows(PngReader& reader, PngSource& source, png_bytep row, int count) {
    if (setjmp(source.back))
        return false;
    for (int i = 0; i < count; ++i)
        png_read_row(reader.png, row, nullptr);
    return true;
}

bool read_whole_picture(PngReader& reader, PngSource& source, png_bytepp rows) {
    if (setjmp(source.back))
        return false;
    png_read_image(reader.png, rows);
    return true;
}

tl::unexpected<Error> failure_of(const PngSource& source) {
    return fail(source.ended ? "not an image (truncated PNG); rescan the page"
                             : "not an image (broken PNG); rescan the page");
}

void to_grey(const std::uint8_t* from, int channels, int width, std::uint8_t* to) {
    switch (channels) {
    case 1:
        std::memcpy(to, from, std::size_t(width));
        break;
    case 2:
        for (int x = 0; x < width; ++x, from += 2)
            to[x] = over_white(from[0], from[1]);
        break;
    case 3:
        for (int x = 0; x < width; ++x, from += 3)
            to[x] = grey_of(from[0], from[1], from[2]);
        break;
    default:
        for (int x = 0; x < width; ++x, from += 4)
            to[x] = over_white(grey_of(from[0], from[1], from[2]), from[3]);
    }
}

Result<void> fill_png(PngReader& reader, PngSource& source, Image& image) {
    const int channels = png_get_channels(reader.png, reader.info);
    const std::size_t line = png_get_rowbytes(reader.png, reader.info);
    if (channels < 1 || channels > 4 || line < std::size_t(channels) * std::size_t(image.width()))
        return fail("not an image (broken PNG); rescan the page");
    if (png_get_interlace_type(reader.png, reader.info) == PNG_INTERLACE_NONE) {
        Bytes row(line);
        for (int y = 0; y < image.height(); ++y) {
            if (!read_rows(reader, source, row.data(), 1))
                return failure_of(source);
            to_grey(row.data(), channels, image.width(), image.row(y));
        }
        return {};
    }
    Bytes all(line * std::size_t(image.height()));
    std::vector<png_bytep> rows;
    for (int y = 0; y < image.height(); ++y)
        rows.push_back(all.data() + std::size_t(y) * line);
    if (!read_whole_picture(reader, source, rows.data()))
        return failure_of(source);
    for (int y = 0; y < image.height(); ++y)
        to_grey(rows[std::size_t(y)], channels, image.width(), image.row(y));
    return {};
}

PictureShape shape_of(PngReader& reader) {
    PictureShape shape;
    shape.width = int(std::min<png_uint_32>(png_get_image_width(reader.png, reader.info), 1 << 30));
    shape.height =
        int(std::min<png_uint_32>(png_get_image_height(reader.png, reader.info), 1 << 30));
    png_uint_32 across = 0, down = 0;
    int unit = 0;
    if (png_get_pHYs(reader.png, reader.info, &across, &down, &unit) != 0 &&
        unit == PNG_RESOLUTION_METER) {
        shape.across_dpi = std::round(across * 0.0254);
        shape.down_dpi = std::round(down * 0.0254);
    }
    return shape;
}

class Png final : public Decoder {
public:
    explicit Png(BytesView bytes) : bytes_(bytes) {}
    int pages() const override { return 1; }
    bool is_whole() const override {
        constexpr std::string_view end = "IEND\xAE\x42\x60\x82";
        const auto tail = bytes_.last(std::min<std::size_t>(bytes_.size(), 4096));
        return std::search(tail.begin(), tail.end(), end.begin(), end.end(),
                           [](auto a, char b) { return a == std::uint8_t(b); }) != tail.end();
    }

private:
    Result<Image> draw(int, const MakePixels& make) override {
        PngSource source{bytes_};
        PngReader reader(source);
        if (!reader.info)
            return fail("the page needs too much memory; rescan it at 300 dpi");
        if (!read_header(reader, source))
            return failure_of(source);
        const PictureShape shape = shape_of(reader);
        TRY(check_size(shape.width, shape.height));
        if (!set_out(reader, source))
            return failure_of(source);
        return draw_picture(shape, make,
                            [&](Image& image) { return fill_png(reader, source, image); });
    }

    BytesView bytes_;
};

} // namespace

Result<std::unique_ptr<Decoder>> open_png(BytesView bytes) {
    return std::make_unique<Png>(bytes);
}

} // namespace tycktill::pages
