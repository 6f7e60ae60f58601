#pragma once
/// Where a sheet's millimetres are in a picture's pixels: a plane seen in perspective. The only file
/// that knows both units.
#include "forms/millimetres.h"
#include "scanner/image.h"

#include <array>
#include <optional>
#include <span>

namespace tycktill {

/// A place on the sheet, in millimetres from the page's top left corner.
struct MmPoint {
    double x = 0, y = 0;
    friend bool operator==(const MmPoint&, const MmPoint&) = default;
};
MmPoint mm(Point point);

struct Match {
    MmPoint sheet;
    PxPoint picture;
    double weight = 1;
};

class Homography {
public:
    /// Least squares over four matches or more; nothing when they do not span a plane.
    static std::optional<Homography> fit(std::span<const Match> matches);
    /// Without perspective, three matches or more: steadier when they lie close together.
    static std::optional<Homography> fit_affine(std::span<const Match> matches);

    PxPoint to_px(MmPoint place) const;
    PxPoint to_px(Point place) const { return to_px(mm(place)); }
    MmPoint to_mm(PxPoint place) const;
    /// Pixels a millimetre around that place (the geometric mean over directions).
    double px_per_mm(MmPoint place) const;
    /// The same map followed by a shift in the picture.
    Homography shifted(double dx, double dy) const;

private:
    using Matrix = std::array<double, 9>;
    explicit Homography(const Matrix& forward);
    Matrix forward_{}, backward_{};
};

/// That rectangle of the sheet as an upright picture of its own, at `dpi`, whatever way the page lies.
/// `margin` is taken along outside every side.
Image cut_out(const Image& page, const Homography& map, const Rect& inside, double dpi,
              Mm margin = {});

} // namespace tycktill
