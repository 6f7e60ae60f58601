#include "forms/print/page_code_drawing.h"

#include <ZXing/BitMatrix.h>
#include <ZXing/MultiFormatWriter.h>

namespace tycktill::forms::print {
namespace {

/// Of 0 to 8, where ZXing maps two to each of QR's L M Q H.
constexpr int level_h = 8;

} // namespace

Modules modules_of(const PageCode& code) {
    // No size asked for and no margin: one pixel a module.
    const ZXing::BitMatrix matrix = ZXing::MultiFormatWriter(ZXing::BarcodeFormat::QRCode)
                                        .setEccLevel(level_h)
                                        .setMargin(0)
                                        .encode(to_text(code), 0, 0);
    Modules modules{matrix.width(), {}};
    for (int y = 0; y < matrix.height(); ++y) {
        for (int x = 0; x < matrix.width(); ++x)
            modules.dark.push_back(matrix.get(x, y));
    }
    return modules;
}

void draw_code(cairo_t* on, const Modules& modules, const Rect& place) {
    const double module = points(place.width) / modules.side;
    for (int y = 0; y < modules.side; ++y) {
        for (int x = 0; x < modules.side;) {
            const int from = x;
            while (x < modules.side && modules.at(x, y))
                ++x;
            if (x > from)
                cairo_rectangle(on, points(place.x) + from * module, points(place.y) + y * module,
                                (x - from) * module, module);
            else
                ++x;
        }
    }
    cairo_set_source_rgb(on, 0, 0, 0);
    cairo_fill(on); // one path, so that no seams show between rows
}

} // namespace tycktill::forms::print
