#include "scanner/reading/quad.h"

#include <cmath>

namespace tycktill::reading {

double apart(pages::PxPoint a, pages::PxPoint b) {
    return std::hypot(a.x - b.x, a.y - b.y);
}

Quad quad_of(const Homography& map, const forms::Rect& rect) {
    return {map.to_px(forms::Point{rect.x, rect.y}), map.to_px(forms::Point{rect.right(), rect.y}),
            map.to_px(forms::Point{rect.right(), rect.bottom()}),
            map.to_px(forms::Point{rect.x, rect.bottom()})};
}

bool is_inside(const Quad& quad, pages::PxPoint place) {
    int left = 0;
    for (std::size_t i = 0; i < 4; ++i) {
        const pages::PxPoint a = quad[i], b = quad[(i + 1) % 4];
        left += (b.x - a.x) * (place.y - a.y) - (b.y - a.y) * (place.x - a.x) >= 0;
    }
    return left == 0 || left == 4;
}

Quad grown(const Quad& quad, double pixels) {
    pages::PxPoint middle;
    for (const pages::PxPoint corner : quad) {
        middle.x += corner.x / 4;
        middle.y += corner.y / 4;
    }
    Quad out = quad;
    for (pages::PxPoint& corner : out) {
        const double x = corner.x - middle.x, y = corner.y - middle.y;
        const double away = std::hypot(x, y), factor = away > 0 ? 1 + pixels / away : 1;
        corner = {middle.x + x * factor, middle.y + y * factor};
    }
    return out;
}

} // namespace tycktill::reading
