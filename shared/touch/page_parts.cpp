// Whole parts of pages of widgets.h: the start's bubble, the thanks' code card, time-out, staff.
#include "shared/touch/shapes.h"
#include "shared/touch/widgets.h"

#include <algorithm>
#include <cmath>

namespace tycktill::touch {

void start_bubble(Ui& ui, PxRect rect, std::string_view title, std::string_view line) {
    const auto& theme = ui.theme();
    const bool portrait = ui.panel().portrait();
    ui.canvas().fill(rect, ui.measures().radius_bubble, theme.accent.mid);
    const float tail = rect.x + ui.unit(102), foot = rect.bottom() - 1;
    ui.canvas().triangle(tail, foot, tail + ui.unit(130), foot, tail, rect.bottom() + ui.unit(96),
                         theme.accent.mid);
    const float pad_x = ui.unit(portrait ? 65 : 60);
    const float width = rect.w - pad_x * 2;
    TextLook big{.step = portrait ? Step::Display : Step::Question,
                 .weight = Weight::Bold,
                 .colour = theme.night() ? theme.ink : theme.accent.accent,
                 .role = Role::Heading,
                 .may_grow = !portrait};
    const TextLook small{.step = portrait ? Step::Title : Step::Body, .line = 1.2};
    const float gap = ui.unit(portrait ? 61 : 30);
    const auto height_of_all = [&] {
        return text_height(ui, width, title, big) + gap + text_height(ui, width, line, small);
    };
    if (portrait && height_of_all() > rect.h - ui.unit(56)) // many words in large text
        big.step = Step::Question;
    const float height = height_of_all();
    float y = rect.y + std::min((rect.h - height) / 2, ui.unit(71));
    y += text_block(ui, {rect.x + pad_x, y, width, 0}, title, big) + gap;
    text_block(ui, {rect.x + pad_x, y, width, 0}, line, small);
}

void thanks_title(Ui& ui, PxRect rect, std::string_view text) {
    const auto& theme = ui.theme();
    const float size = ui.unit(112);
    ui.canvas().circle(rect.x + size / 2, rect.mid_y(), size / 2, theme.accent.accent);
    check_mark(ui, rect.x + size / 2, rect.mid_y(), size * 0.62f, theme.accent.on);
    const bool portrait = ui.panel().portrait();
    const auto font = ui.fixed_font(portrait ? Step::Display : Step::Question, Weight::Bold);
    const float x = rect.x + size + ui.unit(32);
    ui.canvas().line_in(text, {x, rect.y, rect.right() - x, rect.h}, font, theme.ink);
    ui.say(Role::Heading, text, rect);
}

namespace {

/// Letter by letter, so that the code is read and copied letter by letter.
void code_group(Ui& ui, PxRect rect, const std::string& group) {
    const auto& accent = ui.theme().accent;
    ui.canvas().fill(rect, ui.unit(14), accent.tint);
    auto font = ui.fixed_font(Step::Question, Weight::SemiBold);
    font.spacing = font.px * 0.05f;
    const float width = ui.canvas().width(group, font) - font.spacing;
    ui.canvas().line_in(group, {rect.mid_x() - width / 2, rect.y, width, rect.h}, font,
                        accent.accent);
}

/// Pure black on white in both themes: telephones must read it.
void qr_picture(Ui& ui, PxRect rect, const std::vector<std::vector<bool>>& modules) {
    box(ui, rect, ui.measures().radius, ui.measures().hairline, ui.theme().soft, rgb(0xFFFFFF));
    const auto count = static_cast<float>(modules.size());
    const float side = std::floor(rect.w / (count + 10)); // five quiet modules on each side
    const float x = std::round(rect.mid_x() - side * count / 2);
    const float y = std::round(rect.mid_y() - side * count / 2);
    for (std::size_t row = 0; row < modules.size(); ++row)
        for (std::size_t column = 0; column < modules[row].size(); ++column)
            if (modules[row][column])
                ui.canvas().fill({x + side * static_cast<float>(column),
                                  y + side * static_cast<float>(row), side, side},
                                 0, rgb(0x111111));
}

} // namespace

float code_card_height(const Ui& ui) {
    return ui.unit(628);
}

bool code_card(Ui& ui, PxRect rect, const CodeCard& card) {
    const auto& theme = ui.theme();
    box(ui, rect, ui.measures().radius_large, ui.measures().hairline, theme.soft, theme.surface);
    const PxRect inside = rect.inset(ui.unit(40));
    const auto title_font = ui.fixed_font(Step::Body, Weight::SemiBold);
    ui.canvas().line_in(card.title, {inside.x, rect.y + ui.unit(30), inside.w, ui.unit(60)},
                        title_font, theme.ink);
    std::string code;
    const auto count = static_cast<float>(std::max<std::size_t>(1, card.groups.size()));
    const float gap = ui.unit(17), width = (inside.w - gap * (count - 1)) / count;
    for (std::size_t at = 0; at < card.groups.size(); ++at) {
        // A number runs from left to right in every language.
        const std::size_t column = ui.canvas().mirrored() ? card.groups.size() - 1 - at : at;
        const float x = inside.x + static_cast<float>(column) * (width + gap);
        code_group(ui, {x, rect.y + ui.unit(105), width, ui.unit(128)}, card.groups[at]);
        code += (code.empty() ? "" : " ") + card.groups[at];
    }
    Node spoken;
    spoken.name = card.title;
    spoken.value = code;
    spoken.rect = {inside.x, rect.y, inside.w, ui.unit(233)};
    spoken.is_private = spoken.spelled = true;
    ui.say(std::move(spoken));

    const float top = rect.y + ui.unit(269), side = ui.unit(328);
    float left = inside.x;
    if (!card.qr.empty()) {
        qr_picture(ui, {inside.x, top, side, side}, card.qr);
        ui.say(Role::Picture, card.qr_words, {inside.x, top, side, side});
        left += side + ui.unit(40);
    }
    const float room = inside.right() - left;
    const float button = ui.measures().button_height;
    text_block(ui, {left, top - ui.unit(4), room, 0}, card.words, {.may_grow = false});
    if (card.button.empty())
        return false;
    return secondary_button(ui, {left, top + side - button, room, button}, card.button,
                            {.icon = Icon::Printer});
}

namespace {

struct CoverColours {
    Colour ground, words, button, button_words;
};

CoverColours cover_colours(const Theme& theme) {
    if (theme.night())
        return {theme.accent.tint, theme.ink, theme.accent.accent, theme.accent.on};
    return {theme.accent.accent, theme.accent.on, theme.surface, theme.accent.accent};
}

bool cover_button(Ui& ui, PxRect rect, std::string_view label, bool filled,
                  const CoverColours& colours) {
    Node node;
    node.role = Role::Button;
    node.name = label;
    node.rect = rect;
    const auto touched = ui.item(std::move(node));
    const float radius = ui.measures().radius_large, stroke = ui.unit(4);
    ui.focus_ring(rect, radius, touched.focused);
    if (filled)
        ui.canvas().fill(rect, radius, touched.down ? ui.theme().sand2 : colours.button);
    else
        box(ui, rect, radius, stroke, colours.words,
            touched.down ? ui.theme().accent.pressed : colours.ground);
    const auto font = fitting(ui, label, rect.w - ui.unit(48), filled ? Step::Title : Step::Body,
                              Weight::SemiBold);
    const Colour words = filled ? (touched.down ? ui.theme().ink : colours.button_words)
                         : touched.down && ui.theme().night() ? ui.theme().accent.on
                                                              : colours.words;
    ui.canvas().line_in(label, rect, font, words, Align::Centre);
    return touched.activated;
}

struct CoverPlaces {
    float circle, circle_x, circle_y, text_x, text_y, text_w;
    PxRect stay, clear;
};

CoverPlaces cover_places(const Ui& ui, float width, float height) {
    const float margin = ui.measures().margin;
    const float circle = ui.unit(300);
    const bool portrait = ui.panel().portrait();
    const float stay = ui.unit(portrait ? 228 : 200), clear = ui.unit(portrait ? 127 : 144);
    const float gap = ui.unit(portrait ? 36 : 30);
    const PxRect clear_rect{margin, height - margin - clear, width - 2 * margin, clear};
    const PxRect stay_rect{margin, clear_rect.y - gap - stay, width - 2 * margin, stay};
    if (portrait) {
        const float y = height * 0.204f;
        return {circle,    margin,    y, margin, y + circle + ui.unit(100), width - 2 * margin,
                stay_rect, clear_rect};
    }
    const float y = std::max(margin, (stay_rect.y - circle) / 2);
    return {circle,    margin,
            y,         margin + circle + ui.unit(80),
            y,         width - 2 * margin - circle - ui.unit(80),
            stay_rect, clear_rect};
}

} // namespace

TimeOutAnswer time_out_cover(Ui& ui, const TimeOut& words) {
    const auto colours = cover_colours(ui.theme());
    const auto width = static_cast<float>(ui.panel().width_px);
    const auto height = static_cast<float>(ui.panel().height_px);
    ui.canvas().fill({0, 0, width, height}, 0, colours.ground);
    const auto p = cover_places(ui, width, height);

    const float radius = p.circle / 2;
    ui.canvas().ring(p.circle_x + radius, p.circle_y + radius, radius, ui.unit(12), colours.words);
    ui.canvas().line_in(
        std::to_string(words.seconds), {p.circle_x, p.circle_y, p.circle, p.circle},
        ui.fixed_font(ui.panel().portrait() ? Step::Display : Step::Question, Weight::Bold),
        colours.words, Align::Centre);
    const TextLook title{.step = ui.panel().portrait() ? Step::Display : Step::Question,
                         .weight = Weight::Bold,
                         .colour = colours.words,
                         .role = Role::Heading,
                         .may_grow = false};
    const TextLook line{.step = Step::Title, .colour = colours.words};
    const TextLook small{.colour = colours.words};
    const float lines = text_height(ui, p.text_w, words.title, title) +
                        text_height(ui, p.text_w, words.line, line) +
                        text_height(ui, p.text_w, words.assurance, small);
    // The gaps give way, and then the beginning, before the words come near the buttons.
    const float spare = p.stay.y - ui.unit(20) - p.text_y - lines;
    const float gap = std::clamp(spare / 2, ui.unit(10), ui.unit(41));
    float y = std::min(p.text_y, p.stay.y - ui.unit(20) - lines - 2 * gap);
    y += text_block(ui, {p.text_x, y, p.text_w, 0}, words.title, title) + gap;
    y += text_block(ui, {p.text_x, y, p.text_w, 0}, words.line, line) + gap;
    text_block(ui, {p.text_x, y, p.text_w, 0}, words.assurance, small);
    if (cover_button(ui, p.stay, words.stay, true, colours))
        return TimeOutAnswer::Stay;
    if (cover_button(ui, p.clear, words.clear, false, colours))
        return TimeOutAnswer::Clear;
    return TimeOutAnswer::None;
}

void staff_band(Ui& ui, PxRect rect, std::string_view title, std::string_view unit) {
    const auto& theme = ui.theme();
    const Colour band = theme.night() ? rgb(0xFFFFFF) : theme.ink;
    const Colour words = theme.night() ? rgb(0x1A1F1C) : theme.ground;
    ui.canvas().fill(rect, 0, band);
    const float margin = ui.measures().margin, px = ui.unit(60);
    ui.canvas().icon(Icon::LockAccess, rect.x + margin + px / 2, rect.mid_y(), px, words);
    const float x = rect.x + margin + px + ui.unit(24);
    ui.canvas().line_in(title, {x, rect.y, 0, rect.h}, ui.fixed_font(Step::Title, Weight::SemiBold),
                        words);
    ui.canvas().line_in(unit, {x, rect.y, rect.right() - margin - x, rect.h},
                        ui.fixed_font(Step::Label, Weight::Regular), words, Align::Trailing);
    ui.say(Role::Heading, title, rect, unit);
}

namespace {

bool status_row(Ui& ui, PxRect rect, const StatusRow& row) {
    const auto& theme = ui.theme();
    const float chip = ui.unit(96), pad = ui.unit(36);
    icon_chip(ui, {rect.x + pad, rect.mid_y() - chip / 2, chip, chip}, row.icon,
              ui.measures().icon_button, row.warns ? theme.warn_tint : theme.accent.tint,
              row.warns ? theme.warn : theme.accent.accent);
    const float x = rect.x + pad + chip + ui.unit(28);
    const auto name = ui.fixed_font(Step::Body, Weight::SemiBold);
    const auto state = ui.fixed_font(Step::Body, Weight::Regular);
    const float line = name.px * 1.2f, top = rect.mid_y() - line;
    ui.canvas().line(row.name, x, base_line_in(top, line, name.px), name, theme.ink);
    float state_x = x;
    if (row.state_icon != Icon::None) {
        const float px = ui.measures().icon_tile;
        ui.canvas().icon(row.state_icon, x + px / 2, top + line * 1.5f, px,
                         row.warns ? theme.warn : theme.muted);
        state_x += px + ui.unit(12);
    }
    ui.canvas().line(row.state, state_x, base_line_in(top + line, line, state.px), state,
                     theme.ink);
    ui.say(Role::Text, row.name, rect, row.state);
    if (row.button.empty())
        return false;
    const float width = ui.unit(297), height = std::max(ui.unit(92), ui.panel().target(20));
    const auto spoken = std::string(row.button) + " " + std::string(row.name);
    return small_button(ui, {rect.right() - pad - width, rect.mid_y() - height / 2, width, height},
                        row.button, {.spoken = spoken});
}

} // namespace

float status_rows_height(const Ui& ui, std::size_t rows) {
    return ui.unit(154) * static_cast<float>(rows);
}

std::optional<std::size_t> status_rows(Ui& ui, PxRect rect, const std::vector<StatusRow>& rows) {
    const float hairline = ui.measures().hairline, height = ui.unit(154);
    rect.h = status_rows_height(ui, rows.size());
    box(ui, rect, ui.measures().radius_large, hairline, ui.theme().soft, ui.theme().surface);
    std::optional<std::size_t> pressed;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const PxRect place{rect.x, rect.y + height * static_cast<float>(i), rect.w, height};
        if (i > 0)
            ui.canvas().fill({place.x, place.y, place.w, hairline}, 0, ui.theme().soft);
        if (status_row(ui, place, rows[i]))
            pressed = i;
    }
    return pressed;
}

} // namespace tycktill::touch
