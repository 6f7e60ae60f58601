#include "scanner/reading/placement.h"

#include <algorithm>
#include <cmath>

namespace tycktill::reading {

PixelRect outline(const Homography& map, const forms::Rect& rect) {
    double left = 1e9, top = 1e9, right = -1e9, bottom = -1e9;
    for (const forms::Point corner :
         {forms::Point{rect.x, rect.y}, forms::Point{rect.right(), rect.y},
          forms::Point{rect.x, rect.bottom()}, forms::Point{rect.right(), rect.bottom()}}) {
        const pages::PxPoint px = map.to_px(corner);
        left = std::min(left, px.x);
        right = std::max(right, px.x);
        top = std::min(top, px.y);
        bottom = std::max(bottom, px.y);
    }
    return {int(left), int(top), int(std::ceil(right)) - int(left),
            int(std::ceil(bottom)) - int(top)};
}

double Placement::tilt() const {
    constexpr MmPoint left{20, 150}, right{190, 150};
    const pages::PxPoint from = map.to_px(left), to = map.to_px(right);
    return std::atan2(to.y - from.y, to.x - from.x);
}

} // namespace tycktill::reading
