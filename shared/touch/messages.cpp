// Notices, warnings, facts and the check page's rows of widgets.h.
#include "shared/touch/shapes.h"
#include "shared/touch/widgets.h"

#include <algorithm>
#include <cmath>

namespace tycktill::touch {

namespace {

struct MessageMeasures {
    float padding_y, padding_x, icon, gap;
};

MessageMeasures notice_measures(const Ui& ui) {
    return {ui.unit(30), ui.unit(36), ui.measures().icon_notice, ui.unit(26)};
}

MessageMeasures warning_measures(const Ui& ui) {
    const float icon = ui.unit(ui.panel().portrait() ? 64 : 84);
    return {ui.unit(22), ui.unit(28), icon, ui.unit(24)};
}

float text_width(float width, const MessageMeasures& m) {
    return width - m.padding_x * 2 - m.icon - m.gap;
}

float message_height(Ui& ui, float width, std::string_view text, const MessageMeasures& m) {
    const float words = text_height(ui, text_width(width, m), text);
    return std::round(std::max(words, m.icon) + m.padding_y * 2);
}

struct MessageColours {
    Colour inside, icon;
    Role role;
};

float message(Ui& ui, PxRect rect, std::string_view text, Icon icon, const MessageMeasures& m,
              const MessageColours& colours) {
    const float width = text_width(rect.w, m);
    const float words = text_height(ui, width, text);
    rect.h = message_height(ui, rect.w, text, m);
    ui.canvas().fill(rect, ui.measures().radius_large, colours.inside);
    const float line = ui.font(Step::Body, Weight::Regular).px * line_height(Step::Body);
    // Beside up to two lines the icon stands in the middle, else by the first line.
    const float text_y = rect.mid_y() - words / 2;
    const float icon_y = words > line * 2.5f ? text_y + line / 2 : rect.mid_y();
    ui.canvas().icon(icon, rect.x + m.padding_x + m.icon / 2, icon_y, m.icon, colours.icon);
    text_block(ui, {rect.x + m.padding_x + m.icon + m.gap, text_y, width, 0}, text,
               {.role = colours.role});
    return rect.h;
}

struct RowMeasures {
    float pitch, button_w, button_h, top, value_x, line;
    bool stacked; ///< the label over the value
};

/// On the wide screen a short answer stands beside its label also in Större text.
bool stands_beside(Ui& ui, const CheckRow& row, float label, float value) {
    const Font bold = ui.font(Step::Body, Weight::SemiBold);
    const Font plain = ui.font(Step::Body, Weight::Regular);
    return row.value.find('\n') == std::string_view::npos &&
           ui.canvas().width(row.label, bold) <= label &&
           ui.canvas().width(row.value, plain) <= value;
}

RowMeasures row_measures(Ui& ui, float width, const CheckRow& row) {
    const bool portrait = ui.panel().portrait(), larger = ui.larger();
    RowMeasures m{};
    m.line = ui.font(Step::Body, Weight::Regular).px * line_height(Step::Body);
    m.button_w = ui.unit(portrait ? (larger ? 260 : 200) : (larger ? 340 : 270));
    m.button_h = ui.unit(portrait ? 84 : 112);
    m.pitch = std::max(ui.unit(portrait ? 106 : 130), m.button_h + ui.measures().step);
    m.top = ui.unit(portrait ? 11 : 8);
    m.value_x = ui.unit(portrait ? 200 : larger ? 380 : 270);
    const float gap = ui.unit(24), value = width - m.value_x - m.button_w - gap;
    m.stacked = larger && (portrait || !stands_beside(ui, row, m.value_x - gap, value));
    if (m.stacked)
        m.value_x = 0;
    return m;
}

TextLook value_look(const CheckRow& row) {
    return {.balance = Balance::No, .max_lines = row.max_lines, .spoken = false};
}

float value_width(const Ui& ui, float width, const CheckRow& row, const RowMeasures& m) {
    const float button = row.button.empty() ? 0 : m.button_w + ui.unit(24);
    return width - m.value_x - button;
}

} // namespace

float notice(Ui& ui, PxRect rect, std::string_view text, Icon icon) {
    const auto& theme = ui.theme();
    return message(ui, rect, text, icon, notice_measures(ui),
                   {theme.sand, theme.accent.accent, Role::Notice});
}

float notice_height(Ui& ui, float width, std::string_view text) {
    return message_height(ui, width, text, notice_measures(ui));
}

float warning(Ui& ui, PxRect rect, std::string_view text) {
    const auto& theme = ui.theme();
    return message(ui, rect, text, Icon::AlertTriangle, warning_measures(ui),
                   {theme.warn_tint, theme.warn, Role::Warning});
}

float warning_height(Ui& ui, float width, std::string_view text) {
    return message_height(ui, width, text, warning_measures(ui));
}

void fact_line(Ui& ui, PxRect rect, std::string_view text, Icon icon) {
    const float chip = std::min(rect.h, ui.unit(84));
    icon_chip(ui, {rect.x, rect.mid_y() - chip / 2, chip, chip}, icon, ui.measures().icon_button,
              ui.theme().accent.tint, ui.theme().accent.accent);
    const float x = rect.x + chip + ui.unit(28), width = rect.right() - x;
    const float height = text_height(ui, width, text);
    text_block(ui, {x, rect.mid_y() - height / 2, width, 0}, text);
}

bool check_row(Ui& ui, PxRect rect, const CheckRow& row) {
    const auto& theme = ui.theme();
    const auto m = row_measures(ui, rect.w, row);
    const float hairline = ui.measures().hairline;
    rect.h = check_row_height(ui, rect.w, row);
    ui.canvas().fill({rect.x, rect.y, rect.w, hairline}, 0, theme.soft);
    if (row.last)
        ui.canvas().fill({rect.x, rect.bottom(), rect.w, hairline}, 0, theme.soft);
    ui.say_privately(row.is_private);
    ui.say(Role::Text, row.label, rect, row.value);
    ui.say_privately(false);

    const PxRect button{rect.right() - m.button_w, rect.y + m.top, m.button_w, m.button_h};
    const auto label_font = ui.font(Step::Body, Weight::SemiBold);
    const float first_line = button.mid_y() - m.line / 2;
    ui.canvas().line(row.label, rect.x, base_line_in(first_line, m.line, label_font.px), label_font,
                     theme.muted);
    text_block(ui,
               {rect.x + m.value_x, m.stacked ? first_line + m.line : first_line,
                m.stacked ? rect.w : value_width(ui, rect.w, row, m), 0},
               row.value, value_look(row));
    if (row.button.empty())
        return false;
    const auto spoken = std::string(row.button) + " " + std::string(row.label);
    return small_button(ui, button, row.button, {.spoken = spoken});
}

float check_row_height(Ui& ui, float width, const CheckRow& row) {
    const auto m = row_measures(ui, width, row);
    const float room = m.stacked ? width : value_width(ui, width, row, m);
    const float words = text_height(ui, room, row.value, value_look(row));
    const float more = m.stacked ? words : std::max(0.0f, words - m.line * 1.2f);
    return std::round(m.pitch + more);
}

} // namespace tycktill::touch
