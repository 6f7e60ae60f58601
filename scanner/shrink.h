#pragma once
/// Smaller, larger and otherwise changed copies of a picture's part, for reading codes.
#include "scanner/image.h"

namespace tycktill {

/// A part of a picture, cut to what lies inside it.
struct PxRect {
    int x = 0, y = 0, width = 0, height = 0;
};
PxRect within(const Image& image, const PxRect& part);

/// Every `factor` × `factor` pixels become their mean.
Image shrunk(const Image& image, const PxRect& part, int factor);
Image cropped(const Image& image, const PxRect& part);
Image doubled(const Image& image);
Image inverted(Image image);
/// Each pixel against the mean around it within `radius`: shadow and stain disappear.
Image flattened(const Image& image, int radius);
/// The median of 3 × 3: specks and thin scratches disappear.
Image without_specks(const Image& image);

} // namespace tycktill
