#include "shared/touch/canvas.h"

#include "shared/base/text.h"

#include <algorithm>
#include <cmath>
#include <imgui.h>

namespace tycktill::touch {

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
    clips_.clear();
}

Font Canvas::scaled(Font font) const {
    font.px *= scale_;
    font.spacing *= scale_;
    return font;
}

PxRect Canvas::on_glass(PxRect rect) const {
    rect = {rect.x * scale_, rect.y * scale_, rect.w * scale_, rect.h * scale_};
    if (mirrored_)
        rect.x = panel_width_ - rect.right();
    return rect;
}

void Canvas::fill(PxRect rect, float radius, Colour colour) {
    if (!list_ || colour.a == 0)
        return;
    const auto r = on_glass(rect);
    list_->AddRectFilled(at(r.x, r.y), at(r.right(), r.bottom()), packed(colour), radius * scale_);
}

void Canvas::border(PxRect rect, float radius, float stroke_px, Colour colour) {
    if (!list_)
        return;
    const float width = stroke_px * scale_;
    const auto r = on_glass(rect).inset(width / 2);
    list_->AddRect(at(r.x, r.y), at(r.right(), r.bottom()), packed(colour),
                   radius * scale_ - width / 2, 0, width);
}

void Canvas::circle(float x, float y, float radius, Colour colour) {
    if (list_)
        list_->AddCircleFilled(at(across(x), y * scale_), radius * scale_, packed(colour));
}

void Canvas::ring(float x, float y, float radius, float stroke_px, Colour colour) {
    if (list_)
        list_->AddCircle(at(across(x), y * scale_), (radius - stroke_px / 2) * scale_,
                         packed(colour), 0, stroke_px * scale_);
}

void Canvas::triangle(float x1, float y1, float x2, float y2, float x3, float y3, Colour colour) {
    if (list_)
        list_->AddTriangleFilled(at(across(x1), y1 * scale_), at(across(x2), y2 * scale_),
                                 at(across(x3), y3 * scale_), packed(colour));
}

void Canvas::stroke(const std::vector<std::pair<float, float>>& points, float width,
                    Colour colour) {
    if (!list_ || points.empty())
        return;
    for (const auto& [x, y] : points)
        list_->PathLineTo(at(across(x), y * scale_));
    list_->PathStroke(packed(colour), 0, width * scale_);
    for (const auto& end : {points.front(), points.back()})
        list_->AddCircleFilled(at(across(end.first), end.second * scale_), width * scale_ / 2,
                               packed(colour));
}

void Canvas::picture(PxRect rect, TextureId texture, PxRect part, Colour tint) {
    if (!list_)
        return;
    const auto r = on_glass(rect);
    list_->AddImage(reinterpret_cast<ImTextureID>(static_cast<std::uintptr_t>(texture)),
                    at(r.x, r.y), at(r.right(), r.bottom()), at(part.x, part.y),
                    at(part.right(), part.bottom()), packed(tint));
}

void Canvas::picture(PxRect rect, TextureId texture, const PictureCorners& corners, Colour tint) {
    if (!list_)
        return;
    const auto r = on_glass(rect);
    const auto from = [&](std::size_t i) { return at(corners[i].first, corners[i].second); };
    list_->AddImageQuad(reinterpret_cast<ImTextureID>(static_cast<std::uintptr_t>(texture)),
                        at(r.x, r.y), at(r.right(), r.y), at(r.right(), r.bottom()),
                        at(r.x, r.bottom()), from(0), from(1), from(2), from(3), packed(tint));
}

namespace {

PxRect common(PxRect a, PxRect b) {
    const float x = std::max(a.x, b.x), y = std::max(a.y, b.y);
    return {x, y, std::max(0.0f, std::min(a.right(), b.right()) - x),
            std::max(0.0f, std::min(a.bottom(), b.bottom()) - y)};
}

} // namespace

void Canvas::note(std::vector<DrawnText>* notes, const DrawnText& what) {
    if (!notes)
        return;
    DrawnText seen = what;
    if (!clips_.empty())
        seen.rect = common(what.rect, clips_.back());
    seen.cut = seen.rect.w < what.rect.w - 1 || seen.rect.h < what.rect.h - 1;
    if (seen.rect.w > 0 && seen.rect.h > 0)
        notes->push_back(std::move(seen));
}

void Canvas::push_clip(PxRect rect) {
    const auto r = on_glass(rect);
    if (watch_)
        clips_.push_back(clips_.empty() ? r : common(r, clips_.back()));
    if (!list_)
        return;
    list_->PushClipRect(at(r.x, r.y), at(r.right(), r.bottom()), true);
}

void Canvas::pop_clip() {
    if (!clips_.empty())
        clips_.pop_back();
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
    const Font on_glass_font = scaled(font);
    const auto& shaped = typesetter_.shape(text, on_glass_font);
    float left = x * scale_;
    if (align == Align::Centre)
        left -= shaped.width / 2;
    else if (align == Align::Trailing)
        left -= shaped.width;
    if (mirrored_)
        left = panel_width_ - left - shaped.width;
    const float base = std::round(base_line * scale_);
    glyphs(shaped, std::round(left), base, colour);
    const float width = shaped.width;
    constexpr float descent = 0.2f; // em
    const float capitals = typesetter_.cap_height(on_glass_font);
    note(watch_, {std::string(text),
                  {left, base - capitals, width, capitals + descent * on_glass_font.px},
                  false,
                  on_glass_font,
                  colour});
    return width / scale_;
}

float Canvas::line_in(std::string_view text, PxRect rect, const Font& font, Colour colour,
                      Align align) {
    const float base_line = rect.mid_y() + typesetter_.cap_height(scaled(font)) / scale_ / 2;
    const float x = align == Align::Leading  ? rect.x
                    : align == Align::Centre ? rect.mid_x()
                                             : rect.right();
    return line(text, x, base_line, font, colour, align);
}

void Canvas::icon(Icon icon, float centre_x, float centre_y, float px, Colour colour) {
    if (icon == Icon::None)
        return;
    const float x = across(centre_x), y = centre_y * scale_;
    px *= scale_;
    const Font font{Family::Icons, Weight::Regular, px, 0};
    note(watch_icons_, {"", {x - px / 2, y - px / 2, px, px}, false, font, colour});
    if (icon == Icon::LargerText) {
        // Two letters A, 0.68 : 1, on one base line.
        const Font big{Family::Next, Weight::SemiBold, px * 0.95f, 0};
        const Font small{Family::Next, Weight::SemiBold, px * 0.95f * 0.68f, 0};
        const float first = typesetter_.width("A", small);
        const float both = typesetter_.width("A", big) + first;
        const float base_line = y + typesetter_.cap_height(big) / 2;
        const float left = x - both / 2; // small before big in every language
        glyphs(typesetter_.shape("A", small), std::round(left), std::round(base_line), colour);
        glyphs(typesetter_.shape("A", big), std::round(left + first), std::round(base_line),
               colour);
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
    // The icon font's em box reaches 0.9 above and 0.1 below the base line.
    const auto& shaped = typesetter_.shape(to_utf8(static_cast<char32_t>(icon)), font);
    glyphs(shaped, std::round(x - px / 2), std::round(y + px * 0.4f), colour);
}

} // namespace tycktill::touch
