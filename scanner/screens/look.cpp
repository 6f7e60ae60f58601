#include "scanner/screens/look.h"

#include <cmath>

namespace tycktill {

DeskColours desk_colours(Contrast mode) {
    if (mode == Contrast::Night)
        return {rgb(0x141618), rgb(0x1d2023), rgb(0x363a3f),
                rgb(0xebeae6), rgb(0xa7acb2), rgb(0x7cc1e8),
                rgb(0x15303e), rgb(0xf2c46b), rgb(0xb98a2e),
                rgb(0x30260f), rgb(0x86d1a3), rgb(0xf0a097),
                rgb(0x111315), rgb(0x2a2e32), with_alpha(rgb(0x000000), 0.22),
                rgb(0xe2dfd8)};
    return {
        rgb(0xf2f1ed), rgb(0xffffff), rgb(0xd8d5cd), rgb(0x1b1d1f), rgb(0x575b60),
        rgb(0x0d5a80), rgb(0xe4eff5), rgb(0x7f4c00), rgb(0xb57610), rgb(0xfff4dd),
        rgb(0x1f6a3d), rgb(0xa1281f), rgb(0xffffff), rgb(0xecebe6), with_alpha(rgb(0x1b1d1f), 0.09),
        rgb(0xffffff)};
}

float DeskDrawing::text(std::string_view words, float x, float y, const Font& font, Colour colour,
                        Align align, float room) const {
    auto& canvas = ui.canvas();
    std::string cut;
    if (room > 0 && canvas.width(words, font) > room) {
        cut = words;
        while (!cut.empty() && canvas.width(cut + "…", font) > room)
            cut.erase(previous_boundary(cut, cut.size()));
        cut += "…";
        words = cut;
    }
    return canvas.line_in(words, {x, y, 0, 0}, font, colour, align);
}

void DeskDrawing::box(PxRect rect, float radius, float stroke, Colour border, Colour inside) const {
    ui.canvas().fill(rect, radius, border);
    ui.canvas().fill(rect.inset(stroke), std::max(0.0f, radius - stroke), inside);
}

float DeskDrawing::keycap(float x, float y, std::string_view cap) const {
    const auto face = font(desk_small, Weight::SemiBold);
    const float width = std::round(ui.canvas().width(cap, face)) + 14;
    box({x, y - 12, width, 24}, 4, 1, colours.line, colours.key);
    text(cap, x + 7, y, face, colours.quiet);
    return width;
}

bool DeskDrawing::press(PxRect rect, std::string_view name, std::string_view value,
                        std::optional<bool> chosen) const {
    Node node;
    node.role = chosen ? Role::Choice : Role::Button;
    node.name = name;
    node.value = value;
    node.rect = rect;
    node.checked = chosen;
    return ui.item(std::move(node)).activated;
}

bool DeskDrawing::key(float& x, float y, std::string_view cap, std::string_view does) const {
    const float start = x;
    x += keycap(x, y, cap) + 8;
    x += std::round(text(does, x, y, font(desk_small), colours.quiet));
    const bool pressed = press({start, y - 14, x - start, 28}, does);
    x += 28;
    return pressed;
}

void DeskDrawing::top_bar(std::string_view path, std::string_view place) const {
    ui.canvas().fill({0, 0, width(), 56}, 0, colours.panel);
    ui.canvas().fill({0, 55, width(), 1}, 0, colours.line);
    const float x =
        32 + text("Tyck till", 32, 28, font(desk_read, Weight::Bold), colours.text) + 20;
    text(path, x, 28, font(desk_read), colours.quiet);
    text(place, width() - 32, 28, font(desk_read), colours.quiet, Align::Trailing);
    say(path, {0, 0, width(), 56}, Role::Heading);
}

PxRect DeskDrawing::bottom_bar() const {
    const PxRect bar{0, height() - 40, width(), 40};
    ui.canvas().fill(bar, 0, colours.panel);
    ui.canvas().fill({0, bar.y, width(), 1}, 0, colours.line);
    return bar;
}

} // namespace tycktill
