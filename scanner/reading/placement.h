#pragma once
/// Where a sheet's page lies in its upright picture, place by place. A reading keeps it, so that nobody who shows
/// or files the page has to find it again.
#include "scanner/reading/mesh.h"

namespace tycktill::reading {

struct PixelRect {
    int x = 0, y = 0, width = 0, height = 0;
    friend bool operator==(const PixelRect&, const PixelRect&) = default;
};

/// The upright rectangle round a rectangle of the sheet.
PixelRect outline(const Homography& map, const forms::Rect& rect);

struct Placement {
    Homography map; ///< the sheet's millimetres to the upright picture's pixels
    Mesh mesh;      ///< where the print has moved beside it

    PixelRect outline(const forms::Rect& rect) const {
        return reading::outline(mesh.around(map, rect), rect);
    }
    /// How the paper's lines lie in the picture, in radians; above 0 they fall to the right.
    double tilt() const;
};

} // namespace tycktill::reading
