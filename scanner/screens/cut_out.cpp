// A field's part of the page, cut along the paper's own lines.
#include "scanner/screens/form_parts.h"

#include <algorithm>
#include <cmath>

namespace tycktill::desk {

namespace {

/// What is cut out round a field, as a share of the page's width: 1.5 mm of 210, but less above it,
/// where the field's own name stands: half letters disturb.
constexpr float round_field = 1.5f / 210, above_field = 0.6f / 210;
/// From one ruled line to the next, 8.5 mm.
constexpr float line_pitch = 8.5f / 210;
/// Room for the last choice's words, 24 mm.
constexpr float last_label = 24.0f / 210;
/// Larger than life, but not so large that a short word fills the screen: px a mm.
constexpr float most_px_a_mm = 7.8f;

/// A rectangle that lies along the paper's lines: `from` is its top left, in px of the page's picture
/// from its middle, turned by the page's tilt.
struct Patch {
    float middle_x, middle_y, tilt;
    touch::PxRect of;
};

/// The field's own size out of the upright rectangle round it, when it lies askew.
Patch patch_round(reading::PixelRect px, float tilt) {
    const auto w = static_cast<float>(px.width), h = static_cast<float>(px.height);
    const float c = std::cos(tilt), s = std::abs(std::sin(tilt)), both = c * c - s * s;
    const float true_w = std::clamp((w * c - h * s) / both, w / 2, w);
    const float true_h = std::clamp((h * c - w * s) / both, h / 3, h);
    return {static_cast<float>(px.x) + w / 2,
            static_cast<float>(px.y) + h / 2,
            tilt,
            {-true_w / 2, -true_h / 2, true_w, true_h}};
}

touch::PictureCorners corners_of(const Patch& patch, const PageTexture& page) {
    const float c = std::cos(patch.tilt), s = std::sin(patch.tilt);
    const auto at = [&](float x, float y) {
        return std::pair{(patch.middle_x + x * c - y * s) / static_cast<float>(page.width),
                         (patch.middle_y + x * s + y * c) / static_cast<float>(page.height)};
    };
    const auto& r = patch.of;
    return {at(r.x, r.y), at(r.right(), r.y), at(r.right(), r.bottom()), at(r.x, r.bottom())};
}

Patch patch_of(const DeskCard& card, reading::PixelRect px, const PageTexture& page) {
    const auto w = static_cast<float>(page.width);
    Patch patch = patch_round(px, page.tilt);
    auto& r = patch.of;
    // The last choice's words stand after its box.
    const float beside = w - static_cast<float>(px.x + px.width) - 2 * w * round_field;
    const float label = card.input == DeskCard::Input::Choices
                            ? std::clamp(w * last_label, 0.0f, std::max(0.0f, beside))
                            : 0;
    const float more = w * round_field, above = w * above_field;
    r = {r.x - more, r.y - above, r.w + 2 * more + label, r.h + above + more};
    return patch;
}

/// The part of a tall patch that is seen: its first words, or the lines that are being copied.
void follow(touch::PxRect& of, float seen_h, float page_w, float lines_read) {
    const float hidden = of.h - seen_h;
    if (hidden <= 0)
        return;
    const float reading = (lines_read + 1) * line_pitch * page_w - seen_h / 2;
    of.y += std::clamp(lines_read < 0 ? 0.0f : reading, 0.0f, hidden);
    of.h = seen_h;
}

const returned::CutOut* cut_out_of(const DeskCard& card) {
    const auto* cuts = card.doubt    ? &card.doubt->cut_outs
                       : card.stands ? &card.stands->cut_outs
                                     : nullptr;
    if (cuts)
        for (const auto& cut : *cuts)
            if (cut.px.width > 0)
                return &cut;
    return nullptr;
}

} // namespace

bool has_cut_out(const DeskCard& card) {
    return cut_out_of(card) != nullptr;
}

void draw_cut_out(const DeskDrawing& d, const DeskCard& card, const TextureOfPage& pages,
                  touch::PxRect place, float lines_read) {
    d.box(place, 4, 1, d.colours.line, d.colours.paper);
    const auto* cut = cut_out_of(card);
    const auto page = cut ? pages(cut->page) : PageTexture{};
    if (page.texture == 0)
        return;
    Patch patch = patch_of(card, cut->px, page);
    const auto inside = place.inset(1);
    const auto page_w = static_cast<float>(page.width);
    const bool tall = patch.of.h > patch.of.w * inside.h / inside.w;
    if (lines_read < 0 && tall) {
        // Of an area that waits, its first 10 mm: enough to know it again.
        const float rows = page_w * 10 / 210;
        patch.of.w = std::min(patch.of.w, rows * inside.w / inside.h);
        patch.of.h = std::min(patch.of.h, rows);
    }
    const bool by_height = lines_read < 0;
    const float scale = std::min({most_px_a_mm * 210 / page_w, inside.w / patch.of.w,
                                  by_height ? inside.h / patch.of.h : inside.w / patch.of.w});
    follow(patch.of, inside.h / scale, page_w, lines_read);
    const float width = patch.of.w * scale, height = patch.of.h * scale;
    d.ui.canvas().picture({std::round(inside.x + (inside.w - width) / 2),
                           std::round(inside.y + (inside.h - height) / 2), width, height},
                          page.texture, corners_of(patch, page), d.colours.paper);
    d.say(d.in_language("Bild av fältet"), place, touch::Role::Picture);
}

} // namespace tycktill::desk
