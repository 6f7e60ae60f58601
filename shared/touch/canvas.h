#pragma once
/// The canvas draws filled and outlined shapes, text and pictures for one frame. In a right-to-left
/// language it mirrors every x, so that the code that draws thinks left to right only.
/// Without a draw list (in tests) it measures and draws nothing. At a scale of 1.5 the code that draws
/// still thinks in its own px, and everything stands half as large again on the glass.
#include "shared/touch/icon.h"
#include "shared/touch/typesetter.h"
#include "shared/touch/wrap.h"

#include <array>

struct ImDrawList;

namespace tycktill::touch {

/// A picture on the graphics card (see Window::upload).
using TextureId = unsigned;

enum class Align { Leading, Centre, Trailing };

/// Four places in a picture, 0–1: where the corners of what is drawn come from, clockwise from the top
/// left. For what stands askew in the picture.
using PictureCorners = std::array<std::pair<float, float>, 4>;

/// A line of text that was drawn, for tests that measure; its ink's rectangle on the glass, as far as
/// it is not clipped away.
struct DrawnText {
    std::string text;
    PxRect rect;
    bool cut = false; ///< some of it is clipped away
    Font font{};      ///< in the glass's px
    Colour colour{};
};

class Canvas {
public:
    explicit Canvas(Typesetter& typesetter) : typesetter_(typesetter) {}
    /// `list` may be null. `width` is the panel's.
    void begin(ImDrawList* list, float width, bool mirrored);
    bool mirrored() const { return mirrored_; }
    void set_mirrored(bool mirrored) { mirrored_ = mirrored; }
    void set_scale(float scale) { scale_ = scale; }
    float scale() const { return scale_; }
    /// From now on every line that is drawn is noted there, and every icon; nullptr ends it.
    void watch(std::vector<DrawnText>* texts, std::vector<DrawnText>* icons = nullptr) {
        watch_ = texts;
        watch_icons_ = icons;
    }
    /// As on the glass: scaled, and mirrored when the canvas is.
    PxRect on_glass(PxRect rect) const;

    void fill(PxRect rect, float radius, Colour colour);
    /// The stroke lies inside the rectangle.
    void border(PxRect rect, float radius, float stroke, Colour colour);
    void circle(float x, float y, float radius, Colour colour);
    void ring(float x, float y, float radius, float stroke,
              Colour colour); ///< radius: the outer edge
    void triangle(float x1, float y1, float x2, float y2, float x3, float y3, Colour colour);
    void stroke(const std::vector<std::pair<float, float>>& points, float width, Colour colour);
    void picture(PxRect rect, TextureId texture, PxRect part, Colour tint); ///< part in 0–1

    void picture(PxRect rect, TextureId texture, const PictureCorners& corners, Colour tint);

    void push_clip(PxRect rect);
    void pop_clip();

    /// One line; `y` is the base line. Returns its width.
    float line(std::string_view text, float x, float base_line, const Font& font, Colour colour,
               Align align = Align::Leading);
    /// `rect` holds the line: centred on the capitals' height.
    float line_in(std::string_view text, PxRect rect, const Font& font, Colour colour,
                  Align align = Align::Leading);
    void icon(Icon icon, float centre_x, float centre_y, float px, Colour colour);

    float width(std::string_view text, const Font& font) {
        return typesetter_.width(text, scaled(font)) / scale_;
    }
    Typesetter& typesetter() { return typesetter_; }

private:
    /// On the glass.
    float across(float x) const { return mirrored_ ? panel_width_ - x * scale_ : x * scale_; }
    Font scaled(Font font) const;
    void glyphs(const ShapedLine& line, float x, float base_line, Colour colour);
    void note(std::vector<DrawnText>* notes, const DrawnText& what);

    Typesetter& typesetter_;
    ImDrawList* list_ = nullptr;
    float panel_width_ = 0, scale_ = 1;
    bool mirrored_ = false;
    std::vector<DrawnText>* watch_ = nullptr;
    std::vector<DrawnText>* watch_icons_ = nullptr;
    std::vector<PxRect> clips_; ///< on the glass, each within the one before
};

} // namespace tycktill::touch
