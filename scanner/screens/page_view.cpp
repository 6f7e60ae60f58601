#include "scanner/screens/screens.h"

#include <algorithm>
#include <cmath>

namespace tycktill {

namespace {

/// What is cut out round a field, as a share of the page's width: 1.5 mm of 210, but less above it,
/// where the field's own name stands: half letters disturb.
constexpr float round_field = 1.5f / 210, above_field = 0.6f / 210;
/// From one ruled line to the next, 8.5 mm.
constexpr float line_pitch = 8.5f / 210;
/// Room for the last choice's words, 24 mm.
constexpr float last_label = 24.0f / 210;

const std::vector<CutOut>& cut_outs_of(const DeskCard& card) {
    static const std::vector<CutOut> none;
    return card.doubt ? card.doubt->cut_outs : card.stands ? card.stands->cut_outs : none;
}

/// The page that the open card stands on, else the first.
std::int64_t page_shown(const Desk& desk, const std::vector<DeskCard>& cards) {
    const auto open = open_card(*desk.form, cards);
    if (open)
        for (const auto& cut : cut_outs_of(cards[*open]))
            return cut.page;
    const auto& pages = desk.form->queued.returned.pages;
    return pages.empty() ? 0 : pages.front().id;
}

struct PageScale {
    PxRect paper; ///< the whole page, on the screen
    float scale;
    PxRect of(PixelRect px) const {
        return {paper.x + static_cast<float>(px.x) * scale,
                paper.y + static_cast<float>(px.y) * scale, static_cast<float>(px.width) * scale,
                static_cast<float>(px.height) * scale};
    }
};

/// Fitted to the width, and turned so that the open field is seen; F2 shows the whole page.
PageScale scale_of(const PageTexture& page, PxRect place, bool whole, const PixelRect* open) {
    const auto w = static_cast<float>(page.width), h = static_cast<float>(page.height);
    const float scale = whole ? std::min(place.w / w, place.h / h) : place.w / w;
    PageScale result{{place.x, place.y, w * scale, h * scale}, scale};
    const float hidden = result.paper.h - place.h;
    if (hidden <= 0) {
        result.paper.x += (place.w - result.paper.w) / 2;
        return result;
    }
    if (open && open->height > 0) {
        // Only as far as it must: the page stands still while the eye goes down it.
        const float end = static_cast<float>(open->y + open->height) * scale + 48;
        result.paper.y -= std::clamp(std::round(end - place.h), 0.0f, hidden);
    }
    return result;
}

void dim_round(const DeskDrawing& d, PxRect place, PxRect lit) {
    auto& canvas = d.ui.canvas();
    const auto dim = d.colours.dim;
    const float top = std::max(place.y, lit.y), bottom = std::min(place.bottom(), lit.bottom());
    canvas.fill({place.x, place.y, place.w, top - place.y}, 0, dim);
    canvas.fill({place.x, bottom, place.w, place.bottom() - bottom}, 0, dim);
    canvas.fill({place.x, top, lit.x - place.x, bottom - top}, 0, dim);
    canvas.fill({lit.right(), top, place.right() - lit.right(), bottom - top}, 0, dim);
}

void disc(const DeskDrawing& d, float x, float y, std::size_t number, bool open, bool settled) {
    auto& canvas = d.ui.canvas();
    if (open || settled) {
        canvas.circle(x, y, 12, open ? rgb(0xb57610) : rgb(0x1f6a3d));
    } else {
        canvas.circle(x, y, 12, rgb(0x8a8a86));
        canvas.circle(x, y, 11, rgb(0xffffff));
    }
    if (settled) {
        canvas.icon(Icon::Check, x, y, 16, rgb(0xffffff));
        return;
    }
    // Dark on amber and on white: the paper is light in both themes.
    d.text(std::to_string(number), x, y, d.font(desk_small, Weight::SemiBold),
           open ? rgb(0x1b1d1f) : rgb(0x575b60), Align::Centre);
}

/// Of an area that waits, its first words: enough to know it again.
void draw_beginning(const DeskDrawing& d, const PageTexture& page, PxRect px, PxRect inside) {
    const auto w = static_cast<float>(page.width), h = static_cast<float>(page.height);
    const float rows = w * 10 / 210; // the first 10 mm
    const float columns = std::min(px.w, rows * inside.w / inside.h);
    d.ui.canvas().picture(inside, page.texture, {px.x / w, px.y / h, columns / w, rows / h},
                          d.colours.paper);
}

} // namespace

void draw_page(const DeskDrawing& d, const Desk& desk, const std::vector<DeskCard>& cards,
               const TextureOfPage& pages, PxRect place) {
    const auto& c = d.colours;
    d.box(place.inset(-1), 4, 1, c.line, c.panel);
    const auto shown = page_shown(desk, cards);
    const auto page = pages(shown);
    if (page.texture == 0) {
        d.text("Sidans bild går inte att visa.", place.mid_x(), place.mid_y(), d.font(desk_read),
               c.quiet, Align::Centre);
        return;
    }
    const auto open = open_card(*desk.form, cards);
    const PixelRect* lit_px = nullptr;
    if (open)
        for (const auto& cut : cut_outs_of(cards[*open]))
            if (cut.page == shown && !lit_px)
                lit_px = &cut.px;
    const auto scale = scale_of(page, place, desk.whole_page, lit_px);
    auto& canvas = d.ui.canvas();
    canvas.push_clip(place);
    canvas.picture(scale.paper, page.texture, {0, 0, 1, 1}, c.paper);
    if (lit_px && lit_px->width > 0)
        dim_round(d, place, scale.of(*lit_px).inset(-4));
    else
        canvas.fill(place, 0, c.dim);
    float disc_y = -100, disc_x = 0;
    for (std::size_t i = 0; i < cards.size(); ++i) {
        for (const auto& cut : cut_outs_of(cards[i])) {
            if (cut.page != shown || cut.px.width == 0)
                continue;
            const auto rect = scale.of(cut.px).inset(-4);
            const bool is_open = open == i, settled = cards[i].settled();
            if (is_open)
                canvas.border(rect, 3, 3, rgb(0xb57610));
            else
                canvas.border(rect, 3, 1, settled ? rgb(0x1f6a3d) : rgb(0x8a8a86));
            // In the margin; fields side by side have their discs side by side.
            disc_x = std::abs(rect.mid_y() - disc_y) < 26 ? disc_x - 26 : place.x + 42;
            disc_y = rect.mid_y();
            disc(d, disc_x, disc_y, i + 1, is_open, settled);
            break;
        }
    }
    canvas.pop_clip();
    d.ui.say(Role::Picture, "Sidans bild", place);
}

void draw_cut_out(const DeskDrawing& d, const DeskCard& card, const TextureOfPage& pages,
                  PxRect place, float lines_read) {
    const auto& c = d.colours;
    d.box(place, 4, 1, c.line, c.paper);
    for (const auto& cut : cut_outs_of(card)) {
        if (cut.px.width == 0)
            continue;
        const auto page = pages(cut.page);
        if (page.texture == 0)
            return;
        const auto w = static_cast<float>(page.width), h = static_cast<float>(page.height);
        // The last choice's words stand after its box.
        const float beside = w - static_cast<float>(cut.px.x + cut.px.width) - 2 * w * round_field;
        const float label = card.input == DeskCard::Input::Choices
                                ? std::clamp(w * last_label, 0.0f, std::max(0.0f, beside))
                                : 0;
        const float more = w * round_field, above = w * above_field;
        const PxRect px{static_cast<float>(cut.px.x) - more, static_cast<float>(cut.px.y) - above,
                        static_cast<float>(cut.px.width) + 2 * more + label,
                        static_cast<float>(cut.px.height) + above + more};
        const auto inside = place.inset(1);
        // A long field fills the width and follows the writing; a short one is shown whole.
        const bool tall = px.h > px.w * inside.h / inside.w;
        const float most = 7.8f * 210 / w;
        const float scale =
            std::min(most, lines_read >= 0 || !tall ? inside.w / px.w : inside.h / px.h);
        if (lines_read < 0 && tall) {
            draw_beginning(d, page, px, inside);
            return;
        }
        const float width = px.w * scale, height = px.h * scale;
        float y = inside.y + (inside.h - height) / 2;
        if (height > inside.h)
            y = inside.y - std::clamp((lines_read + 1) * line_pitch * w * scale - inside.h / 2,
                                      0.0f, height - inside.h);
        d.ui.canvas().push_clip(inside);
        d.ui.canvas().picture(
            {std::round(inside.x + (inside.w - width) / 2), std::round(y), width, height},
            page.texture, {px.x / w, px.y / h, px.w / w, px.h / h}, c.paper);
        d.ui.canvas().pop_clip();
        return;
    }
}

} // namespace tycktill
