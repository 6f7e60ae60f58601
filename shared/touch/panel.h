#pragma once
/// The panel is the glass that people touch: how many pixels, and how many millimetres.
/// Everything that is touched is measured in millimetres and turned into px here and nowhere else.
#include "shared/base/result.h"

#include <string>
#include <string_view>

namespace tycktill::touch {

/// A rectangle on the screen in px, from its top left corner.
struct PxRect {
    float x = 0, y = 0, w = 0, h = 0;
    constexpr float right() const { return x + w; }
    constexpr float bottom() const { return y + h; }
    constexpr float mid_x() const { return x + w / 2; }
    constexpr float mid_y() const { return y + h / 2; }
    constexpr bool contains(float px, float py) const {
        return px >= x && py >= y && px < right() && py < bottom();
    }
    /// Smaller by `d` on every side; larger when `d` is negative.
    constexpr PxRect inset(float d) const { return {x + d, y + d, w - 2 * d, h - 2 * d}; }
    friend constexpr bool operator==(const PxRect&, const PxRect&) = default;
};

struct Panel {
    std::string name = "21.5-portrait";
    int width_px = 1080, height_px = 1920;
    double diagonal_inches = 21.5;

    bool portrait() const { return height_px >= width_px; }
    double px_per_mm() const;
    /// A length, rounded to whole px.
    float px(double mm) const;
    /// A target or a gap: never smaller than asked, so rounded up.
    float target(double mm) const;
    /// A length that the design gives in px of its own panel (21.5″ portrait or 15.6″ landscape).
    float unit(double design_px) const;
};

/// "21.5-portrait", "15.6-landscape" or "WxH@DIAGONAL" in px and inches ("1280x800@10.1").
Result<Panel> parse_panel(std::string_view text);

} // namespace tycktill::touch
