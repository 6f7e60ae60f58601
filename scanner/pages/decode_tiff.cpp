// The door to libtiff: each page by the place of its directory.
#include "scanner/pages/decode_parts.h"
#include "scanner/pages/tiff_directories.h"
#include "scanner/pages/tiff_samples.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <tiffio.h>

namespace tycktill::pages {

namespace {

struct TiffCloser {
    void operator()(TIFF* tiff) const { TIFFClose(tiff); }
};
using TiffPointer = std::unique_ptr<TIFF, TiffCloser>;

struct TiffSource {
    BytesView bytes;
    std::uint64_t at = 0;
};

tmsize_t read_some(thandle_t handle, void* to, tmsize_t size) {
    auto* source = static_cast<TiffSource*>(handle);
    if (source->at >= source->bytes.size() || size <= 0)
        return 0;
    const auto some =
        std::min<std::uint64_t>(std::uint64_t(size), source->bytes.size() - source->at);
    std::memcpy(to, source->bytes.data() + source->at, std::size_t(some));
    source->at += some;
    return tmsize_t(some);
}
tmsize_t write_nothing(thandle_t, void*, tmsize_t) {
    return 0;
}
toff_t seek_to(thandle_t handle, toff_t place, int from) {
    auto* source = static_cast<TiffSource*>(handle);
    source->at = from == SEEK_SET   ? place
                 : from == SEEK_CUR ? source->at + place
                                    : source->bytes.size() + place;
    return source->at;
}
int close_nothing(thandle_t) {
    return 0;
}
toff_t size_of_source(thandle_t handle) {
    return static_cast<TiffSource*>(handle)->bytes.size();
}
// It reads where the bytes lie; it is opened for reading and writes nothing there.
int map_source(thandle_t handle, void** base, toff_t* size) {
    const BytesView bytes = static_cast<TiffSource*>(handle)->bytes;
    *base = const_cast<std::uint8_t*>(bytes.data());
    *size = bytes.size();
    return 1;
}
void unmap_nothing(thandle_t, void*, toff_t) {}

/// The page whose directory begins there, or nothing.
TiffPointer tiff_page(TiffSource& source, std::uint64_t directory) {
    TIFFSetWarningHandler(nullptr);
    TIFFSetErrorHandler(nullptr);
    TiffPointer tiff(TIFFClientOpen("scan", "rhM", &source, read_some, write_nothing, seek_to,
                                    close_nothing, size_of_source, map_source, unmap_nothing));
    if (tiff && TIFFSetSubDirectory(tiff.get(), directory) != 1)
        tiff.reset();
    return tiff;
}

template <typename T>
T field(TIFF* tiff, unsigned tag, T otherwise) {
    T value = otherwise;
    return TIFFGetFieldDefaulted(tiff, tag, &value) == 1 ? value : otherwise;
}

PictureShape shape_of(TIFF* tiff) {
    PictureShape shape;
    const auto side = [&](unsigned tag) {
        return int(std::min<std::uint32_t>(field<std::uint32_t>(tiff, tag, 0), 1U << 30));
    };
    shape.width = side(TIFFTAG_IMAGEWIDTH);
    shape.height = side(TIFFTAG_IMAGELENGTH);
    const auto unit = field<std::uint16_t>(tiff, TIFFTAG_RESOLUTIONUNIT, RESUNIT_INCH);
    const double per_inch = unit == RESUNIT_CENTIMETER ? 2.54 : 1;
    const auto dots = [&](unsigned tag) {
        const double value = double(field<float>(tiff, tag, 0)) * per_inch;
        return value > 0 && value < 100'000 ? std::round(value) : 0.0;
    };
    shape.across_dpi = dots(TIFFTAG_XRESOLUTION);
    shape.down_dpi = dots(TIFFTAG_YRESOLUTION);
    shape.orientation = field<std::uint16_t>(tiff, TIFFTAG_ORIENTATION, 1);
    return shape;
}

Result<Image> decode_page(BytesView bytes, std::uint64_t directory, const MakePixels& make) {
    TiffSource source{bytes};
    const TiffPointer tiff = tiff_page(source, directory);
    if (!tiff)
        return fail("not an image (broken TIFF); rescan the page");
    const PictureShape shape = shape_of(tiff.get());
    return draw_picture(shape, make,
                        [&](Image& image) { return fill_from_tiff(tiff.get(), image); });
}

class Tiff final : public Decoder {
public:
    Tiff(BytesView bytes, TiffContents contents) : bytes_(bytes), contents_(std::move(contents)) {}
    int pages() const override { return int(contents_.pages.size()); }
    bool is_whole() const override { return contents_.is_whole(); }
    std::string missing() const override {
        if (contents_.is_whole())
            return {};
        const std::string count = std::to_string(pages());
        return "the file ends early: " + count +
               (pages() == 1 ? " page of it is" : " pages of it are") + " whole, at least " +
               std::to_string(std::max(contents_.lost, 1)) + " more is missing; scan it again";
    }

private:
    Result<Image> draw(int page, const MakePixels& make) override {
        return decode_page(bytes_, contents_.pages[std::size_t(page - 1)], make);
    }

    BytesView bytes_;
    TiffContents contents_;
};

} // namespace

Result<std::unique_ptr<Decoder>> open_tiff(BytesView bytes) {
    TiffContents contents = tiff_contents(bytes, most_pages + 1);
    const auto pages = contents.pages.size();
    if (pages == 0)
        return fail(contents.is_whole() ? "not an image (broken TIFF); rescan the page"
                                        : "the file ends early: no page of it is whole; scan it "
                                          "again");
    if (pages > std::size_t(most_pages))
        return fail("too many pages (" + std::to_string(pages) + ", at most " +
                    std::to_string(most_pages) + "); split the file");
    return std::make_unique<Tiff>(bytes, std::move(contents));
}

namespace {

// One tag of a little-endian TIFF directory: a LONG value.
void tag(Bytes& out, unsigned id, std::uint32_t value) {
    for (const std::uint32_t part : {id, 4u})
        for (unsigned i = 0; i < 2; ++i)
            out.push_back(std::uint8_t(part >> (8 * i)));
    for (const std::uint32_t part : {1u, value})
        for (unsigned i = 0; i < 4; ++i)
            out.push_back(std::uint8_t(part >> (8 * i)));
}

} // namespace

Result<Image> decode_group4(const RawSamples& raw, const MakePixels& make) {
    TRY(check_size(raw.width, raw.height));
    constexpr std::uint8_t tags = 9;
    constexpr std::uint32_t directory = 8, data_at = 8 + 2 + 12 * tags + 4;
    Bytes tiff = {'I', 'I', '*', 0, std::uint8_t(directory), 0, 0, 0, tags, 0};
    tag(tiff, 256, std::uint32_t(raw.width));
    tag(tiff, 257, std::uint32_t(raw.height));
    tag(tiff, 258, 1);
    tag(tiff, 259, 4);
    tag(tiff, 262, raw.zero_is_black ? 0 : 1);
    tag(tiff, 273, data_at);
    tag(tiff, 277, 1);
    tag(tiff, 278, std::uint32_t(raw.height));
    tag(tiff, 279, std::uint32_t(raw.bytes.size()));
    tiff.insert(tiff.end(), 4, 0);
    tiff.insert(tiff.end(), raw.bytes.begin(), raw.bytes.end());
    Image image = TRY(decode_page(tiff, directory, [&](int width, int height, double) {
        return make(width, height, raw.dpi);
    }));
    image.dpi = raw.dpi;
    return image;
}

} // namespace tycktill::pages
