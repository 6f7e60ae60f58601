#include "forms/print/qr.h"

#include <ZXing/BitMatrix.h>
#include <ZXing/MultiFormatWriter.h>

#include <stdexcept>
#include <string>

namespace tycktill::forms {
namespace {

/// Of 0 to 8, where ZXing maps two to each of QR's L M Q H.
constexpr int level_m = 4;

} // namespace

std::vector<std::vector<bool>> qr_modules(std::string_view text) try {
    // No size asked for and no margin: one pixel a module.
    const ZXing::BitMatrix matrix = ZXing::MultiFormatWriter(ZXing::BarcodeFormat::QRCode)
                                        .setEccLevel(level_m)
                                        .setMargin(0)
                                        .encode(std::string(text), 0, 0);
    std::vector<std::vector<bool>> rows(static_cast<std::size_t>(matrix.height()));
    for (int y = 0; y < matrix.height(); ++y)
        for (int x = 0; x < matrix.width(); ++x)
            rows[static_cast<std::size_t>(y)].push_back(matrix.get(x, y));
    return rows;
} catch (const std::exception&) {
    return {};
}

} // namespace tycktill::forms
