#pragma once
/// The canvas draws filled and outlined shapes, text and pictures for one frame. In a right-to-left
/// language it mirrors every x, so that the code that draws thinks left to right only.
/// Without a draw list (in tests) it measures and draws nothing.
#include "shared/touch/icon.h"
#include "shared/touch/typesetter.h"
#include "shared/touch/wrap.h"

struct ImDrawList;

namespace tycktill {

/// A picture on the graphics card (see Window::upload).
using TextureId = unsigned;

enum class Align { Leading, Centre, Trailing };

class Canvas {
public:
    explicit Canvas(Typesetter& typesetter) : typesetter_(typesetter) {}
    /// `list` may be null. `width` is the panel's.
    void begin(ImDrawList* list, float width, bool mirrored);
    bool mirrored() const { return mirrored_; }
    void set_mirrored(bool mirrored) { mirrored_ = mirrored; }
    /// As on the glass: mirrored when the canvas is.
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

    void push_clip(PxRect rect);
    void pop_clip();

    /// One line; `y` is the base line. Returns its width.
    float line(std::string_view text, float x, float base_line, const Font& font, Colour colour,
               Align align = Align::Leading);
    /// `rect` holds the line: centred on the capitals' height.
    float line_in(std::string_view text, PxRect rect, const Font& font, Colour colour,
                  Align align = Align::Leading);
    void icon(Icon icon, float centre_x, float centre_y, float px, Colour colour);

    float width(std::string_view text, const Font& font) { return typesetter_.width(text, font); }
    Typesetter& typesetter() { return typesetter_; }

private:
    float flip(float x) const { return mirrored_ ? panel_width_ - x : x; }
    void glyphs(const ShapedLine& line, float x, float base_line, Colour colour);

    Typesetter& typesetter_;
    ImDrawList* list_ = nullptr;
    float panel_width_ = 0;
    bool mirrored_ = false;
};

} // namespace tycktill
