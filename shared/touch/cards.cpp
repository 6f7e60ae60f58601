// Choice cards and faces of widgets.h.
#include "shared/touch/shapes.h"
#include "shared/touch/widgets.h"

#include <algorithm>

namespace tycktill::touch {

namespace {

struct CardMeasures {
    float padding, chip, gap, sign, title_gap;
};

CardMeasures card_measures(const Ui& ui) {
    if (!ui.panel().portrait())
        return {ui.unit(40), ui.unit(136), ui.unit(37), ui.unit(84), ui.unit(4)};
    if (ui.larger())
        return {ui.unit(32), ui.unit(124), ui.unit(28), ui.unit(80), ui.unit(6)};
    return {ui.unit(39), ui.unit(136), ui.unit(34), ui.unit(68), ui.unit(8)};
}

float text_width(const Ui& ui, float width, const ChoiceCard& card) {
    const auto m = card_measures(ui);
    const float chip = card.icon == Icon::None ? 0 : m.chip + m.gap;
    return width - m.padding * 2 - chip - m.sign - m.gap / 2;
}

/// A word that is too long for the large title keeps it at its normal size.
TextLook title_look(Ui& ui, float width, const ChoiceCard& card) {
    TextLook look{.step = card.row ? Step::Body : Step::Title,
                  .weight = Weight::SemiBold,
                  .colour = card.enabled ? ui.theme().ink : ui.theme().disabled,
                  .line = card.tight ? 1.06 : 0,
                  .spoken = false};
    look.may_grow = card.title_grows && keeps_words(ui, width, card.title, look);
    return look;
}

TextLook line_look(const Ui& ui, const ChoiceCard& card) {
    return {.colour = card.enabled ? ui.theme().ink : ui.theme().disabled,
            .line = 1.2,
            .spoken = false,
            .may_grow = card.line_grows};
}

struct CardColours {
    Colour border, inside, chip, icon;
    float stroke;
};

CardColours card_colours(const Ui& ui, bool chosen, bool enabled, bool down) {
    const auto& theme = ui.theme();
    const auto& m = ui.measures();
    if (!enabled)
        return {theme.soft, theme.ground, theme.sand, theme.disabled, m.border};
    if (chosen)
        return {theme.accent.accent, down ? theme.sand2 : theme.accent.tint, theme.accent.accent,
                theme.accent.on, m.border_strong};
    if (down)
        return {theme.ink, theme.sand2, theme.accent.tint, theme.accent.accent, m.border};
    return {theme.line, theme.surface, theme.accent.tint, theme.accent.accent, m.border};
}

/// Shape, fill and check: chosen is never told by the hue alone. Where one has been answered already the
/// arrow gives way to the check.
void draw_sign(Ui& ui, float x, float y, float size, const ChoiceCard& card) {
    const auto& theme = ui.theme();
    if (card.sign == ChoiceCard::Sign::Arrow && !card.chosen) {
        ui.canvas().icon(Icon::ChevronRight, x, y, size, theme.ink);
        return;
    }
    const bool round = card.sign != ChoiceCard::Sign::Check;
    const float stroke = ui.unit(4);
    const Colour border = !card.enabled ? theme.soft
                          : card.chosen ? theme.accent.accent
                                        : theme.line;
    const Colour inside = card.chosen ? theme.accent.accent : theme.surface;
    if (round) {
        ui.canvas().circle(x, y, size / 2, border);
        ui.canvas().circle(x, y, size / 2 - stroke, inside);
    } else {
        box(ui, {x - size / 2, y - size / 2, size, size}, ui.measures().radius, stroke, border,
            inside);
    }
    if (card.chosen)
        check_mark(ui, x, y, size * 0.7f, theme.accent.on);
}

void draw_texts(Ui& ui, PxRect rect, float x, const ChoiceCard& card) {
    const auto m = card_measures(ui);
    const float width = text_width(ui, rect.w, card);
    const auto title = title_look(ui, width, card);
    const auto line = line_look(ui, card);
    float height = text_height(ui, width, card.title, title);
    if (!card.line.empty())
        height += m.title_gap + text_height(ui, width, card.line, line);
    float y = rect.mid_y() - height / 2;
    y += text_block(ui, {x, y, width, 0}, card.title, title) + m.title_gap;
    if (!card.line.empty())
        text_block(ui, {x, y, width, 0}, card.line, line);
}

Touched choice_item(Ui& ui, PxRect rect, std::string_view name, std::string_view line, bool chosen,
                    bool enabled, Role role) {
    Node node;
    node.role = role;
    node.name = name;
    node.hint = line;
    node.rect = rect;
    node.enabled = enabled;
    if (role == Role::Choice)
        node.checked = chosen;
    return ui.item(std::move(node));
}

} // namespace

bool choice_card(Ui& ui, PxRect rect, const ChoiceCard& card) {
    const bool leads_on = card.sign == ChoiceCard::Sign::Arrow;
    const auto touched = choice_item(ui, rect, card.title, card.line, card.chosen, card.enabled,
                                     leads_on ? Role::Button : Role::Choice);
    const auto m = card_measures(ui);
    const auto colours = card_colours(ui, card.chosen, card.enabled, touched.down);
    const float radius = ui.measures().radius_large;
    ui.focus_ring(rect, radius, touched.focused);
    box(ui, rect, radius, colours.stroke, colours.border, colours.inside);
    float x = rect.x + m.padding;
    if (card.icon != Icon::None) {
        const float chip = std::min(m.chip, rect.h - ui.unit(24));
        icon_chip(ui, {x, rect.mid_y() - chip / 2, chip, chip}, card.icon,
                  ui.measures().icon_card * chip / m.chip, colours.chip, colours.icon);
        x += chip + m.gap;
    }
    draw_texts(ui, rect, x, card);
    draw_sign(ui, rect.right() - m.padding - m.sign / 2, rect.mid_y(), m.sign, card);
    return touched.activated;
}

float choice_card_height(Ui& ui, float width, const ChoiceCard& card) {
    const auto m = card_measures(ui);
    const float room = text_width(ui, width, card);
    float height = text_height(ui, room, card.title, title_look(ui, room, card));
    if (!card.line.empty())
        height += m.title_gap + text_height(ui, room, card.line, line_look(ui, card));
    return height + ui.unit(card.tight ? 12 : ui.larger() ? 38 : 24);
}

bool choice_card_title_can_grow(Ui& ui, float width, const ChoiceCard& card) {
    return title_look(ui, text_width(ui, width, card), card).may_grow;
}

bool choice_card_keeps_words(Ui& ui, float width, const ChoiceCard& card) {
    const float room = text_width(ui, width, card);
    return keeps_words(ui, room, card.title, title_look(ui, room, card)) &&
           keeps_words(ui, room, card.line, line_look(ui, card));
}

bool face_card(Ui& ui, PxRect rect, std::string_view name, Icon icon, bool chosen) {
    const auto touched = choice_item(ui, rect, name, {}, chosen, true, Role::Choice);
    auto colours = card_colours(ui, chosen, true, touched.down);
    const auto& theme = ui.theme();
    const float radius = ui.measures().radius_large;
    ui.focus_ring(rect, radius, touched.focused);
    box(ui, rect, radius, colours.stroke, colours.border, colours.inside);
    const auto font = fitting(ui, name, rect.w - ui.unit(24), Step::Body, Weight::SemiBold);
    const float line = font.px * 1.2f, gap = ui.unit(8);
    const float px = std::min(ui.unit(84), rect.h - line - gap - ui.unit(24));
    const bool with_icon = px >= ui.unit(40); // else the word alone says it
    const float top = rect.mid_y() - (with_icon ? px + gap + line : line) / 2;
    if (with_icon)
        ui.canvas().icon(icon, rect.mid_x(), top + px / 2, px, theme.accent.accent);
    const float word = with_icon ? top + px + gap : top;
    ui.canvas().line(name, rect.mid_x(), base_line_in(word, line, font.px), font, theme.ink,
                     Align::Centre);
    return touched.activated;
}

} // namespace tycktill::touch
