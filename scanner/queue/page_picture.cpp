#include "scanner/queue/page_picture.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <leptonica/allheaders.h>
#include <memory>

namespace tycktill {

namespace {

constexpr int jpeg_quality = 72; // 300 dpi: pencil stays clear, an A4 page is about 400 KB

struct DestroyPix {
    void operator()(Pix* pix) const { pixDestroy(&pix); }
};
using PixPtr = std::unique_ptr<Pix, DestroyPix>;

bool is_black_and_white(const Image& image) {
    for (int y = 0; y < image.height(); ++y) {
        const std::uint8_t* row = image.row(y);
        if (std::any_of(row, row + image.width(),
                        [](std::uint8_t grey) { return grey != 0 && grey != 255; }))
            return false;
    }
    return true;
}

PixPtr to_pix(const Image& image, bool one_bit) {
    PixPtr pix(pixCreate(image.width(), image.height(), one_bit ? 1 : 8));
    if (!pix)
        return pix;
    const int dpi = image.dpi > 0 ? static_cast<int>(image.dpi + 0.5) : 300;
    pixSetResolution(pix.get(), dpi, dpi);
    const int words = pixGetWpl(pix.get());
    l_uint32* data = pixGetData(pix.get());
    for (int y = 0; y < image.height(); ++y) {
        l_uint32* line = data + std::size_t(y) * std::size_t(words);
        const std::uint8_t* row = image.row(y);
        for (int x = 0; x < image.width(); ++x)
            if (!one_bit)
                SET_DATA_BYTE(line, x, row[x]);
            else if (row[x] == 0)
                SET_DATA_BIT(line, x);
    }
    return pix;
}

} // namespace

Result<PagePicture> compress(const Image& image) {
    if (image.empty())
        return fail("a page without pixels cannot be kept; rescan it");
    setMsgSeverity(L_SEVERITY_NONE);
    const bool one_bit = is_black_and_white(image);
    const PixPtr pix = to_pix(image, one_bit);
    l_uint8* data = nullptr;
    std::size_t size = 0;
    const int failed = !pix      ? 1
                       : one_bit ? pixWriteMem(&data, &size, pix.get(), IFF_TIFF_G4)
                                 : pixWriteMemJpeg(&data, &size, pix.get(), jpeg_quality, 0);
    PagePicture picture{one_bit ? "image/tiff" : "image/jpeg", {}};
    if (data)
        picture.bytes.assign(data, data + size);
    lept_free(data);
    if (failed || picture.bytes.empty())
        return fail("a page's picture could not be compressed; is there memory left?");
    return picture;
}

Result<Image> decompress(BytesView bytes) {
    setMsgSeverity(L_SEVERITY_NONE);
    const PixPtr read(pixReadMem(bytes.data(), bytes.size()));
    const PixPtr grey(read ? pixConvertTo8(read.get(), 0) : nullptr);
    if (!grey)
        return fail("a kept picture is damaged; scan the page again");
    Image image(pixGetWidth(grey.get()), pixGetHeight(grey.get()), 255);
    const int words = pixGetWpl(grey.get());
    l_uint32* data = pixGetData(grey.get());
    for (int y = 0; y < image.height(); ++y) {
        l_uint32* line = data + std::size_t(y) * std::size_t(words);
        for (int x = 0; x < image.width(); ++x)
            image.row(y)[x] = static_cast<std::uint8_t>(GET_DATA_BYTE(line, x));
    }
    image.dpi = pixGetXRes(grey.get());
    return image;
}

std::string media_type_of(BytesView bytes) {
    const bool tiff =
        bytes.size() > 1 && bytes[0] == bytes[1] && (bytes[0] == 'I' || bytes[0] == 'M');
    return tiff ? "image/tiff" : "image/jpeg";
}

double ink_share(const Image& image) {
    const int edge_x = image.width() / 20, edge_y = image.height() / 20;
    std::array<std::int64_t, 256> count{};
    std::int64_t all = 0;
    for (int y = edge_y; y < image.height() - edge_y; ++y)
        for (int x = edge_x; x < image.width() - edge_x; ++x, ++all)
            ++count[image.at(x, y)];
    if (all == 0)
        return 0;
    std::int64_t seen = 0;
    int paper = 0;
    while (paper < 255 && (seen += count[static_cast<std::size_t>(paper)]) * 2 < all)
        ++paper;
    std::int64_t dark = 0;
    for (int grey = 0; grey < paper * 3 / 4; ++grey)
        dark += count[static_cast<std::size_t>(grey)];
    return static_cast<double>(dark) / static_cast<double>(all);
}

} // namespace tycktill
