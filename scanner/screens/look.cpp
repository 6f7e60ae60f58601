#include "scanner/screens/look.h"

#include <algorithm>
#include <cmath>

namespace tycktill::desk {

DeskColours desk_colours(touch::Contrast mode) {
    if (mode == touch::Contrast::Night)
        return {touch::rgb(0x141618),
                touch::rgb(0x1d2023),
                touch::rgb(0x363a3f),
                touch::rgb(0xebeae6),
                touch::rgb(0xa7acb2),
                touch::rgb(0x7cc1e8),
                touch::rgb(0x15303e),
                touch::rgb(0xf2c46b),
                touch::rgb(0xb98a2e),
                touch::rgb(0x30260f),
                touch::rgb(0x86d1a3),
                touch::rgb(0xf0a097),
                touch::rgb(0x111315),
                touch::rgb(0x2a2e32),
                touch::with_alpha(touch::rgb(0x000000), 0.22),
                touch::rgb(0xe2dfd8),
                touch::rgb(0x4d3d12)};
    return {
        touch::rgb(0xf2f1ed), touch::rgb(0xffffff), touch::rgb(0xd8d5cd),
        touch::rgb(0x1b1d1f), touch::rgb(0x575b60), touch::rgb(0x0d5a80),
        touch::rgb(0xe4eff5), touch::rgb(0x7f4c00), touch::rgb(0xb57610),
        touch::rgb(0xfff4dd), touch::rgb(0x1f6a3d), touch::rgb(0xa1281f),
        touch::rgb(0xffffff), touch::rgb(0xecebe6), touch::with_alpha(touch::rgb(0x1b1d1f), 0.09),
        touch::rgb(0xffffff), touch::rgb(0xffe3a3)};
}

float DeskDrawing::text(std::string_view words, float x, float y, const touch::Font& font,
                        touch::Colour colour, touch::Align align, float room) const {
    auto& canvas = ui.canvas();
    std::string cut;
    if (room > 0 && canvas.width(words, font) > room) {
        cut = words;
        while (!cut.empty() && canvas.width(cut + "…", font) > room)
            cut.erase(touch::previous_boundary(cut, cut.size()));
        cut += "…";
        words = cut;
    }
    return canvas.line_in(words, {x, y, 0, 0}, font, colour, align);
}

float DeskDrawing::label(std::string_view swedish, float x, float y, const touch::Font& font,
                         touch::Colour colour, touch::Align align, float room) const {
    const auto said = in_language(swedish);
    const float drawn = text(said, x, y, font, colour, align, room);
    const float left = align == touch::Align::Leading  ? x
                       : align == touch::Align::Centre ? x - drawn / 2
                                                       : x - drawn;
    say(said, {left, y - font.px, drawn, 2 * font.px});
    return drawn;
}

float DeskDrawing::lines(std::string_view words, touch::PxRect place, const touch::Font& font,
                         touch::Colour colour, float pitch, std::size_t most) const {
    const auto measure = [&](std::string_view piece) { return ui.canvas().width(piece, font); };
    const auto all = touch::wrap(words, place.w, touch::Balance::No, measure);
    float y = place.y + pitch / 2;
    for (std::size_t i = 0; i < all.size() && i < most; ++i, y += pitch) {
        const bool more = i + 1 == most && all.size() > most;
        const auto end = more ? words.size() : all[i].end;
        text(words.substr(all[i].begin, end - all[i].begin), place.x, y, font, colour,
             touch::Align::Leading, place.w);
    }
    return pitch * static_cast<float>(std::min(all.size(), most));
}

float DeskDrawing::lines_height(std::string_view words, float wide, const touch::Font& font,
                                float pitch, std::size_t most) const {
    const auto measure = [&](std::string_view piece) { return ui.canvas().width(piece, font); };
    return pitch * static_cast<float>(std::min(
                       touch::wrap(words, wide, touch::Balance::No, measure).size(), most));
}

void DeskDrawing::box(touch::PxRect rect, float radius, float stroke, touch::Colour border,
                      touch::Colour inside) const {
    ui.canvas().fill(rect, radius, border);
    ui.canvas().fill(rect.inset(stroke), std::max(0.0f, radius - stroke), inside);
}

float DeskDrawing::keycap(float x, float y, std::string_view cap) const {
    const auto face = font(desk_small, touch::Weight::SemiBold);
    const auto said = language.say_key(cap);
    const float wide = std::round(ui.canvas().width(said, face)) + 14;
    box({x, y - 12, wide, 24}, 4, 1, colours.line, colours.key);
    text(said, x + 7, y, face, colours.quiet);
    return wide;
}

bool DeskDrawing::press(touch::PxRect rect, std::string_view name, std::string_view value,
                        std::optional<bool> chosen) const {
    touch::Node node;
    node.role = chosen ? touch::Role::Choice : touch::Role::Button;
    node.name = name;
    node.value = value;
    node.rect = rect;
    node.checked = chosen;
    const auto touched = ui.item(std::move(node));
    if (touched.focused)
        ui.canvas().border(rect.inset(-3), 6, 3, colours.keyboard);
    return touched.activated;
}

float DeskDrawing::key_width(std::string_view cap, std::string_view does) const {
    auto& canvas = ui.canvas();
    return std::round(
               canvas.width(language.say_key(cap), font(desk_small, touch::Weight::SemiBold))) +
           14 + 8 + std::round(canvas.width(in_language(does), font(desk_small)));
}

bool DeskDrawing::key(float& x, float y, std::string_view cap, std::string_view does) const {
    const float start = x;
    const auto said = in_language(does);
    x += keycap(x, y, cap) + 8;
    x += std::round(text(said, x, y, font(desk_small), colours.quiet));
    const bool pressed = press({start - 5, y - 15, x - start + 11, 30}, said);
    x += desk_key_gap;
    return pressed;
}

void DeskDrawing::top_bar(std::string_view path, std::string_view place) const {
    ui.canvas().fill({0, 0, width(), 56}, 0, colours.panel);
    ui.canvas().fill({0, 55, width(), 1}, 0, colours.line);
    const float x =
        32 + text("Tyck till", 32, 28, font(desk_read, touch::Weight::Bold), colours.text) + 20;
    const float right = text(place, width() - 32, 28, font(desk_read), colours.quiet,
                             touch::Align::Trailing, width() / 3);
    text(path, x, 28, font(desk_read), colours.quiet, touch::Align::Leading,
         width() - 32 - right - 32 - x);
    say(path, {0, 0, width(), 56}, touch::Role::Heading);
}

touch::PxRect DeskDrawing::bottom_bar() const {
    const touch::PxRect bar{0, height() - 40, width(), 40};
    ui.canvas().fill(bar, 0, colours.panel);
    ui.canvas().fill({0, bar.y, width(), 1}, 0, colours.line);
    return bar;
}

touch::FieldStyle DeskDrawing::input_style(bool area) const {
    touch::FieldStyle style;
    style.font = font(desk_typed);
    style.surface = colours.input;
    style.border = colours.line;
    style.active = colours.keyboard;
    style.ink = colours.text;
    style.padding_x = 18;
    style.padding_y = area ? 12 : 14;
    style.line = 34;
    return style;
}

} // namespace tycktill::desk
