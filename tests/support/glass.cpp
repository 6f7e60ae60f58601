#include "tests/support/glass.h"
#include "tests/support/rooms.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace tycktill {

Image on_glass(double width_mm, double height_mm, double dpi,
               const std::vector<LaidPaper>& papers) {
    const double scale = dpi / 25.4;
    Image glass(int(width_mm * scale), int(height_mm * scale), 246); // the lid
    glass.dpi = dpi;
    for (const LaidPaper& paper : papers) {
        const double angle = paper.degrees * std::numbers::pi / 180;
        const double c = std::cos(angle) / paper.scale, s = std::sin(angle) / paper.scale;
        const double mx = paper.x_mm * scale, my = paper.y_mm * scale;
        const double w = paper.page.width(), h = paper.page.height();
        const double reach = std::hypot(w, h) / 2 * paper.scale;
        for (int y = std::max(0, int(my - reach)); y < std::min(glass.height(), int(my + reach));
             ++y)
            for (int x = std::max(0, int(mx - reach)); x < std::min(glass.width(), int(mx + reach));
                 ++x) {
                const double dx = x + 0.5 - mx, dy = y + 0.5 - my;
                const PxPoint from{w / 2 + c * dx + s * dy, h / 2 - s * dx + c * dy};
                if (paper.page.contains(from))
                    glass.row(y)[x] = std::uint8_t(paper.page.sample(from) + 0.5);
            }
    }
    return glass;
}

} // namespace tycktill
