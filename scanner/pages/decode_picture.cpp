// From a file's rows to a page: upright, with square pixels, dark on light.
#include "scanner/pages/decode_parts.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>

namespace tycktill::pages {

namespace {

// Eight pixels for every byte of 1-bit samples, 0 white.
const std::array<std::uint64_t, 256>& spread_bits() {
    static const auto table = [] {
        std::array<std::uint64_t, 256> out{};
        for (unsigned value = 0; value < 256; ++value) {
            std::array<std::uint8_t, 8> eight{};
            for (unsigned bit = 0; bit < 8; ++bit)
                eight[bit] = (value >> (7 - bit)) & 1 ? 0 : 255;
            std::memcpy(&out[value], eight.data(), 8);
        }
        return out;
    }();
    return table;
}

// A fax in its coarse mode has 204 dots an inch across and 98 rows, in its finest 204 and 391: its rows or
// its columns are repeated, so that a square is a square. The fine mode's 204 by 196 is near enough as it is.
PictureShape evened(PictureShape shape) {
    double& across = shape.across_dpi;
    double& down = shape.down_dpi;
    const bool believed =
        std::min(across, down) >= 50 && std::max(across, down) <= 4 * std::min(across, down);
    if (believed && across > down * 4 / 3) {
        shape.height = int(std::lround(shape.height * across / down));
        down = across;
    } else if (believed && down > across * 4 / 3) {
        shape.width = int(std::lround(shape.width * down / across));
        across = down;
    }
    return shape;
}

Image mirrored(const Image& image) {
    Image out = image;
    for (int y = 0; y < out.height(); ++y)
        std::reverse(out.row(y), out.row(y) + out.width());
    return out;
}

// Orientations 2, 4, 5 and 7 are seen in a mirror.
Image upright(const Image& image, int orientation) {
    switch (orientation) {
    case 2:
        return mirrored(image);
    case 3:
        return turned(image, 180);
    case 4:
        return mirrored(turned(image, 180));
    case 5:
        return mirrored(turned(image, 90));
    case 6:
        return turned(image, 90);
    case 7:
        return mirrored(turned(image, 270));
    case 8:
        return turned(image, 270);
    default:
        return image;
    }
}

void stretch(const Image& from, Image& to) {
    std::vector<int> column(std::size_t(to.width()));
    for (int x = 0; x < to.width(); ++x)
        column[std::size_t(x)] = int(std::int64_t(x) * from.width() / to.width());
    for (int y = 0; y < to.height(); ++y) {
        const std::uint8_t* row = from.row(int(std::int64_t(y) * from.height() / to.height()));
        if (from.width() == to.width())
            std::memcpy(to.row(y), row, std::size_t(to.width()));
        else
            for (int x = 0; x < to.width(); ++x)
                to.row(y)[x] = row[column[std::size_t(x)]];
    }
}

} // namespace

void spread_row(const std::uint8_t* bits, int width, std::uint8_t invert, std::uint8_t* to) {
    const auto& table = spread_bits();
    const int whole = width / 8;
    for (int i = 0; i < whole; ++i)
        std::memcpy(to + 8 * i, &table[std::uint8_t(bits[i] ^ invert)], 8);
    if (width % 8 != 0)
        std::memcpy(to + 8 * whole, &table[std::uint8_t(bits[whole] ^ invert)],
                    std::size_t(width % 8));
}

Result<Image> draw_picture(const PictureShape& shape, const MakePixels& make,
                           const FillPicture& fill) {
    TRY(check_size(shape.width, shape.height));
    PictureShape even = evened(shape);
    TRY(check_size(even.width, even.height));
    const double dpi = even.across_dpi;
    const bool lies_as_it_is =
        even.width == shape.width && even.height == shape.height && shape.orientation <= 1;
    if (lies_as_it_is) {
        Image image(shape.width, shape.height, TRY(make(shape.width, shape.height, dpi)));
        image.dpi = dpi;
        TRY(fill(image));
        return image;
    }
    if (shape.orientation >= 5)
        std::swap(even.width, even.height);
    Image image(even.width, even.height, TRY(make(even.width, even.height, dpi)));
    image.dpi = dpi;
    Image own(shape.width, shape.height, 255);
    TRY(fill(own));
    stretch(upright(own, shape.orientation), image);
    return image;
}

Result<Image> decode_raw(const RawSamples& raw, const MakePixels& make) {
    TRY(check_size(raw.width, raw.height));
    const std::size_t line =
        (std::size_t(raw.width) * std::size_t(raw.channels * raw.bits) + 7) / 8;
    if (raw.bytes.size() < line * std::size_t(raw.height))
        return fail("not an image (truncated picture in the PDF); rescan the page");
    Image image(raw.width, raw.height, TRY(make(raw.width, raw.height, raw.dpi)));
    image.dpi = raw.dpi;
    for (int y = 0; y < raw.height; ++y) {
        const std::uint8_t* from = raw.bytes.data() + std::size_t(y) * line;
        if (raw.bits == 1)
            spread_row(from, raw.width, raw.zero_is_black ? 0xFF : 0, image.row(y));
        else if (raw.channels == 1)
            std::memcpy(image.row(y), from, line);
        else
            for (int x = 0; x < raw.width; ++x)
                image.row(y)[x] = std::uint8_t(
                    (77 * from[3 * x] + 150 * from[3 * x + 1] + 29 * from[3 * x + 2]) >> 8);
    }
    return image;
}

namespace {

constexpr int dark = 96, light = 160;

struct Ground {
    std::int64_t dark = 0, light = 0, all = 0;
    double dark_share() const { return all ? double(dark) / double(all) : 0; }
    double light_share() const { return all ? double(light) / double(all) : 0; }
};

Ground ground_of(const Image& image, int from_x, int from_y, int to_x, int to_y, int step) {
    Ground out;
    for (int y = from_y; y < to_y; y += step)
        for (int x = from_x; x < to_x; x += step) {
            const int tone = image.row(y)[x];
            out.dark += tone < dark;
            out.light += tone > light;
            ++out.all;
        }
    return out;
}

} // namespace

void turn_negative(Image& image) {
    if (image.width() < 64 || image.height() < 64 ||
        ground_of(image, 0, 0, image.width(), image.height(), 11).dark_share() < 0.6)
        return;
    // A photograph of paper on a dark table is dark as well, but its paper is light all over; the writing
    // of a negative is light in thin strokes, which leave most of every part of the page dark.
    constexpr int parts = 24;
    int light_parts = 0, written_parts = 0;
    for (int part_y = 0; part_y < parts; ++part_y)
        for (int part_x = 0; part_x < parts; ++part_x) {
            const Ground part = ground_of(
                image, image.width() * part_x / parts, image.height() * part_y / parts,
                image.width() * (part_x + 1) / parts, image.height() * (part_y + 1) / parts, 2);
            light_parts += part.light_share() > 0.6;
            written_parts += part.light_share() > 0.01 && part.dark_share() > 0.4;
        }
    // Nothing to see in it, as from a scanner with an open lid: it stays as it came.
    if (light_parts * 25 > parts * parts || written_parts * 50 < parts * parts)
        return;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            image.row(y)[x] = std::uint8_t(255 - image.row(y)[x]);
}

} // namespace tycktill::pages
