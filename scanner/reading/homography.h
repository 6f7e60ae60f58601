#pragma once
/// Where a sheet's millimetres are in a picture's pixels: a plane seen in perspective. The only file
/// that knows both units.
#include "forms/paper/millimetres.h"
#include "scanner/pages/image.h"

#include <array>
#include <optional>
#include <span>

namespace tycktill::reading {

/// A place on the sheet, in millimetres from the page's top left corner.
struct MmPoint {
    double x = 0, y = 0;
    friend bool operator==(const MmPoint&, const MmPoint&) = default;
};
MmPoint mm(forms::Point point);

struct Match {
    MmPoint sheet;
    pages::PxPoint picture;
    double weight = 1;
};

class Homography {
public:
    /// Least squares over four matches or more; nothing when they do not span a plane.
    static std::optional<Homography> fit(std::span<const Match> matches);
    /// Without perspective, three matches or more: steadier when they lie close together.
    static std::optional<Homography> fit_affine(std::span<const Match> matches);

    pages::PxPoint to_px(MmPoint place) const;
    pages::PxPoint to_px(forms::Point place) const { return to_px(mm(place)); }
    MmPoint to_mm(pages::PxPoint place) const;
    /// Pixels a millimetre around that place (the geometric mean over directions).
    double px_per_mm(MmPoint place) const;
    /// The same map followed by a shift in the picture.
    Homography shifted(double dx, double dy) const;
    /// The same map into the picture turned upright, which lies `rotation` (0, 90, 180, 270 degrees)
    /// clockwise of upright and is `width` by `height` pixels as it lies.
    Homography turned_upright(int rotation, int width, int height) const;

    /// Row by row, the last of them 1 as a rule: how it is kept.
    using Matrix = std::array<double, 9>;
    const Matrix& numbers() const { return forward_; }
    /// Nothing when they are no map of a plane.
    static std::optional<Homography> of(const Matrix& numbers);

private:
    explicit Homography(const Matrix& forward);
    Matrix forward_{}, backward_{};
};

/// That rectangle of the sheet as an upright picture of its own, at `dpi`, whatever way the page lies.
/// `margin` is taken along outside every side.
pages::Image cut_out(const pages::Image& page, const Homography& map, const forms::Rect& inside,
                     double dpi, forms::Mm margin = {});

} // namespace tycktill::reading
