// Buttons of widgets.h.
#include "shared/touch/shapes.h"
#include "shared/touch/widgets.h"

#include <cmath>

namespace tycktill::touch {

namespace {

struct ButtonColours {
    Colour inside, border, words;
    float stroke = 0;
};

Touched button_item(Ui& ui, PxRect rect, std::string_view label, const ButtonLook& look) {
    Node node;
    node.role = Role::Button;
    node.name = look.spoken.empty() ? label : look.spoken;
    node.rect = rect;
    node.enabled = look.enabled;
    return ui.item(std::move(node));
}

float icon_px_of(const Ui& ui, const ButtonLook& look) {
    const float px = ui.measures().icon_button;
    const bool big = look.step != Step::Body || ui.larger();
    return big ? px * 1.25f : px;
}

/// How a label is set: as large as can be; rather than small it does without its icon, and rather
/// than that again it takes two lines.
struct Label {
    Font font;
    bool with_icon = true;
    std::vector<std::string> lines;
};

constexpr float label_line = 1.12f; // em

bool fits_in_lines(Ui& ui, std::string_view words, float width, float height, Label& label) {
    const TextLook look{.step = Step::Body, .weight = Weight::SemiBold, .may_grow = false};
    if (!keeps_words(ui, width, words, look))
        return false;
    const auto measure = [&](std::string_view piece) {
        return ui.canvas().width(piece, label.font);
    };
    for (const auto& span : wrap(words, width, Balance::Yes, measure))
        label.lines.emplace_back(words.substr(span.begin, span.end - span.begin));
    return static_cast<float>(label.lines.size()) * label.font.px * label_line <= height;
}

Label set_label(Ui& ui, PxRect rect, std::string_view words, const ButtonLook& look,
                float icon_room) {
    const float all = rect.w - ui.unit(24);
    const Font usual = ui.fixed_font(look.step, Weight::SemiBold);
    for (const Font& font : {look.grows ? ui.font(look.step, Weight::SemiBold) : usual, usual})
        for (const bool with_icon : {true, false})
            if (ui.canvas().width(words, font) <= all - (with_icon ? icon_room : 0))
                return {font, with_icon, {std::string(words)}};
    Label label{ui.fixed_font(Step::Body, Weight::SemiBold), false, {}};
    if (fits_in_lines(ui, words, all, rect.h - ui.unit(4), label))
        return label;
    return {fitting(ui, words, all, look.step, Weight::SemiBold), false, {std::string(words)}};
}

void draw_button(Ui& ui, PxRect rect, float radius, std::string_view words, const ButtonLook& look,
                 const ButtonColours& colours, bool icon_after) {
    if (colours.stroke > 0)
        box(ui, rect, radius, colours.stroke, colours.border, colours.inside);
    else
        ui.canvas().fill(rect, radius, colours.inside);
    const float gap = ui.unit(ui.panel().portrait() ? 18 : 24);
    const float icon_px = icon_px_of(ui, look);
    const Label label =
        set_label(ui, rect, words, look, look.icon == Icon::None ? 0 : icon_px + gap);
    const Icon icon = label.with_icon ? look.icon : Icon::None;
    const float line = std::round(label.font.px * label_line);
    float y = rect.mid_y() - line * static_cast<float>(label.lines.size()) / 2;
    for (const std::string& each : label.lines) {
        centred_icon_and_words(ui, {rect.x, y, rect.w, line},
                               {icon, each, icon_px, gap, icon_after}, label.font, colours.words);
        y += line;
    }
}

bool bordered_button(Ui& ui, PxRect rect, float radius, std::string_view label,
                     const ButtonLook& look) {
    const auto touched = button_item(ui, rect, label, look);
    const auto& theme = ui.theme();
    ui.focus_ring(rect, radius, touched.focused);
    ButtonColours colours{touched.down ? theme.sand2 : theme.surface, theme.ink, theme.ink,
                          ui.measures().border};
    if (!look.enabled)
        colours = {theme.sand, theme.sand, theme.disabled, 0};
    draw_button(ui, rect, radius, label, look, colours, false);
    return touched.activated;
}

} // namespace

bool primary_button(Ui& ui, PxRect rect, std::string_view label, const ButtonLook& look) {
    const auto touched = button_item(ui, rect, label, look);
    const auto& theme = ui.theme();
    const float radius = ui.measures().radius_large;
    ui.focus_ring(rect, radius, touched.focused);
    ButtonColours colours{
        touched.down ? theme.accent.pressed : theme.accent.accent, {}, theme.accent.on, 0};
    if (!look.enabled)
        colours = {theme.sand, {}, theme.disabled, 0};
    draw_button(ui, rect, radius, label, look, colours, true);
    return touched.activated;
}

bool secondary_button(Ui& ui, PxRect rect, std::string_view label, const ButtonLook& look) {
    return bordered_button(ui, rect, ui.measures().radius_large, label, look);
}

bool small_button(Ui& ui, PxRect rect, std::string_view label, const ButtonLook& look) {
    return bordered_button(ui, rect, ui.measures().radius, label, look);
}

} // namespace tycktill::touch
