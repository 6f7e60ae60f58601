#include "shared/touch/canvas.h"

#include "shared/base/text.h"

#include <cmath>
#include <imgui.h>

namespace tycktill {

namespace {

ImU32 packed(Colour c) {
    return IM_COL32(c.r, c.g, c.b, c.a);
}

ImVec2 at(float x, float y) {
    return {x, y};
}

} // namespace

void Canvas::begin(ImDrawList* list, float width, bool mirrored) {
    list_ = list;
    panel_width_ = width;
    mirrored_ = mirrored;
}

PxRect Canvas::on_glass(PxRect rect) const {
    if (mirrored_)
        rect.x = panel_width_ - rect.right();
    return rect;
}

void Canvas::fill(PxRect rect, float radius, Colour colour) {
    if (!list_ || colour.a == 0)
        return;
    const auto r = on_glass(rect);
    list_->AddRectFilled(at(r.x, r.y), at(r.right(), r.bottom()), packed(colour), radius);
}

void Canvas::border(PxRect rect, float radius, float stroke_px, Colour colour) {
    if (!list_)
        return;
    const auto r = on_glass(rect).inset(stroke_px / 2);
    list_->AddRect(at(r.x, r.y), at(r.right(), r.bottom()), packed(colour), radius - stroke_px / 2,
                   0, stroke_px);
}

void Canvas::circle(float x, float y, float radius, Colour colour) {
    if (list_)
        list_->AddCircleFilled(at(flip(x), y), radius, packed(colour));
}

void Canvas::ring(float x, float y, float radius, float stroke_px, Colour colour) {
    if (list_)
        list_->AddCircle(at(flip(x), y), radius - stroke_px / 2, packed(colour), 0, stroke_px);
}

void Canvas::triangle(float x1, float y1, float x2, float y2, float x3, float y3, Colour colour) {
    if (list_)
        list_->AddTriangleFilled(at(flip(x1), y1), at(flip(x2), y2), at(flip(x3), y3),
                                 packed(colour));
}

void Canvas::stroke(const std::vector<std::pair<float, float>>& points, float width,
                    Colour colour) {
    if (!list_ || points.empty())
        return;
    for (const auto& [x, y] : points)
        list_->PathLineTo(at(flip(x), y));
    list_->PathStroke(packed(colour), 0, width);
    for (const auto& end : {points.front(), points.back()})
        list_->AddCircleFilled(at(flip(end.first), end.second), width / 2, packed(colour));
}

void Canvas::picture(PxRect rect, TextureId texture, PxRect part, Colour tint) {
    if (!list_)
        return;
    const auto r = on_glass(rect);
    list_->AddImage(reinterpret_cast<ImTextureID>(static_cast<std::uintptr_t>(texture)),
                    at(r.x, r.y), at(r.right(), r.bottom()), at(part.x, part.y),
                    at(part.right(), part.bottom()), packed(tint));
}

void Canvas::push_clip(PxRect rect) {
    if (!list_)
        return;
    const auto r = on_glass(rect);
    list_->PushClipRect(at(r.x, r.y), at(r.right(), r.bottom()), true);
}

void Canvas::pop_clip() {
    if (list_)
        list_->PopClipRect();
}

void Canvas::glyphs(const ShapedLine& line, float x, float base_line, Colour colour) {
    if (!list_ || line.glyphs.empty())
        return;
    const auto count = static_cast<int>(line.glyphs.size());
    list_->PrimReserve(count * 6, count * 4);
    const auto ink = packed(colour);
    for (const auto& glyph : line.glyphs) {
        const float left = x + glyph.x, top = base_line + glyph.y;
        list_->PrimRectUV(at(left, top), at(left + glyph.w, top + glyph.h), at(glyph.u0, glyph.v0),
                          at(glyph.u1, glyph.v1), ink);
    }
}

float Canvas::line(std::string_view text, float x, float base_line, const Font& font, Colour colour,
                   Align align) {
    if (text.empty())
        return 0;
    const auto& shaped = typesetter_.shape(text, font);
    float left = x;
    if (align == Align::Centre)
        left = x - shaped.width / 2;
    else if (align == Align::Trailing)
        left = x - shaped.width;
    if (mirrored_)
        left = panel_width_ - left - shaped.width;
    glyphs(shaped, std::round(left), std::round(base_line), colour);
    return shaped.width;
}

float Canvas::line_in(std::string_view text, PxRect rect, const Font& font, Colour colour,
                      Align align) {
    const float base_line = rect.mid_y() + typesetter_.cap_height(font) / 2;
    const float x = align == Align::Leading  ? rect.x
                    : align == Align::Centre ? rect.mid_x()
                                             : rect.right();
    return line(text, x, base_line, font, colour, align);
}

void Canvas::icon(Icon icon, float centre_x, float centre_y, float px, Colour colour) {
    if (icon == Icon::None)
        return;
    if (icon == Icon::LargerText) {
        // Two letters A, 0.68 : 1, on one base line.
        const Font big{Family::Next, Weight::SemiBold, px * 0.95f, 0};
        const Font small{Family::Next, Weight::SemiBold, px * 0.95f * 0.68f, 0};
        const float both = width("A", big) + width("A", small);
        const float base_line = centre_y + typesetter_.cap_height(big) / 2;
        const float left = flip(centre_x) - both / 2; // small before big in every language
        glyphs(typesetter_.shape("A", small), std::round(left), std::round(base_line), colour);
        glyphs(typesetter_.shape("A", big), std::round(left + width("A", small)),
               std::round(base_line), colour);
        return;
    }
    if (mirrored_ && icon == Icon::ArrowLeft)
        icon = Icon::ArrowRight;
    else if (mirrored_ && icon == Icon::ArrowRight)
        icon = Icon::ArrowLeft;
    else if (mirrored_ && icon == Icon::ChevronRight)
        icon = Icon::ChevronLeft;
    else if (mirrored_ && icon == Icon::ChevronLeft)
        icon = Icon::ChevronRight;
    const Font font{Family::Icons, Weight::Regular, px, 0};
    // The icon font's em box reaches 0.9 above and 0.1 below the base line.
    const auto& shaped = typesetter_.shape(to_utf8(static_cast<char32_t>(icon)), font);
    glyphs(shaped, std::round(flip(centre_x) - px / 2), std::round(centre_y + px * 0.4f), colour);
}

} // namespace tycktill
