// What stands round every page: strip, tools, progress. Of widgets.h.
#include "shared/touch/shapes.h"
#include "shared/touch/widgets.h"

#include <cmath>

namespace tycktill::touch {

namespace {

struct TileColours {
    Colour inside, words;
};

TileColours tile_colours(const Ui& ui, const ToolTile& tile, bool down) {
    const auto& theme = ui.theme();
    if (tile.on.value_or(false))
        return {down ? theme.accent.pressed : theme.accent.accent, theme.accent.on};
    if (down)
        return {theme.sand2, theme.ink};
    if (tile.outlined)
        return {theme.surface, theme.ink};
    // In landscape the column itself is sand.
    return {ui.panel().portrait() ? theme.sand : theme.ground, theme.ink};
}

constexpr float tile_line = 1.12f; // em

struct TileWords {
    Font font;
    std::vector<std::string> lines;
};

/// Large when its words fit so, else as small as a tile's words may be.
TileWords tile_words(Ui& ui, std::string_view words, float width, float height) {
    TileWords set;
    for (const Font& font :
         {ui.font(Step::Label, Weight::SemiBold), ui.fixed_font(Step::Label, Weight::SemiBold)}) {
        const auto measure = [&](std::string_view piece) { return ui.canvas().width(piece, font); };
        set = {font, {}};
        float widest = 0;
        for (const auto& span : wrap(words, width, Balance::Yes, measure)) {
            set.lines.emplace_back(words.substr(span.begin, span.end - span.begin));
            const bool whole = span.end == words.size() || words[span.end] == ' ';
            widest = std::max(widest, whole ? measure(set.lines.back()) : width * 2);
        }
        const auto count = static_cast<float>(set.lines.size());
        if (widest <= width && count * std::round(font.px * tile_line) <= height)
            break;
    }
    return set;
}

float tile_icon(const Ui& ui) {
    return ui.measures().icon_tile * (ui.larger() ? 1.2f : 1.0f);
}

void stacked(Ui& ui, PxRect rect, const ToolTile& tile, Colour colour) {
    const float icon = tile_icon(ui), gap = ui.unit(4);
    const auto [font, lines] =
        tile_words(ui, tile.name, rect.w - ui.unit(8), rect.h - icon - gap - ui.unit(4));
    const float line = std::round(font.px * tile_line);
    float y = rect.mid_y() - (icon + gap + line * static_cast<float>(lines.size())) / 2;
    ui.canvas().icon(tile.icon, rect.mid_x(), y + icon / 2, icon, colour);
    y += icon + gap;
    for (const auto& words : lines) {
        ui.canvas().line(words, rect.mid_x(), base_line_in(y, line, font.px), font, colour,
                         Align::Centre);
        y += line;
    }
}

void beside(Ui& ui, PxRect rect, const ToolTile& tile, Colour colour) {
    const float icon = tile_icon(ui), gap = ui.unit(tile.outlined ? 17 : 11);
    const float room = rect.w - icon - gap - ui.unit(20);
    const auto [font, lines] = tile_words(ui, tile.name, room, rect.h - ui.unit(4));
    float widest = 0;
    for (const auto& words : lines)
        widest = std::max(widest, ui.canvas().width(words, font));
    float x = rect.mid_x() - (icon + gap + widest) / 2;
    ui.canvas().icon(tile.icon, x + icon / 2, rect.mid_y(), icon, colour);
    x += icon + gap;
    const float line = std::round(font.px * tile_line);
    float y = rect.mid_y() - line * static_cast<float>(lines.size()) / 2;
    for (const auto& words : lines) {
        ui.canvas().line(words, x, base_line_in(y, line, font.px), font, colour);
        y += line;
    }
}

void on_badge(Ui& ui, PxRect rect) {
    const float size = ui.unit(ui.panel().portrait() ? 40 : 52), out = size / 4;
    const float x = rect.right() - out, y = rect.y + out;
    ui.canvas().circle(x, y, size / 2, ui.theme().accent.accent);
    ui.canvas().circle(x, y, size / 2 - ui.unit(4), ui.theme().surface);
    check_mark(ui, x, y, size * 0.62f,
               ui.theme().night() ? ui.theme().ink : ui.theme().accent.accent);
}

} // namespace

void identity_strip(Ui& ui, PxRect rect, std::string_view municipality) {
    const auto& theme = ui.theme();
    const Colour words = theme.night() ? theme.ink : theme.accent.on;
    ui.canvas().fill(rect, 0, theme.night() ? theme.accent.tint : theme.accent.accent);
    const float margin = ui.measures().margin, sign = ui.unit(33);
    bubble_sign(ui, rect.x + margin, rect.mid_y(), sign, words);
    const float x = rect.x + margin + sign + ui.unit(15);
    const PxRect room{x, rect.y, rect.right() - margin - x, rect.h};
    const Font bold = ui.font(Step::Label, Weight::SemiBold);
    const Font plain = ui.font(Step::Label, Weight::Regular);
    // A long name takes our own name's room.
    const float both =
        ui.canvas().width("Tyck till", bold) + ui.unit(30) + ui.canvas().width(municipality, plain);
    if (both <= room.w)
        ui.canvas().line_in("Tyck till", room, bold, words);
    ui.canvas().line_in(municipality, room, plain, words, Align::Trailing);
    ui.say(Role::Text, municipality, rect);
}

bool tool_tile(Ui& ui, PxRect rect, const ToolTile& tile) {
    Node node;
    node.role = tile.on ? Role::Toggle : Role::Button;
    node.name = tile.spoken.empty() ? tile.name : tile.spoken;
    node.rect = rect;
    node.checked = tile.on;
    node.tool = true;
    const auto touched = ui.item(std::move(node));
    const auto colours = tile_colours(ui, tile, touched.down);
    const float radius = ui.measures().radius;
    ui.focus_ring(rect, radius, touched.focused);
    if (tile.outlined)
        box(ui, rect, radius, ui.measures().border, ui.theme().ink, colours.inside);
    else
        ui.canvas().fill(rect, radius, colours.inside);
    if (!tile.outlined && rect.h > rect.w * 0.45f)
        stacked(ui, rect, tile, colours.words);
    else
        beside(ui, rect, tile, colours.words);
    if (tile.on.value_or(false))
        on_badge(ui, rect);
    return touched.activated;
}

void progress_bars(Ui& ui, PxRect rect, std::string_view words, int step, int steps) {
    const auto& theme = ui.theme();
    const auto font = ui.font(Step::Label, Weight::SemiBold);
    const float width = ui.canvas().line_in(words, rect, font, theme.muted);
    ui.say(Role::Progress, words, rect);
    const float start = rect.x + width + ui.unit(28), gap = ui.panel().px(2);
    const float height = ui.panel().px(2.5), radius = ui.panel().px(1.25);
    const float bar =
        (rect.right() - start - gap * static_cast<float>(steps - 1)) / static_cast<float>(steps);
    for (int i = 0; i < steps; ++i) {
        const float x = start + static_cast<float>(i) * (bar + gap);
        ui.canvas().fill({x, std::round(rect.mid_y() - height / 2), bar, height}, radius,
                         i < step ? theme.accent.accent : theme.soft);
    }
}

void progress_dots(Ui& ui, PxRect rect, std::string_view municipality, std::string_view words,
                   int step, int steps) {
    const auto& theme = ui.theme();
    const auto name_font = ui.fixed_font(Step::Label, Weight::Regular);
    const auto words_font = ui.fixed_font(Step::Label, Weight::SemiBold);
    const float half = rect.h / 2;
    ui.canvas().line_in(municipality, {rect.x, rect.y, rect.w, half}, name_font, theme.ink,
                        Align::Trailing);
    ui.say(Role::Text, municipality, {rect.x, rect.y, rect.w, half});
    const PxRect lower{rect.x, rect.y + half, rect.w, half};
    const float width = ui.canvas().line_in(words, lower, words_font, theme.muted, Align::Trailing);
    if (!words.empty())
        ui.say(Role::Progress, words, lower);
    const float dot = ui.panel().px(3.2), gap = ui.unit(8.5);
    float x = lower.right() - width - ui.unit(22) - dot / 2;
    for (int i = steps; i > 0; --i) {
        ui.canvas().circle(x, lower.mid_y(), dot / 2, i <= step ? theme.accent.accent : theme.soft);
        x -= dot + gap;
    }
}

void progress_tile(Ui& ui, PxRect rect, std::string_view words, int step, int steps) {
    const auto& theme = ui.theme();
    const auto font = ui.fixed_font(Step::Body, Weight::SemiBold);
    const float dot = ui.panel().px(3.2), gap = ui.unit(20);
    const float line = font.px * 1.2f, top = rect.mid_y() - (line + gap + dot) / 2;
    ui.canvas().line_in(words, {rect.x, top, rect.w, line}, font, theme.ink, Align::Centre);
    ui.say(Role::Progress, words, rect);
    const float pitch = std::min(dot * 2.2f, (rect.w - dot) / static_cast<float>(steps));
    const float x = rect.mid_x() - pitch * static_cast<float>(steps - 1) / 2;
    for (int i = 0; i < steps; ++i)
        ui.canvas().circle(x + pitch * static_cast<float>(i), top + line + gap + dot / 2, dot / 2,
                           i < step ? theme.accent.accent : theme.soft);
}

} // namespace tycktill::touch
