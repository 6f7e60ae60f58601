#include "tests/support/office_marks.h"

#include "tests/support/filled_page.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace tycktill {

namespace {

Mm hundredths(double mm) {
    return Mm{int(std::lround(mm * 100))};
}

Image with_hole(Image page, double x_mm, double y_mm, bool dark) {
    const double scale = page.dpi / 25.4, x0 = x_mm * scale, y0 = y_mm * scale,
                 radius = 2.9 * scale;
    for (int y = int(y0 - radius - 2); y <= int(y0 + radius + 2); ++y)
        for (int x = int(x0 - radius - 2); x <= int(x0 + radius + 2); ++x) {
            const double away = std::hypot(x + 0.5 - x0, y + 0.5 - y0);
            const double rim = std::abs(away - radius) / scale;
            if (dark)
                darken(page, x, y, radius - away + 0.5, 45);
            else if (rim < 0.35 && y + 0.5 < y0 + 0.5 * radius) // the light comes from below
                darken(page, x, y, 1 - rim / 0.35, 150);
        }
    return page;
}

/// A stamp's own picture: black on white, before it is pressed.
Image stamp_of(double dpi, double width_mm, double height_mm, const std::string& font_file,
               Chance& chance) {
    const double scale = dpi / 25.4;
    Image out(int(width_mm * scale), int(height_mm * scale), 255);
    out.dpi = dpi;
    if (!chance.one_in(3)) // with a frame
        draw_stroke(out, dpi,
                    {{0.5, 0.5},
                     {width_mm - 0.5, 0.5},
                     {width_mm - 0.5, height_mm - 0.5},
                     {0.5, height_mm - 0.5},
                     {0.5, 0.5}},
                    {0.5, 0});
    const std::string day = "2026 -" + std::to_string(10 + chance.below(3)) + "- " +
                            std::to_string(10 + chance.below(20));
    const std::array<std::string, 3> lines{"INKOM", day, "Kommunen"};
    const double pitch = (height_mm - 3) / 3;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        Box box;
        box.inside = {hundredths(2), hundredths(1.5 + double(i) * pitch), hundredths(width_mm - 3),
                      hundredths(pitch)};
        draw_text(out, dpi, box, lines[i], font_file, {.em_mm = std::min(5.0, pitch), .tone = 0});
    }
    return out;
}

} // namespace

Image punched(Image page, Chance& chance) {
    const double scale = page.dpi / 25.4, height = page.height() / scale,
                 width = page.width() / scale;
    const double in = chance.between(10, 13), middle = height / 2 + chance.between(-2, 2);
    const double x = chance.one_in(4) ? width - in : in;
    const bool dark = chance.one_in(2);
    const std::vector<double> holes =
        chance.one_in(2) ? std::vector<double>{-40, 40} : std::vector<double>{-56, -35, 35, 56};
    for (const double hole : holes)
        page = with_hole(std::move(page), x, middle + hole, dark);
    return page;
}

Image stapled(Image page, Chance& chance) {
    const double x = chance.between(6, 14), y = chance.between(5, 14);
    const double angle = chance.between(-0.9, 0.3), reach = 12;
    const double dx = reach * std::cos(angle), dy = reach * std::sin(angle);
    if (chance.one_in(3)) {
        draw_stroke(page, page.dpi, {{x, y}, {x + 0.1, y}}, {0.8, 90});
        draw_stroke(page, page.dpi, {{x + dx, y + dy}, {x + dx + 0.1, y + dy}}, {0.8, 90});
    } else {
        draw_stroke(page, page.dpi, {{x, y}, {x + dx, y + dy}}, {0.6, 70});
    }
    return page;
}

Image stamped(Image page, const Rect& place, const std::string& font_file, double strays_mm,
              Chance& chance) {
    const double scale = page.dpi / 25.4;
    const double width = place.width.value() * chance.between(0.7, 0.95),
                 height = place.height.value() * chance.between(0.7, 0.95);
    const Image stamp = stamp_of(page.dpi, width, height, font_file, chance);
    const double angle = chance.between(-4, 4) * std::numbers::pi / 180, c = std::cos(angle),
                 s = std::sin(angle);
    const double mx = (place.centre().x.value() + chance.between(-1, 1) * strays_mm) * scale,
                 my = (place.centre().y.value() + chance.between(-1, 1) * strays_mm) * scale;
    const double reach = (width + height) / 2 * scale;
    const int tone = 60 + chance.below(90);
    for (int y = int(my - reach); y <= int(my + reach); ++y)
        for (int x = int(mx - reach); x <= int(mx + reach); ++x) {
            const double dx = x + 0.5 - mx, dy = y + 0.5 - my;
            const PxPoint at{c * dx + s * dy + stamp.width() / 2.0,
                             c * dy - s * dx + stamp.height() / 2.0};
            if (stamp.contains(at)) // unevenly inked
                darken(page, x, y,
                       (255 - stamp.sample(at)) / 255 * (0.75 + 0.25 * std::sin(dx / 60)), tone);
        }
    return page;
}

Image with_dark_edge(Image page, Chance& chance) {
    const double scale = page.dpi / 25.4;
    const int sides = chance.one_in(2) ? 1 : 2, first = chance.below(4), tone = chance.below(90);
    for (int i = 0; i < sides; ++i) {
        const int side = (first + i) % 4;
        const double wide = chance.between(0.5, 5) * scale, tapers = chance.between(-0.6, 0.6);
        const bool upright = side % 2 == 0;
        const int along = upright ? page.height() : page.width();
        for (int at = 0; at < along; ++at) {
            const double depth = wide * (1 + tapers * (double(at) / along - 0.5)) +
                                 0.15 * scale * std::sin(at / 37.0);
            for (int in = 0; in < int(depth) + 1; ++in) {
                const int across =
                    side < 2 ? in : (upright ? page.width() : page.height()) - 1 - in;
                darken(page, upright ? across : at, upright ? at : across, depth - in, tone);
            }
        }
    }
    return page;
}

} // namespace tycktill
