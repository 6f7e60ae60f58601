#include "scanner/handwriting/letter.h"

#include "scanner/pages/leptonica_pix.h"

#include <cmath>

namespace tycktill::handwriting {

namespace {

pages::PixPointer to_pix(const pages::Image& image) {
    pages::PixPointer pix(pixCreate(image.width(), image.height(), 8));
    if (!pix)
        return pix;
    const int words = pixGetWpl(pix.get());
    for (int y = 0; y < image.height(); ++y) {
        l_uint32* line = pixGetData(pix.get()) + std::size_t(y) * std::size_t(words);
        for (int x = 0; x < image.width(); ++x)
            SET_DATA_BYTE(line, x, image.at(x, y));
    }
    return pix;
}

pages::Image to_image(Pix* pix) {
    pages::Image image(pixGetWidth(pix), pixGetHeight(pix), 255);
    const int words = pixGetWpl(pix);
    for (int y = 0; y < image.height(); ++y) {
        l_uint32* line = pixGetData(pix) + std::size_t(y) * std::size_t(words);
        for (int x = 0; x < image.width(); ++x)
            image.row(y)[x] = static_cast<std::uint8_t>(GET_DATA_BYTE(line, x));
    }
    return image;
}

/// A4 at 300 dpi is 2480 wide; a phone's picture or a fax is brought near that.
pages::PixPointer at_text_size(pages::PixPointer pix) {
    constexpr double wide = 2480;
    const double scale = wide / pixGetWidth(pix.get());
    if (scale > 0.77 && scale < 1.3)
        return pix;
    return pages::PixPointer(
        pixScale(pix.get(), static_cast<float>(scale), static_cast<float>(scale)));
}

/// Tesseract's own search for the skew fails on some pages, so Leptonica looks for it.
pages::PixPointer deskewed(const pages::PixPointer& pix, double& turned) {
    const pages::PixPointer bits(pixThresholdToBinary(pix.get(), 180));
    float angle = 0, confidence = 0;
    if (!bits || pixFindSkew(bits.get(), &angle, &confidence) != 0 || confidence < 2 ||
        std::abs(angle) < 0.1f)
        return pages::PixPointer(pixClone(pix.get()));
    constexpr float radians = 3.14159265f / 180;
    turned = static_cast<double>(angle * radians);
    return pages::PixPointer(
        pixRotate(pix.get(), angle * radians, L_ROTATE_AREA_MAP, L_BRING_IN_WHITE, 0, 0));
}

} // namespace

reading::PixelRect Straightened::on_page(const reading::PixelRect& px) const {
    const double middle_x = image.width() / 2.0, middle_y = image.height() / 2.0;
    const double x = px.x + px.width / 2.0 - middle_x, y = px.y + px.height / 2.0 - middle_y;
    const double c = std::cos(turned), s = std::sin(turned);
    const double width = px.width / scale, height = px.height / scale;
    const double page_x = (x * c + y * s + middle_x) / scale,
                 page_y = (y * c - x * s + middle_y) / scale;
    return {static_cast<int>(std::lround(page_x - width / 2)),
            static_cast<int>(std::lround(page_y - height / 2)),
            static_cast<int>(std::lround(width)), static_cast<int>(std::lround(height))};
}

Straightened straightened(const pages::Image& page) {
    setMsgSeverity(L_SEVERITY_NONE);
    if (page.width() < 100 || page.height() < 100)
        return {};
    pages::PixPointer pix = to_pix(page);
    if (pix)
        pix = at_text_size(std::move(pix));
    if (pix)
        if (pages::PixPointer even(pixBackgroundNormSimple(pix.get(), nullptr, nullptr)); even)
            pix = std::move(even);
    Straightened result;
    const pages::PixPointer straight = pix ? deskewed(pix, result.turned) : nullptr;
    if (!straight)
        return {};
    result.image = to_image(straight.get());
    result.scale = static_cast<double>(result.image.width()) / page.width();
    return result;
}

} // namespace tycktill::handwriting
