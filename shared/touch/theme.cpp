#include "shared/touch/theme.h"

#include <algorithm>
#include <cmath>

namespace tycktill::touch {

namespace {

double linear(std::uint8_t channel) {
    const double c = channel / 255.0;
    return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
}

double luminance(Colour c) {
    return 0.2126 * linear(c.r) + 0.7152 * linear(c.g) + 0.0722 * linear(c.b);
}

Theme light() {
    Theme theme;
    theme.contrast = Contrast::Light;
    theme.ground = rgb(0xFAF7F1);
    theme.surface = rgb(0xFFFFFF);
    theme.sand = rgb(0xEEE8DB);
    theme.sand2 = rgb(0xDDD4C2);
    theme.tray = rgb(0xE3DBCB);
    theme.function_key = rgb(0xCDC2AC);
    theme.key_edge = rgb(0xBFB399);
    theme.ink = rgb(0x1A1F1C);
    theme.muted = theme.disabled = rgb(0x454A45);
    theme.line = rgb(0x716F65);
    theme.soft = rgb(0xD9D2C3);
    theme.error = rgb(0x98191B);
    theme.warn = rgb(0x6B4700);
    theme.warn_tint = rgb(0xFFF1CC);
    theme.ring_in = rgb(0x111111);
    theme.ring_out = rgb(0xFFB000);
    return theme;
}

Theme night() {
    Theme theme;
    theme.contrast = Contrast::Night;
    theme.ground = rgb(0x0B0F0D);
    theme.surface = rgb(0x151C18);
    theme.sand = theme.tray = rgb(0x1D2621);
    theme.sand2 = rgb(0x33403A);
    theme.function_key = rgb(0x3D4B44);
    theme.key_edge = rgb(0x000000);
    theme.ink = rgb(0xFFFFFF);
    theme.muted = rgb(0xD3DAD5);
    theme.disabled = rgb(0xB4BDB7);
    theme.line = rgb(0xA9B3AD);
    theme.soft = rgb(0x3A4640);
    theme.error = rgb(0xFFB3A7);
    theme.warn = rgb(0xFFD97A);
    theme.warn_tint = rgb(0x2B2308);
    theme.ring_in = rgb(0x000000);
    theme.ring_out = rgb(0xFFC933);
    return theme;
}

} // namespace

double contrast(Colour a, Colour b) {
    const auto [low, high] = std::minmax({luminance(a), luminance(b)});
    return (high + 0.05) / (low + 0.05);
}

Theme kiosk_theme(Contrast mode, const AccentColours& accent) {
    Theme theme = mode == Contrast::Light ? light() : night();
    theme.accent = accent;
    return theme;
}

Step step_up(Step step) {
    return step == Step::Display ? step : static_cast<Step>(static_cast<int>(step) + 1);
}

float em_px(const Panel& panel, Step step) {
    constexpr double em_mm[] = {7.9, 11.2, 15.6, 21.9, 30.5};
    return panel.px(em_mm[static_cast<int>(step)]);
}

float line_height(Step step) {
    constexpr float lines[] = {1.2f, 1.28f, 1.14f, 1.06f, 1.02f};
    return lines[static_cast<int>(step)];
}

Measures measures(const Panel& panel, bool steady) {
    const bool portrait = panel.portrait();
    // The two design panels' own px; other panels get the same millimetres.
    const auto of = [&](double in_portrait, double in_landscape) {
        return panel.unit(portrait ? in_portrait : in_landscape);
    };
    Measures m;
    m.step = panel.target(steady ? 4.8 : 3);
    m.card_gap = steady ? of(45, 45) : of(28, 28);
    m.button_gap = steady ? of(36, 34) : of(18, 17);
    m.margin = of(48, 40);
    m.radius = of(12, 17);
    m.radius_large = of(20, 28);
    m.radius_bubble = of(40, 56);
    m.border = of(3, 4);
    m.border_strong = of(6, 8);
    m.hairline = of(3, 4);
    m.ring_inner = of(5, 6);
    m.ring_outer = of(6, 8);
    m.icon_tile = of(40, 54);
    m.icon_key = of(38, 50);
    m.icon_button = of(48, 64);
    m.icon_notice = of(60, 84);
    m.icon_card = of(72, 80);
    m.chip = of(136, 136);
    m.button_height = of(116, 144);
    return m;
}

} // namespace tycktill::touch
