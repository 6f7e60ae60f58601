// The ticks of a batch beside each other. The cut-outs are squares of 10 mm, so a tick that leaves its
// box is seen whole.
#include "scanner/screens/screens.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace tycktill::desk {

namespace {

constexpr float margin = 32, top = 80, grid_top = 124;
/// The first row is the band near the limit.
constexpr std::size_t a_screen = group_columns * group_rows;

/// "0,13": the share of the box that is ink.
std::string score(const DeskDrawing& d, const GroupMark& mark) {
    char words[16];
    std::snprintf(words, sizeof words, "%.2f", mark.ink);
    std::string text = words;
    if (const auto point = text.find('.'); point != std::string::npos)
        text[point] = ',';
    return d.in_language(text);
}

std::string word_of(const DeskDrawing& d, const GroupMark& mark) {
    return d.in_language(mark.stands_ticked() ? "Kryss" : "Tom");
}

std::string heading_of(std::size_t group, std::size_t count) {
    const auto boxes = std::to_string(count) + (count == 1 ? " ruta" : " rutor");
    switch (group) {
    case 0:
        return boxes + (count == 1 ? " läst som kryssad" : " lästa som kryssade");
    case 1:
        return boxes + (count == 1 ? " är osäker" : " är osäkra");
    case 2:
        return boxes + (count == 1 ? " är svärtad" : " är svärtade");
    default:
        return boxes +
               (count == 1 ? " läst som tom, med svärta" : " lästa som tomma, med mest svärta");
    }
}

void draw_square(const DeskDrawing& d, const DeskScene& scene, const GroupMark& mark,
                 touch::PxRect place) {
    if (const auto texture = scene.marks ? scene.marks(mark) : 0; texture != 0)
        d.ui.canvas().picture(place, texture, touch::PxRect{0, 0, 1, 1}, d.colours.paper);
}

std::optional<DeskEvent> draw_mark(const DeskDrawing& d, const DeskScene& scene, std::size_t index,
                                   touch::PxRect cell, bool cursor, bool near_limit) {
    const auto& c = d.colours;
    const auto& mark = scene.desk.groups->marks[index];
    if (cursor)
        d.ui.canvas().border(cell.inset(-4), 4, 3, c.keyboard);
    d.box(cell, 3, 1, near_limit ? c.doubt_line : c.line, c.paper);
    draw_square(d, scene, mark, cell.inset(2));
    if (mark.changed()) {
        d.ui.canvas().fill(cell.inset(1), 3, touch::with_alpha(c.panel, 0.62));
        d.ui.canvas().border(cell, 3, 2, c.text);
        const auto word = word_of(d, mark);
        const auto font = d.font(desk_small, touch::Weight::Bold);
        const float width = std::min(cell.w, d.ui.canvas().width(word, font) + 16);
        d.ui.canvas().fill({cell.mid_x() - width / 2, cell.mid_y() - 12, width, 24}, 3, c.text);
        d.text(word, cell.mid_x(), cell.mid_y(), font, c.panel, touch::Align::Centre);
    }
    d.text(score(d, mark), cell.mid_x(), cell.bottom() + 12, d.font(desk_small), c.quiet,
           touch::Align::Centre);
    if (d.press(cell, mark.label + ", " + serial_in_groups(mark.serial),
                word_of(d, mark) + " " + score(d, mark), mark.stands_ticked()))
        return DeskChosenLine{index};
    return {};
}

std::optional<DeskEvent> draw_grid(const DeskDrawing& d, const DeskScene& scene,
                                   const std::vector<std::size_t>& marks, touch::PxRect place) {
    const auto& groups = *scene.desk.groups;
    const float pitch = place.w / static_cast<float>(group_columns);
    const float row_height = std::min(126.0f, place.h / static_cast<float>(group_rows));
    const float side = std::min({96.0f, pitch - 13, row_height - 28});
    const auto first = groups.cursor / a_screen * a_screen;
    const bool narrow_band = groups.group <= 1 || groups.group == group_count - 1;
    std::optional<DeskEvent> event;
    for (std::size_t i = first; i < marks.size() && i < first + a_screen; ++i) {
        const auto column = static_cast<float>((i - first) % group_columns);
        const auto row = static_cast<float>((i - first) / group_columns);
        const touch::PxRect cell{place.x + column * pitch, place.y + row * row_height, side, side};
        keep(event, draw_mark(d, scene, marks[i], cell, i == groups.cursor,
                              narrow_band && i < group_columns));
    }
    return event;
}

/// What the box under the cursor is, large.
float draw_mark_panel(const DeskDrawing& d, const DeskScene& scene, const GroupMark& mark,
                      touch::PxRect panel) {
    const auto& c = d.colours;
    const float side = std::min(256.0f, panel.h * 0.28f);
    const float x = panel.x + 24, w = panel.w - 48;
    const touch::PxRect large{x, panel.y + 24, std::min(w, 256.0f), side};
    d.box(large, 4, 1, c.line, c.paper);
    draw_square(d, scene, mark, {large.mid_x() - side / 2 + 2, large.y + 2, side - 4, side - 4});
    float y = large.bottom() + 32;
    d.text(mark.label, x, y, d.font(desk_section, touch::Weight::SemiBold), c.text,
           touch::Align::Leading, w);
    d.text(mark.question, x, y + 28, d.font(desk_read), c.quiet, touch::Align::Leading, w);
    d.text(serial_in_groups(mark.serial), x, y + 54,
           {touch::Family::Mono, touch::Weight::SemiBold, desk_read, 0}, c.quiet,
           touch::Align::Leading, w);
    d.ui.say(touch::Role::Heading, mark.label, {x, y - 12, w, 70}, mark.question);
    const auto stands = d.in_language(
        mark.stands_ticked()                          ? "Räknas som kryssad"
        : mark.state == reading::MarkState::Withdrawn ? "Svärtad, räknas som ångrad"
        : mark.state == reading::MarkState::Unsure && !mark.changed() ? "Inte avgjord"
                                                                      : "Räknas som tom");
    const auto sure =
        d.in_language(returned::confidence_word(mark.confidence, reading::DoubtKind::UnsureMark));
    d.text(stands, x, y + 88, d.font(desk_read, touch::Weight::SemiBold),
           mark.state == reading::MarkState::Unsure && !mark.changed() ? c.doubt_text : c.text,
           touch::Align::Leading, w);
    d.text(sure, x, y + 112, d.font(desk_read), c.quiet, touch::Align::Leading, w);
    d.say(stands + ", " + sure, {x, y + 76, w, 48});
    return y + 136;
}

void draw_done(const DeskDrawing& d, const DeskGroups& groups, float x, float y, float w) {
    const auto& c = d.colours;
    const auto changed = std::count_if(groups.marks.begin(), groups.marks.end(),
                                       [](const GroupMark& mark) { return mark.changed(); });
    d.label("Det du har gjort", x, y, d.font(desk_read, touch::Weight::SemiBold), c.text);
    d.label(changed == 0   ? std::string("Inget är ändrat.")
            : changed == 1 ? std::string("1 ruta ändrad")
                           : std::to_string(changed) + " rutor ändrade",
            x, y + 28, d.font(desk_read), c.text, touch::Align::Leading, w);
}

} // namespace

std::optional<DeskEvent> draw_group(const DeskDrawing& d, const DeskScene& scene) {
    const auto& desk = scene.desk;
    const auto& groups = *desk.groups;
    const auto& c = d.colours;
    std::optional<DeskEvent> event = keys_pressed(d.ui, AtGroup);
    const auto batch =
        desk.batch < desk.batches.size() ? desk.batches[desk.batch].name + " › " : "";
    d.top_bar(d.in_language("Disken") + " › " + batch + d.in_language("kryss i grupp"),
              scene.place);
    const auto marks = marks_in(groups, groups.group);
    const float panel_w = d.narrow() ? 248 : 304;
    const touch::PxRect panel{margin, top, panel_w, d.height() - top - 56};
    d.box(panel, 6, 1, c.line, c.panel);
    const float x = panel.x + 24, w = panel.w - 48;
    float y = panel.y + 32;
    if (groups.cursor < marks.size())
        y = draw_mark_panel(d, scene, groups.marks[marks[groups.cursor]], panel) + 12;
    const float list_top = panel.bottom() - 36 * static_cast<float>(group_count) - 16;
    if (y + 60 < list_top) {
        d.ui.canvas().fill({x, y, w, 1}, 0, c.line);
        draw_done(d, groups, x, y + 28, w);
    }
    for (std::size_t i = 0; i < group_count; ++i) {
        const touch::PxRect row{panel.x + 12, list_top + 36 * static_cast<float>(i), panel.w - 24,
                                34};
        const bool chosen = i == groups.group;
        if (chosen)
            d.ui.canvas().fill(row, 3, c.keyboard_ground);
        d.label(group_name(i), x, row.mid_y(),
                d.font(desk_read, chosen ? touch::Weight::SemiBold : touch::Weight::Regular),
                c.text, touch::Align::Leading, w - 50);
        d.text(std::to_string(marks_in(groups, i).size()), panel.right() - 24, row.mid_y(),
               d.font(desk_read), c.quiet, touch::Align::Trailing);
    }
    const touch::PxRect grid{panel.right() + margin, grid_top,
                             d.width() - panel.right() - 2 * margin, d.height() - grid_top - 56};
    d.label(heading_of(groups.group, marks.size()), grid.x, 92,
            d.font(desk_section, touch::Weight::SemiBold), c.text, touch::Align::Leading,
            grid.w * 0.65f);
    const auto screens = std::max<std::size_t>(1, (marks.size() + a_screen - 1) / a_screen);
    d.label((groups.group + 1 == group_count ? "Mörkast först. Sida " : "Svagast först. Sida ") +
                std::to_string(groups.cursor / a_screen + 1) + " av " + std::to_string(screens),
            grid.right(), 92, d.font(desk_read), c.quiet, touch::Align::Trailing, grid.w * 0.33f);
    keep(event, draw_grid(d, scene, marks, grid));
    keep(event, draw_key_bar(d, desk, AtGroup));
    return event;
}

} // namespace tycktill::desk
