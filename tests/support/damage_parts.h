#pragma once
/// What the files of damage.h share between themselves.
#include "tests/support/damage.h"
#include "tests/support/rooms.h"

#include <algorithm>

namespace tycktill {

inline std::uint8_t tone(double value) {
    return std::uint8_t(std::clamp(value + 0.5, 0.0, 255.0));
}

/// Every pixel changed by its place and tone.
template <typename Change>
Image each(Image image, Change change) {
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            image.row(y)[x] = tone(change(x, y, image.at(x, y)));
    return image;
}

// What moves a page's places. Millimetres are of the page, at its dpi.
Image tilted(const Image& image, double degrees);
Image in_perspective(const Image& image, double share);
Image scaled(const Image& image, double factor);
Image folded(const Image& image, double mm, Chance& chance);
Image bent(const Image& image, double mm);
Image slipped(const Image& image, double per_cent);
Image jumped(const Image& image, double mm);
Image photographed(const Image& image, double askew, Chance& chance);
Image faxed(const Image& image, double rows_an_inch);
// What makes greys of black dots.
Image screened(const Image& image, double lines_an_inch);
Image dithered(const Image& image, double dots_an_inch);

} // namespace tycktill
