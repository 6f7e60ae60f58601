// The door to Leptonica's file formats.
#include "scanner/pages/decode_parts.h"
#include "scanner/pages/leptonica_pix.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstring>
#include <tiffio.h>

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

void spread_row(const std::uint8_t* bits, int width, std::uint8_t invert, std::uint8_t* to) {
    const auto& table = spread_bits();
    const int whole = width / 8;
    for (int i = 0; i < whole; ++i)
        std::memcpy(to + 8 * i, &table[std::uint8_t(bits[i] ^ invert)], 8);
    if (width % 8 != 0)
        std::memcpy(to + 8 * whole, &table[std::uint8_t(bits[whole] ^ invert)],
                    std::size_t(width % 8));
}

// Leptonica keeps rows as big-endian 32-bit words in the machine's order.
void swap_words(const l_uint32* words, std::size_t bytes, std::uint8_t* to) {
    const std::size_t whole = bytes / 4;
    for (std::size_t i = 0; i < whole; ++i) {
        const std::uint32_t word = __builtin_bswap32(words[i]);
        std::memcpy(to + 4 * i, &word, 4);
    }
    if (bytes % 4 != 0) {
        const std::uint32_t word = __builtin_bswap32(words[whole]);
        std::memcpy(to + 4 * whole, &word, bytes % 4);
    }
}

// A fax in its coarse mode has 204 dots an inch across and 98 rows: its rows are repeated, so that a
// square is a square. The fine mode's 204 by 196 is near enough as it is.
int evened_height(PIX* pix) {
    const int across = pixGetXRes(pix), down = pixGetYRes(pix), height = pixGetHeight(pix);
    const bool coarse = down >= 50 && across > down + down / 3 && across <= 4 * down;
    return coarse ? int(std::int64_t(height) * across / down) : height;
}

Result<Image> image_of(PixPointer pix, const MakePixels& make) {
    if (pixGetSpp(pix.get()) == 4)
        pix.reset(pixAlphaBlendUniform(pix.get(), 0xffffff00));
    const bool two_tone =
        pix && pixGetDepth(pix.get()) == 1 && pixGetColormap(pix.get()) == nullptr;
    const bool grey = pix && pixGetDepth(pix.get()) == 8 && pixGetColormap(pix.get()) == nullptr;
    if (pix && !two_tone && !grey)
        pix.reset(pixConvertTo8(pix.get(), 0));
    if (!pix)
        return fail("the picture cannot be made grey; rescan the page");
    const int width = pixGetWidth(pix.get()), rows = pixGetHeight(pix.get());
    const int height = evened_height(pix.get());
    TRY(check_size(width, height));
    const double dpi = pixGetXRes(pix.get());
    Image image(width, height, TRY(make(width, height, dpi)));
    image.dpi = dpi;
    std::vector<std::uint8_t> bits(std::size_t(width) / 8 + 1);
    for (int y = 0; y < height; ++y) {
        const l_uint32* row = pixGetData(pix.get()) + std::size_t(std::int64_t(y) * rows / height) *
                                                          std::size_t(pixGetWpl(pix.get()));
        if (two_tone) {
            swap_words(row, std::size_t(width + 7) / 8, bits.data());
            spread_row(bits.data(), width, 0, image.row(y));
        } else {
            swap_words(row, std::size_t(width), image.row(y));
        }
    }
    return image;
}

Result<void> check_png(BytesView bytes) {
    l_int32 width = 0, height = 0;
    if (readHeaderMemPng(bytes.data(), bytes.size(), &width, &height, nullptr, nullptr, nullptr) !=
        0)
        return fail("not an image (broken PNG); rescan the page");
    return check_size(width, height);
}

Result<void> check_tiff(BytesView bytes, int page) {
    l_int32 width = 0, height = 0;
    if (readHeaderMemTiff(bytes.data(), bytes.size(), page - 1, &width, &height, nullptr, nullptr,
                          nullptr, nullptr, nullptr) != 0)
        return fail("not an image (broken TIFF); rescan the page");
    return check_size(width, height);
}

Result<void> check_jpeg(BytesView bytes) {
    l_int32 width = 0, height = 0;
    if (readHeaderMemJpeg(bytes.data(), bytes.size(), &width, &height, nullptr, nullptr, nullptr) !=
        0)
        return fail("not an image (broken JPEG); rescan the page");
    return check_size(width, height);
}

Result<Image> decode_png(BytesView bytes, const MakePixels& make) {
    TRY(check_png(bytes));
    PixPointer pix(pixReadMemPng(bytes.data(), bytes.size()));
    if (!pix)
        return fail("not an image (truncated PNG); rescan the page");
    return image_of(std::move(pix), make);
}

Result<Image> decode_tiff(BytesView bytes, int page, const MakePixels& make) {
    TRY(check_tiff(bytes, page));
    PixPointer pix(pixReadMemTiff(bytes.data(), bytes.size(), page - 1));
    if (!pix)
        return fail("not an image (truncated TIFF); rescan the page");
    return image_of(std::move(pix), make);
}

class Picture final : public Decoder {
public:
    Picture(BytesView bytes, int pages) : bytes_(bytes), pages_(pages) {}
    int pages() const override { return pages_; }
    Result<Image> decode(int page, const MakePixels& make) override {
        if (bytes_[0] == 0xFF)
            return decode_jpeg(bytes_, make);
        if (bytes_[0] == 0x89)
            return decode_png(bytes_, make);
        return decode_tiff(bytes_, page, make);
    }

private:
    BytesView bytes_;
    int pages_;
};

Result<int> count_tiff_pages(BytesView bytes) {
    l_int32 count = 0;
    std::FILE* file = fopenReadFromMemory(bytes.data(), bytes.size());
    if (file == nullptr)
        return fail("not an image (broken TIFF); rescan the page");
    const l_int32 wrong = tiffGetCount(file, &count);
    std::fclose(file);
    if (wrong != 0 || count < 1)
        return fail("not an image (broken TIFF); rescan the page");
    return count;
}

bool ends_as_jpeg(BytesView bytes) {
    const auto tail = bytes.last(std::min<std::size_t>(bytes.size(), 64));
    const std::array<std::uint8_t, 2> end = {0xFF, 0xD9};
    return std::search(tail.begin(), tail.end(), end.begin(), end.end()) != tail.end();
}

} // namespace

Result<std::unique_ptr<Decoder>> open_picture(BytesView bytes) {
    setMsgSeverity(L_SEVERITY_NONE);
    TIFFSetWarningHandler(nullptr);
    TIFFSetErrorHandler(nullptr);
    int pages = 1;
    if (bytes[0] == 'I' || bytes[0] == 'M')
        pages = TRY(count_tiff_pages(bytes));
    if (pages > most_pages)
        return fail("too many pages (" + std::to_string(pages) + ", at most " +
                    std::to_string(most_pages) + "); split the file");
    return std::make_unique<Picture>(bytes, pages);
}

Result<void> check_header(BytesView bytes, int page) {
    return bytes[0] == 0xFF   ? check_jpeg(bytes)
           : bytes[0] == 0x89 ? check_png(bytes)
                              : check_tiff(bytes, page);
}

Result<Image> decode_jpeg(BytesView bytes, const MakePixels& make) {
    TRY(check_jpeg(bytes));
    l_int32 warnings = 0;
    PixPointer pix(
        pixReadMemJpeg(bytes.data(), bytes.size(), 0, 1, &warnings, L_JPEG_READ_LUMINANCE));
    if (!pix || (warnings > 0 && !ends_as_jpeg(bytes)))
        return fail("not an image (truncated JPEG); rescan the page");
    return image_of(std::move(pix), make);
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
    constexpr std::uint32_t data_at = 8 + 2 + 12 * tags + 4;
    Bytes tiff = {'I', 'I', '*', 0, 8, 0, 0, 0, tags, 0};
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
    Image image = TRY(decode_tiff(
        tiff, 1, [&](int width, int height, double) { return make(width, height, raw.dpi); }));
    image.dpi = raw.dpi;
    return image;
}

} // namespace tycktill::pages
