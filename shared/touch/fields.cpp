// Text fields of widgets.h: they show a value, and say what it becomes.
#include "shared/base/text.h"
#include "shared/touch/field_text.h"
#include "shared/touch/shapes.h"

#include <algorithm>
#include <cmath>

namespace tycktill::touch {

namespace {

/// The kiosk's own style: LOOK §5.
FieldStyle kiosk_style(const Ui& ui, bool area, bool error) {
    const auto& theme = ui.theme();
    const auto& m = ui.measures();
    const bool portrait = ui.panel().portrait();
    FieldStyle style;
    style.font = ui.font(Step::Body, Weight::Regular);
    style.surface = theme.surface;
    style.border = error ? theme.error : theme.line;
    style.active = error ? theme.error : theme.accent.accent;
    style.ink = theme.ink;
    style.stroke = error ? m.border_strong : m.border;
    style.active_stroke = m.border_strong;
    style.radius = m.radius;
    style.padding_x = ui.unit(area ? (portrait ? 40 : 36) : 35);
    // Landscape's two lines stand closer, so that both are seen whole.
    const bool close = !portrait && ui.larger();
    style.padding_y = ui.unit(portrait ? 36 : close ? 8 : 22);
    style.line = std::round(style.font.px * (portrait ? 1.38f : close ? 1.12f : 1.22f));
    style.caret = ui.unit(5);
    return style;
}

std::string masked(std::string_view value) {
    std::string dots;
    for (std::size_t i = 0; i < length_of(value); ++i)
        dots += "•";
    return dots;
}

/// "482957" → "4829 57"
std::string grouped(std::string_view value, std::size_t group) {
    std::string shown;
    for (std::size_t at = 0; at < value.size(); ++at) {
        if (at > 0 && at % group == 0)
            shown += ' ';
        shown += value[at];
    }
    return shown;
}

std::string shown_of(const FieldLook& look) {
    if (look.masked)
        return masked(look.value);
    return look.group > 0 ? grouped(look.value, look.group) : std::string(look.value);
}

/// Where the caret stands in what is shown.
std::size_t shown_at(const FieldLook& look, std::size_t caret) {
    if (look.masked)
        return 3 * length_of(look.value.substr(0, caret));
    if (look.group == 0 || caret == 0)
        return caret;
    return caret + (caret < look.value.size() ? caret : caret - 1) / look.group;
}

Touched field_item(Ui& ui, PxRect rect, const FieldLook& look, Role role, std::string& key) {
    Node node;
    node.role = role;
    node.name = look.name;
    node.value = look.masked ? std::string{} : std::string(look.value);
    node.hint = look.error;
    node.rect = rect;
    node.takes_text = true;
    node.is_private = true;
    node.spelled = look.digits_only;
    const auto touched = ui.item(std::move(node));
    key = ui.tree().nodes().back().key;
    return touched;
}

void draw_frame(Ui& ui, PxRect rect, const FieldStyle& style, bool editing, bool focused) {
    ui.focus_ring(rect, style.radius, focused);
    box(ui, rect, style.radius, editing ? style.active_stroke : style.stroke,
        editing ? style.active : style.border, style.surface);
}

TextSpan marked_in(Ui& ui) {
    if (ui.mark() == TextEdit::nothing || ui.caret() == TextEdit::nothing)
        return {};
    return {std::min(ui.mark(), ui.caret()), std::max(ui.mark(), ui.caret())};
}

FieldSetting with_line(FieldSetting setting, float line) {
    setting.line = line;
    return setting;
}

} // namespace

TextChange text_field(Ui& ui, PxRect rect, const FieldLook& look) {
    std::string key;
    const auto touched = field_item(ui, rect, look, Role::Field, key);
    const bool editing = ui.editing() == key;
    const auto style = look.style ? *look.style : kiosk_style(ui, false, !look.error.empty());
    draw_frame(ui, rect, style, editing, touched.focused);

    const float padding = style.padding_x;
    const float check = look.valid ? ui.unit(52) : 0;
    FieldSetting setting{style.font,
                         {rect.x + padding, rect.y, rect.w - padding * 2 - check, rect.h},
                         rect.h,
                         {},
                         shown_of(look)};
    setting.lines = {{0, setting.shown.size()}};
    TextChange change;
    change.entered = editing && ui.pressed(Key::Enter);

    const auto caret = std::min(ui.caret(), look.value.size());
    const auto shown_caret = shown_at(look, caret);
    const float caret_x = editing ? x_of(ui, setting, 0, shown_caret) : 0;
    const float shift = std::max(0.0f, caret_x - setting.inside.w + ui.unit(8));
    if (editing && ui.lifted() && touched.activated && !look.masked) {
        const std::size_t at = offset_at(ui, setting, 0, ui.lifted()->x - setting.inside.x + shift);
        put_caret(ui, look.value, look.group > 0 ? at - at / (look.group + 1) : at);
    }

    ui.canvas().push_clip(setting.inside.inset(-ui.unit(6)));
    if (editing && !look.masked && look.group == 0)
        draw_marked(ui, setting.inside.x - shift, rect.mid_y() - setting.font.px * 0.6f, 0,
                    with_line(setting, setting.font.px * 1.2f), marked_in(ui));
    const bool empty = setting.shown.empty();
    ui.canvas().line_in(empty && !editing ? look.placeholder : std::string_view(setting.shown),
                        {setting.inside.x - shift, rect.y, setting.inside.w, rect.h}, setting.font,
                        empty ? ui.theme().muted : style.ink);
    if (editing)
        draw_caret(ui, setting.inside.x - shift + caret_x, rect.y, 0, setting, style);
    ui.canvas().pop_clip();
    if (look.valid)
        ui.canvas().icon(Icon::Check, rect.right() - padding - check / 2, rect.mid_y(), check,
                         ui.theme().accent.accent);
    change.text = take_edits(ui, key, look, setting);
    wipe(setting.shown);
    return change;
}

namespace {

std::size_t lines_that_fit(const FieldSetting& setting) {
    return static_cast<std::size_t>(
        std::max(1.0f, std::floor((setting.inside.h + setting.line * 0.3f) / setting.line)));
}

/// A finger that draws the text up or down. The caret comes along, so that it stays in sight.
void draw_along(Ui& ui, PxRect rect, std::string_view value, const FieldSetting& setting) {
    const auto drag = ui.drag();
    const std::size_t fit = lines_that_fit(setting);
    if (!drag || drag->dy == 0 || !rect.contains(drag->from_x, drag->from_y) ||
        setting.lines.size() <= fit)
        return;
    const auto most = static_cast<float>(setting.lines.size() - fit);
    ui.scroll() = std::clamp(ui.scroll() - drag->dy / setting.line, 0.0f, most);
    const auto first = static_cast<std::size_t>(ui.scroll());
    const std::size_t caret = std::min(ui.caret(), value.size());
    const std::size_t line = line_of(setting.lines, caret);
    const std::size_t seen = std::clamp(line, first, first + fit - 1);
    if (seen == line)
        return;
    ui.caret() = offset_at(ui, setting, seen, x_of(ui, setting, line, caret));
    ui.mark() = TextEdit::nothing;
    ui.caret_was_put() = false;
}

/// Keeps the caret's line in sight; a thin bar tells that there is more.
std::size_t first_line_shown(Ui& ui, const FieldSetting& setting, bool editing,
                             std::size_t caret_line) {
    const std::size_t fit = lines_that_fit(setting);
    if (setting.lines.size() <= fit)
        return 0;
    auto first = editing ? static_cast<std::size_t>(std::max(0.0f, ui.scroll())) : 0;
    first = std::min(first, setting.lines.size() - fit);
    const std::size_t before = first;
    if (editing && caret_line < first)
        first = caret_line;
    if (editing && caret_line >= first + fit)
        first = caret_line - fit + 1;
    if (editing && (first != before || ui.scroll() > static_cast<float>(first + 1)))
        ui.scroll() = static_cast<float>(first); // else a part of a line is on its way
    const auto lines = static_cast<float>(setting.lines.size());
    const PxRect rail{setting.inside.right() + ui.unit(10), setting.inside.y, ui.unit(6),
                      setting.inside.h};
    ui.canvas().fill({rail.x, rail.y + rail.h * static_cast<float>(first) / lines, rail.w,
                      rail.h * static_cast<float>(fit) / lines},
                     rail.w / 2, ui.theme().line);
    return first;
}

} // namespace

TextChange text_area(Ui& ui, PxRect rect, const FieldLook& look) {
    std::string key;
    const auto touched = field_item(ui, rect, look, Role::Area, key);
    const bool editing = ui.editing() == key;
    const auto style = look.style ? *look.style : kiosk_style(ui, true, !look.error.empty());
    draw_frame(ui, rect, style, editing, touched.focused);

    FieldSetting setting{style.font,
                         {rect.x + style.padding_x, rect.y + style.padding_y,
                          rect.w - style.padding_x * 2, rect.h - style.padding_y * 1.66f},
                         style.line,
                         {},
                         std::string(look.value)};
    const auto measure = [&](std::string_view piece) {
        return ui.canvas().width(piece, setting.font);
    };
    setting.lines = wrap(setting.shown, setting.inside.w, Balance::No, measure);

    if (editing)
        draw_along(ui, rect, look.value, setting);
    const auto caret = std::min(ui.caret(), look.value.size());
    const auto caret_line = line_of(setting.lines, caret);
    const auto first = first_line_shown(ui, setting, editing, caret_line);
    if (editing && ui.lifted() && touched.activated) {
        const float down = (ui.lifted()->y - setting.inside.y) / setting.line;
        const auto line = std::min(setting.lines.size() - 1,
                                   first + static_cast<std::size_t>(std::max(0.0f, down)));
        put_caret(ui, look.value, offset_at(ui, setting, line, ui.lifted()->x - setting.inside.x));
    }

    ui.canvas().push_clip(rect.inset(style.active_stroke));
    float y = setting.inside.y;
    for (auto i = first; i < setting.lines.size() && y < rect.bottom(); ++i) {
        if (y + setting.line * 0.7f > setting.inside.bottom() && i > first)
            break; // no half lines
        if (editing)
            draw_marked(ui, setting.inside.x, y, i, setting, marked_in(ui));
        ui.canvas().line(slice(setting.shown, setting.lines[i]), setting.inside.x,
                         base_line_in(y, setting.line, setting.font.px), setting.font, style.ink);
        if (editing && i == caret_line)
            draw_caret(ui, setting.inside.x + x_of(ui, setting, i, caret), y, i, setting, style);
        y += setting.line;
    }
    if (look.value.empty() && !look.placeholder.empty() && !editing)
        ui.canvas().line(look.placeholder, setting.inside.x,
                         base_line_in(setting.inside.y, setting.line, setting.font.px),
                         setting.font, ui.theme().muted);
    ui.canvas().pop_clip();
    TextChange change;
    change.text = take_edits(ui, key, look, setting);
    wipe(setting.shown);
    return change;
}

namespace {

float error_icon(const Ui& ui) {
    return ui.unit(ui.panel().portrait() ? 50 : 66);
}

PxRect error_words(const Ui& ui, PxRect rect) {
    const float indent = error_icon(ui) + ui.unit(16);
    return {rect.x + indent, rect.y, rect.w - indent, 0};
}

TextLook error_look(Ui& ui, PxRect rect, std::string_view text) {
    TextLook look{
        .weight = Weight::SemiBold, .colour = ui.theme().error, .line = 1.2, .role = Role::Error};
    look.may_grow = rect.h == 0 || text_height(ui, error_words(ui, rect).w, text, look) <= rect.h;
    return look;
}

} // namespace

float error_line(Ui& ui, PxRect rect, std::string_view text) {
    const TextLook look = error_look(ui, rect, text);
    const Step step = look.may_grow && ui.larger() ? step_up(look.step) : look.step;
    const float line = em_px(ui.panel(), step) * 1.2f, px = error_icon(ui);
    ui.canvas().icon(Icon::AlertCircle, rect.x + px / 2, rect.y + line / 2, px, ui.theme().error);
    return text_block(ui, error_words(ui, rect), text, look);
}

float error_height(Ui& ui, PxRect rect, std::string_view text) {
    return text_height(ui, error_words(ui, rect).w, text, error_look(ui, rect, text));
}

} // namespace tycktill::touch
