// The damages of machines that know only black and white and make greys of dots: a copier's or a newspaper's screen, a
// scanner's dithering.
#include "tests/support/damage_parts.h"
#include "tests/support/rooms.h"

#include <cmath>
#include <numbers>

namespace tycktill {

// Dots that grow, in a grid that stands on its corner.
Image screened(const Image& image, double lines_an_inch) {
    const double turn = std::numbers::pi / 4, c = std::cos(turn), s = std::sin(turn);
    const double wave = 2 * std::numbers::pi * lines_an_inch / image.dpi;
    return each(image, [=](int x, int y, double value) {
        const double u = (c * x + s * y) * wave, v = (c * y - s * x) * wave;
        return value < 127.5 * (1 + (std::cos(u) + std::cos(v)) / 2) ? 0.0 : 255.0;
    });
}

// Floyd and Steinberg's: what a pixel is too light or too dark, its neighbours make up for.
Image dithered(const Image& image, double dots_an_inch) {
    Image out = dots_an_inch < image.dpi ? scaled(image, dots_an_inch / image.dpi) : image;
    const std::size_t width = std::size_t(out.width());
    std::vector<float> here(width + 2, 0), next(width + 2, 0);
    for (int y = 0; y < out.height(); ++y) {
        for (std::size_t x = 0; x < width; ++x) {
            const float wanted = float(out.row(y)[x]) + here[x + 1];
            const float shown = wanted < 128 ? 0.0F : 255.0F, left = (wanted - shown) / 16;
            out.row(y)[x] = std::uint8_t(shown);
            here[x + 2] += 7 * left;
            next[x] += 3 * left;
            next[x + 1] += 5 * left;
            next[x + 2] += left;
        }
        here = next;
        std::fill(next.begin(), next.end(), 0.0F);
    }
    return out;
}

} // namespace tycktill
