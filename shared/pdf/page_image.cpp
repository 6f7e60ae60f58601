#include "shared/pdf/page_image.h"

#include <optional>

namespace tycktill::pdf {
namespace {

constexpr int largest_side = 65500;

bool is_believable(const PageImage& image) {
    return image.width > 0 && image.height > 0 && image.width <= largest_side &&
           image.height <= largest_side && image.dpi >= 36 && image.dpi <= 2400 &&
           (image.colours == 1 || image.colours == 3) && !image.stream.empty();
}

/// Reads numbers and never beyond the end: a place that is not there reads as nothing.
class Reader {
public:
    Reader(BytesView bytes, bool big_endian) : bytes_(bytes), big_(big_endian) {}
    std::optional<std::uint32_t> number(std::size_t at, std::size_t width) const {
        if (at > bytes_.size() || width > bytes_.size() - at)
            return {};
        std::uint32_t value = 0;
        for (std::size_t i = 0; i < width; ++i)
            value = (value << 8) | bytes_[at + (big_ ? i : width - 1 - i)];
        return value;
    }

private:
    BytesView bytes_;
    bool big_;
};

bool is_start_of_frame(std::uint32_t marker) {
    return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
}

void read_density(const Reader& reader, std::size_t segment, PageImage& image) {
    const auto name = reader.number(segment + 4, 4), unit = reader.number(segment + 11, 1),
               density = reader.number(segment + 12, 2);
    constexpr std::uint32_t jfif = 0x4A464946;
    if (name == jfif && density && *density > 1)
        image.dpi = unit == 1u ? *density : unit == 2u ? *density * 2.54 : image.dpi;
}

Result<PageImage> read_jpeg(BytesView bytes) {
    const Reader reader(bytes, true);
    PageImage image;
    image.stream = bytes;
    std::size_t at = 2;
    while (true) {
        const auto marker = reader.number(at, 2), length = reader.number(at + 2, 2);
        if (!marker || !length || *marker < 0xFF00 || *length < 2)
            return fail("a page image is damaged");
        if (*marker == 0xFFE0)
            read_density(reader, at, image);
        if (is_start_of_frame(*marker & 0xFF)) {
            image.height = static_cast<int>(reader.number(at + 5, 2).value_or(0));
            image.width = static_cast<int>(reader.number(at + 7, 2).value_or(0));
            image.colours = static_cast<int>(reader.number(at + 9, 1).value_or(0));
            return image;
        }
        at += 2 + *length;
    }
}

enum Tag : std::uint32_t {
    Width = 256,
    Height = 257,
    Compression = 259,
    Photometric = 262,
    StripOffset = 273,
    StripSize = 279,
    XResolution = 282,
};

Result<PageImage> read_tiff(BytesView bytes, bool big_endian) {
    const Reader reader(bytes, big_endian);
    PageImage image;
    image.kind = PageImage::Kind::FaxG4;
    std::uint32_t offset = 0, size = 0;
    const auto folder = reader.number(4, 4);
    const auto entries = folder ? reader.number(*folder, 2) : std::nullopt;
    if (!entries)
        return fail("a page image is damaged");
    for (std::size_t i = 0; i < *entries; ++i) {
        const std::size_t at = *folder + 2 + 12 * i;
        const auto tag = reader.number(at, 2), type = reader.number(at + 2, 2),
                   count = reader.number(at + 4, 4);
        const auto value = reader.number(at + 8, type == 3u ? 2 : 4);
        if (!tag || !type || !count || !value)
            return fail("a page image is damaged");
        switch (*tag) {
        case Width:
            image.width = static_cast<int>(std::min<std::uint32_t>(*value, 1 << 20));
            break;
        case Height:
            image.height = static_cast<int>(std::min<std::uint32_t>(*value, 1 << 20));
            break;
        case Compression:
            if (*value != 4)
                return fail("a page image is a TIFF of another kind than G4");
            break;
        case Photometric:
            image.zero_is_white = *value == 0;
            break;
        case StripOffset:
            offset = *value;
            break;
        case StripSize:
            if (*count != 1)
                return fail("a page image is a TIFF in several strips");
            size = *value;
            break;
        case XResolution: {
            const auto above = reader.number(*value, 4), below = reader.number(*value + 4, 4);
            if (above && below && *below > 0)
                image.dpi = static_cast<double>(*above) / *below;
            break;
        }
        default:
            break;
        }
    }
    if (offset > bytes.size() || size > bytes.size() - offset)
        return fail("a page image is damaged");
    image.stream = bytes.subspan(offset, size);
    return image;
}

} // namespace

Result<PageImage> read_page_image(BytesView bytes) {
    if (bytes.size() < 8)
        return fail("a page image is empty");
    Result<PageImage> image = fail("a page is no JPEG or TIFF image");
    if (bytes[0] == 0xFF && bytes[1] == 0xD8)
        image = read_jpeg(bytes);
    else if (bytes[0] == bytes[1] && (bytes[0] == 'I' || bytes[0] == 'M'))
        image = read_tiff(bytes, bytes[0] == 'M');
    if (image && !is_believable(*image))
        return fail("a page image is damaged");
    return image;
}

} // namespace tycktill::pdf
