#pragma once
/// Smaller, larger and otherwise changed copies of a picture's part, for reading codes.
#include "scanner/pages/image.h"

namespace tycktill::reading {

/// A part of a picture, cut to what lies inside it.
struct PxRect {
    int x = 0, y = 0, width = 0, height = 0;
};
PxRect within(const pages::Image& image, const PxRect& part);

/// Every `factor` × `factor` pixels become their mean.
pages::Image shrunk(const pages::Image& image, const PxRect& part, int factor);
pages::Image cropped(const pages::Image& image, const PxRect& part);
pages::Image doubled(const pages::Image& image);
pages::Image inverted(pages::Image image);
/// Each pixel against the mean around it within `radius`: shadow and stain disappear.
pages::Image flattened(const pages::Image& image, int radius);
/// The median of 3 × 3: specks and thin scratches disappear.
pages::Image without_specks(const pages::Image& image);

} // namespace tycktill::reading
