#pragma once
/// Colours and type sizes. Every text pair has a contrast of at least 7:1 (a test measures them).
#include "shared/touch/panel.h"

#include <cstdint>

namespace tycktill::touch {

struct Colour {
    std::uint8_t r = 0, g = 0, b = 0, a = 255;
    friend constexpr bool operator==(Colour, Colour) = default;
};

/// 0xRRGGBB
constexpr Colour rgb(unsigned hex) {
    return {static_cast<std::uint8_t>(hex >> 16), static_cast<std::uint8_t>(hex >> 8),
            static_cast<std::uint8_t>(hex)};
}
constexpr Colour with_alpha(Colour colour, double alpha) {
    colour.a = static_cast<std::uint8_t>(alpha * 255 + 0.5);
    return colour;
}
/// WCAG 2 contrast ratio, 1 to 21.
double contrast(Colour a, Colour b);

/// One municipality's colour, for one contrast mode: solid accent means «touch here», «chosen» or
/// «whose kiosk this is», nothing else.
struct AccentColours {
    Colour accent = rgb(0x17492F), pressed = rgb(0x0D301E), tint = rgb(0xE3EEE6),
           mid = rgb(0xD3E4D8), on = rgb(0xFFFFFF);
};

enum class Contrast { Light, Night };

/// What each colour is for: LOOK §1. `soft` is decoration only, never the only sign of anything.
struct Theme {
    Contrast contrast = Contrast::Light;
    Colour ground, surface, sand, sand2, tray, function_key, key_edge, ink, muted, disabled, line,
        soft, error, warn, warn_tint, ring_in, ring_out;
    AccentColours accent;
    bool night() const { return contrast == Contrast::Night; }
};
/// `accent` is the municipality's set for the same contrast mode.
Theme kiosk_theme(Contrast contrast, const AccentColours& accent);

enum class Weight { Regular, Medium, SemiBold, Bold };

/// The five sizes, ratio 1.4. Body has capitals of at least 7.4 mm (EN 301 549 5.1.4).
enum class Step { Label, Body, Title, Question, Display };

/// Större text: every role one step up; there is nothing above Display.
Step step_up(Step step);
/// px of the em.
float em_px(const Panel& panel, Step step);
/// Line height in em, by step.
float line_height(Step step);

/// Strokes, radii, gaps and icons in px for one panel.
struct Measures {
    float step;                                ///< the smallest gap: 3 mm, for unsteady hands 4.8
    float card_gap, button_gap, margin;        //
    float radius, radius_large, radius_bubble; ///< tile, field, key · card, button · bubble
    float border, border_strong, hairline;     //
    float ring_inner, ring_outer;              ///< outside the item's border
    float icon_tile, icon_key, icon_button, icon_notice, icon_card, chip; //
    float button_height;
};
/// Steady: wider gaps, for an unsteady hand.
Measures measures(const Panel& panel, bool steady = false);

} // namespace tycktill::touch
