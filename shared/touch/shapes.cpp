#include "shared/touch/shapes.h"

namespace tycktill::touch {

void box(Ui& ui, PxRect rect, float radius, float stroke, Colour border, Colour inside) {
    ui.canvas().fill(rect, radius, border);
    ui.canvas().fill(rect.inset(stroke), std::max(0.0f, radius - stroke), inside);
}

void check_mark(Ui& ui, float centre_x, float centre_y, float px, Colour colour) {
    const float grid = px / 24;
    // Mirroring turns x but not a check mark.
    const float sign = ui.canvas().mirrored() ? -1.0f : 1.0f;
    const auto at = [&](float x, float y) {
        return std::pair{centre_x + sign * (x - 12.5f) * grid, centre_y + (y - 12) * grid};
    };
    ui.canvas().stroke({at(5, 12), at(10, 17), at(20, 7)}, 3 * grid, colour);
}

void icon_chip(Ui& ui, PxRect rect, Icon icon, float icon_px, Colour inside, Colour colour) {
    ui.canvas().fill(rect, ui.unit(14), inside);
    ui.canvas().icon(icon, rect.mid_x(), rect.mid_y(), icon_px, colour);
}

void bubble_sign(Ui& ui, float x, float centre_y, float width, Colour colour) {
    const float height = width * 0.74f, tail = width * 0.22f;
    const float top = centre_y - (height + tail) / 2;
    ui.canvas().fill({x, top, width, height}, width * 0.2f, colour);
    const float left = x + width * 0.2f, foot = top + height;
    ui.canvas().triangle(left, foot - 1, left + width * 0.34f, foot - 1, left, foot + tail, colour);
}

void centred_icon_and_words(Ui& ui, PxRect rect, const IconAndWords& what, const Font& font,
                            Colour colour) {
    auto& canvas = ui.canvas();
    const float words = canvas.width(what.words, font);
    const bool has_icon = what.icon != Icon::None;
    const float all = words + (has_icon ? what.icon_px + what.gap : 0);
    float x = rect.mid_x() - all / 2;
    if (has_icon && !what.icon_after) {
        canvas.icon(what.icon, x + what.icon_px / 2, rect.mid_y(), what.icon_px, colour);
        x += what.icon_px + what.gap;
    }
    canvas.line_in(what.words, {x, rect.y, words, rect.h}, font, colour);
    if (has_icon && what.icon_after)
        canvas.icon(what.icon, x + words + what.gap + what.icon_px / 2, rect.mid_y(), what.icon_px,
                    colour);
}

Font fitting(Ui& ui, std::string_view words, float width, Step step, Weight weight) {
    const auto wanted = ui.font(step, weight);
    if (ui.canvas().width(words, wanted) <= width)
        return wanted;
    auto smaller = ui.fixed_font(step, weight);
    if (ui.canvas().width(words, smaller) > width && step != Step::Label)
        smaller = ui.fixed_font(static_cast<Step>(static_cast<int>(step) - 1), weight);
    return smaller;
}

float base_line_in(float top, float line, float em) {
    return top + (line - 1.3f * em) / 2 + 0.984f * em;
}

} // namespace tycktill::touch
