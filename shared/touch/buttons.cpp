// Buttons of widgets.h.
#include "shared/touch/shapes.h"
#include "shared/touch/widgets.h"

namespace tycktill {

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

void draw_button(Ui& ui, PxRect rect, float radius, std::string_view label, const ButtonLook& look,
                 const ButtonColours& colours, bool icon_after) {
    if (colours.stroke > 0)
        box(ui, rect, radius, colours.stroke, colours.border, colours.inside);
    else
        ui.canvas().fill(rect, radius, colours.inside);
    const float gap = ui.unit(ui.panel().portrait() ? 18 : 24);
    const float icon_px = icon_px_of(ui, look);
    const float room = rect.w - ui.unit(24) - (look.icon == Icon::None ? 0 : icon_px + gap);
    const auto font = fitting(ui, label, room, look.step, Weight::SemiBold);
    centred_icon_and_words(ui, rect, {look.icon, label, icon_px, gap, icon_after}, font,
                           colours.words);
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

} // namespace tycktill
