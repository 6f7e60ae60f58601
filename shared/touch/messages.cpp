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

/// Question and answer on one line beside the button where they fit; else the label over the value, and a
/// longer value has the whole width under both.
struct RowMeasures {
    PxRect button; ///< from the row's own corner
    float top = 0, label_y = 0, label = 0, text_x = 0, text_y = 0, text_w = 0, height = 0,
          label_w = 0;
};

TextLook row_label_look(const Ui& ui) {
    return {.weight = Weight::SemiBold, .colour = ui.theme().muted, .spoken = false};
}

TextLook value_look(const CheckRow& row) {
    return {.balance = Balance::No, .max_lines = row.max_lines, .spoken = false};
}

/// Where the value begins on the label's line; nullopt when it has no room there.
std::optional<float> beside_label(Ui& ui, float room, const CheckRow& row) {
    if (ui.larger() || row.button.empty() || row.value.find('\n') != std::string_view::npos)
        return std::nullopt;
    const float label =
        ui.canvas().width(row.label, ui.font(Step::Body, Weight::SemiBold)) + ui.unit(24);
    const float value = ui.canvas().width(row.value, ui.font(Step::Body, Weight::Regular));
    return label + value <= room ? std::optional(label) : std::nullopt;
}

RowMeasures row_measures(Ui& ui, float width, const CheckRow& row) {
    const bool portrait = ui.panel().portrait(), larger = ui.larger();
    const bool has_button = !row.button.empty();
    RowMeasures m;
    m.top = m.label_y = ui.unit(portrait ? 6 : 8);
    const float button_w = ui.unit(portrait ? (larger ? 260 : 200) : (larger ? 340 : 270));
    m.button = {width - button_w, m.top, button_w, ui.unit(portrait ? 84 : 112)};
    m.label_w = has_button ? m.button.x - ui.unit(24) : width;
    m.label = text_height(ui, m.label_w, row.label, row_label_look(ui));
    const float least = m.button.h + std::max(2 * m.top, ui.measures().step);
    if (const auto x = beside_label(ui, m.label_w, row)) {
        m.text_x = *x;
        m.text_w = m.label_w - *x;
        m.label_y = m.text_y = m.top + (m.button.h - m.label) / 2;
        m.height = std::round(least);
        return m;
    }
    constexpr float endless = 1e6f;
    const float words = text_height(ui, m.label_w, row.value, value_look(row));
    const bool beside =
        !has_button || words <= text_height(ui, endless, row.value, value_look(row)) + 1;
    m.text_w = beside ? m.label_w : width;
    m.text_y = beside ? m.top + m.label : std::max(m.top + m.label, m.button.bottom() + ui.unit(6));
    const float end = m.text_y + text_height(ui, m.text_w, row.value, value_look(row)) + m.top;
    m.height = std::round(std::max(end, has_button ? least : 0));
    return m;
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
    rect.h = m.height;
    ui.canvas().fill({rect.x, rect.y, rect.w, hairline}, 0, theme.soft);
    if (row.last)
        ui.canvas().fill({rect.x, rect.bottom(), rect.w, hairline}, 0, theme.soft);
    ui.say_privately(row.is_private);
    ui.say(Role::Text, row.label, rect, row.value);
    ui.say_privately(false);
    text_block(ui, {rect.x, rect.y + m.label_y, m.label_w, 0}, row.label, row_label_look(ui));
    text_block(ui, {rect.x + m.text_x, rect.y + m.text_y, m.text_w, 0}, row.value, value_look(row));
    if (row.button.empty())
        return false;
    const auto spoken = std::string(row.button) + " " + std::string(row.label);
    const PxRect button{rect.x + m.button.x, rect.y + m.button.y, m.button.w, m.button.h};
    return small_button(ui, button, row.button, {.spoken = spoken});
}

float check_row_height(Ui& ui, float width, const CheckRow& row) {
    return row_measures(ui, width, row).height;
}

} // namespace tycktill::touch
