#include "scanner/queue/page_picture.h"
#include "scanner/queue/queue_fault.h"

#include "scanner/pages/encode.h"
#include "scanner/pages/leptonica_pix.h"
#include "scanner/queue/item.h"

#include <algorithm>

namespace tycktill::queue {

namespace {

constexpr int jpeg_quality = 72; // 300 dpi: pencil stays clear, an A4 page is about 400 KB

bool is_black_and_white(const pages::Image& image) {
    for (int y = 0; y < image.height(); ++y) {
        const std::uint8_t* row = image.row(y);
        if (std::any_of(row, row + image.width(),
                        [](std::uint8_t grey) { return grey != 0 && grey != 255; }))
            return false;
    }
    return true;
}

} // namespace

Result<Bytes> compress(const pages::Image& image) {
    if (image.empty())
        return fail("a page without pixels cannot be kept; rescan it");
    return is_black_and_white(image) ? pages::group4_tiff_of(image)
                                     : pages::jpeg_of(image, jpeg_quality);
}

Result<pages::Image> decompress(BytesView bytes) {
    setMsgSeverity(L_SEVERITY_NONE);
    const pages::PixPointer read(pixReadMem(bytes.data(), bytes.size()));
    const pages::PixPointer grey(read ? pixConvertTo8(read.get(), 0) : nullptr);
    if (!grey)
        return fail(QueueFault::DamagedPicture, "a kept picture is damaged; scan the page again");
    pages::Image image(pixGetWidth(grey.get()), pixGetHeight(grey.get()), 255);
    const int words = pixGetWpl(grey.get());
    for (int y = 0; y < image.height(); ++y) {
        l_uint32* line = pixGetData(grey.get()) + std::size_t(y) * std::size_t(words);
        for (int x = 0; x < image.width(); ++x)
            image.row(y)[x] = static_cast<std::uint8_t>(GET_DATA_BYTE(line, x));
    }
    image.dpi = pixGetXRes(grey.get());
    return image;
}

Result<pages::Image> PackedPicture::unpacked() const {
    pages::Image image = TRY(decompress(bytes));
    return turned % 360 == 0 ? std::move(image) : tycktill::pages::turned(image, turned % 360);
}

Result<Bytes> PackedPicture::upright() const {
    return turned % 360 == 0 ? Result<Bytes>(bytes) : compress(TRY(unpacked()));
}

std::string media_type_of(BytesView bytes) {
    const bool tiff =
        bytes.size() > 1 && bytes[0] == bytes[1] && (bytes[0] == 'I' || bytes[0] == 'M');
    return tiff ? "image/tiff" : "image/jpeg";
}

} // namespace tycktill::queue
