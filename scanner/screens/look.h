#pragma once
/// The look of the desk: colours and the small parts that its screens are made of. Amber means «you
/// decide this now», blue «the keyboard is here»; state is never told by colour alone.
#include "shared/touch/widgets.h"

namespace tycktill {

struct DeskColours {
    Colour ground, panel, line, text, quiet, keyboard, keyboard_ground, doubt_text, doubt_line,
        doubt_ground, settled, fault, input, key, dim;
    Colour paper; ///< a page's picture is multiplied by it, never inverted
};
DeskColours desk_colours(Contrast mode);

/// Text sizes; no others are used.
constexpr float desk_small = 13, desk_read = 16, desk_section = 20, desk_typed = 24,
                desk_title = 28;

/// What every screen draws with.
struct DeskDrawing {
    Ui& ui;
    DeskColours colours;
    float width() const { return static_cast<float>(ui.panel().width_px); }
    float height() const { return static_cast<float>(ui.panel().height_px); }

    static Font font(float px, Weight weight = Weight::Regular) {
        return {Family::Next, weight, px, 0};
    }
    /// One line round the middle `y`; cut with «…» at `room` px when given. Returns its width.
    float text(std::string_view words, float x, float y, const Font& font, Colour colour,
               Align align = Align::Leading, float room = 0) const;
    void box(PxRect rect, float radius, float stroke, Colour border, Colour inside) const;
    /// A keycap and what it does; pressing it with the mouse is the same as the key. Adds its width to x.
    bool key(float& x, float y, std::string_view cap, std::string_view does) const;
    float keycap(float x, float y, std::string_view cap) const;
    /// A row, card or chip that the mouse can press.
    bool press(PxRect rect, std::string_view name, std::string_view value = {},
               std::optional<bool> chosen = {}) const;
    void say(std::string_view words, PxRect rect, Role role = Role::Text) const {
        ui.say(role, words, rect);
    }
    void top_bar(std::string_view path, std::string_view place) const;
    PxRect bottom_bar() const; ///< drawn empty
};

} // namespace tycktill
