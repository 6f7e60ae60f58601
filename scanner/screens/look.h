#pragma once
/// The look of the desk: colours and the small parts that its screens are made of. Amber means «you
/// decide this now», blue «the keyboard is here»; state is never told by colour alone.
///
/// Lengths are px of a desk at 100 %; the canvas makes them larger. At 125 and 150 % fewer of them fit.
#include "scanner/screens/desk_words.h"
#include "shared/touch/widgets.h"

namespace tycktill::desk {

struct DeskColours {
    touch::Colour ground, panel, line, text, quiet, keyboard, keyboard_ground, doubt_text,
        doubt_line, doubt_ground, settled, fault, input, key, dim;
    touch::Colour paper; ///< a page's picture is multiplied by it, never inverted
    touch::Colour found; ///< under a letter's words that say where it belongs
};
DeskColours desk_colours(touch::Contrast mode);

/// Text sizes; no others are used.
constexpr float desk_small = 13, desk_read = 16, desk_section = 20, desk_typed = 24,
                desk_title = 28;

/// What every screen draws with.
struct DeskDrawing {
    touch::Ui& ui;
    DeskColours colours;
    const DeskWords& language;
    float width() const { return static_cast<float>(ui.panel().width_px) / ui.canvas().scale(); }
    float height() const { return static_cast<float>(ui.panel().height_px) / ui.canvas().scale(); }
    /// The page's column and the list of kinds give way first.
    bool narrow() const { return width() < 1600; }
    std::string in_language(std::string_view swedish) const { return language.say(swedish); }

    static touch::Font font(float px, touch::Weight weight = touch::Weight::Regular) {
        return {touch::Family::Next, weight, px, 0};
    }
    /// One line round the middle `y`; cut with «…» at `room` px when given. Returns its width.
    float text(std::string_view words, float x, float y, const touch::Font& font,
               touch::Colour colour, touch::Align align = touch::Align::Leading,
               float room = 0) const;
    /// The same of the desk's own words, in the person's language; said too.
    float label(std::string_view swedish, float x, float y, const touch::Font& font,
                touch::Colour colour, touch::Align align = touch::Align::Leading,
                float room = 0) const;
    /// Lines of `pitch` px from the top down, at most `most`. Returns the height.
    float lines(std::string_view words, touch::PxRect place, const touch::Font& font,
                touch::Colour colour, float pitch, std::size_t most = 100) const;
    float lines_height(std::string_view words, float width, const touch::Font& font, float pitch,
                       std::size_t most = 100) const;
    void box(touch::PxRect rect, float radius, float stroke, touch::Colour border,
             touch::Colour inside) const;
    /// A keycap and what it does; pressing it with the mouse is the same as the key. Adds its width to x.
    bool key(float& x, float y, std::string_view cap, std::string_view does) const;
    float key_width(std::string_view cap, std::string_view does) const;
    float keycap(float x, float y, std::string_view cap) const;
    /// A row, card or chip that the mouse can press.
    bool press(touch::PxRect rect, std::string_view name, std::string_view value = {},
               std::optional<bool> chosen = {}) const;
    void say(std::string_view words, touch::PxRect rect,
             touch::Role role = touch::Role::Text) const {
        ui.say(role, words, rect);
    }
    void top_bar(std::string_view path, std::string_view place) const;
    touch::PxRect bottom_bar() const; ///< drawn empty
    /// How the desk's inputs look; `area`: of several lines.
    touch::FieldStyle input_style(bool area) const;
};

/// Space between a key's words and the next keycap.
constexpr float desk_key_gap = 28;

} // namespace tycktill::desk
