#include "scanner/screens/form_parts.h"

#include <algorithm>
#include <cmath>

namespace tycktill::desk {

namespace {

const std::vector<returned::CutOut>& cut_outs_of(const DeskCard& card) {
    static const std::vector<returned::CutOut> none;
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
    touch::PxRect paper; ///< the whole page, on the screen
    float scale;
    touch::PxRect of(reading::PixelRect px) const {
        return {paper.x + static_cast<float>(px.x) * scale,
                paper.y + static_cast<float>(px.y) * scale, static_cast<float>(px.width) * scale,
                static_cast<float>(px.height) * scale};
    }
};

/// Where the page begins so that `middle` of it (0–1) stands in the middle; it never leaves a gap
/// that it could fill.
float placed(float start, float room, float length, float middle) {
    if (length <= room)
        return start + (room - length) / 2;
    return std::clamp(start + room / 2 - middle * length, start + room - length, start);
}

/// Fitted to the width. At first it lies with its top edge in sight, and moves only as far as it must:
/// it stands still while the eye goes down it. Zoomed in, the open field stands in the middle, until
/// the hand moves it.
PageScale scale_of(const PageTexture& page, touch::PxRect place, const Desk& desk,
                   const reading::PixelRect* open) {
    const auto w = static_cast<float>(page.width), h = static_cast<float>(page.height);
    const float scale = place.w / w * desk.zoom;
    PageScale result{{place.x, place.y, w * scale, h * scale}, scale};
    const bool moved = desk.pan.x != 0 || desk.pan.y != 0;
    float middle_x = 0.5f + static_cast<float>(desk.pan.x);
    float middle_y = 0.5f + static_cast<float>(desk.pan.y);
    if (!moved && open && open->height > 0) {
        const float end = static_cast<float>(open->y + open->height) * scale + 48;
        middle_x = (static_cast<float>(open->x) + static_cast<float>(open->width) / 2) / w;
        middle_y = desk.zoom > 1.01f
                       ? (static_cast<float>(open->y) + static_cast<float>(open->height) / 2) / h
                       : (std::max(end, place.h) - place.h / 2) / result.paper.h;
    } else if (!moved) {
        middle_y = 0;
    }
    result.paper.x = std::round(placed(place.x, place.w, result.paper.w, middle_x));
    result.paper.y = result.paper.h <= place.h
                         ? place.y
                         : std::round(placed(place.y, place.h, result.paper.h, middle_y));
    return result;
}

void dim_round(const DeskDrawing& d, touch::PxRect place, touch::PxRect lit) {
    auto& canvas = d.ui.canvas();
    const auto dim = d.colours.dim;
    const float top = std::max(place.y, lit.y), bottom = std::min(place.bottom(), lit.bottom());
    canvas.fill({place.x, place.y, place.w, top - place.y}, 0, dim);
    canvas.fill({place.x, bottom, place.w, place.bottom() - bottom}, 0, dim);
    canvas.fill({place.x, top, lit.x - place.x, bottom - top}, 0, dim);
    canvas.fill({lit.right(), top, place.right() - lit.right(), bottom - top}, 0, dim);
}

void disc(const DeskDrawing& d, float x, float y, float radius, std::size_t number, bool open,
          bool settled) {
    auto& canvas = d.ui.canvas();
    if (open || settled) {
        canvas.circle(x, y, radius, open ? touch::rgb(0xb57610) : touch::rgb(0x1f6a3d));
    } else {
        canvas.circle(x, y, radius, touch::rgb(0x8a8a86));
        canvas.circle(x, y, radius - 1, touch::rgb(0xffffff));
    }
    if (settled) {
        canvas.icon(touch::Icon::Check, x, y, 16, touch::rgb(0xffffff));
        return;
    }
    // Dark on amber and on white: the paper is light in both themes.
    d.text(std::to_string(number), x, y, d.font(desk_small, touch::Weight::SemiBold),
           open ? touch::rgb(0x1b1d1f) : touch::rgb(0x575b60), touch::Align::Centre);
}

/// A frame and a disc for each card of the page.
void draw_places(const DeskDrawing& d, const Desk& desk, const std::vector<DeskCard>& cards,
                 std::int64_t shown, const PageScale& scale, touch::PxRect place) {
    const auto open = open_card(*desk.form, cards);
    const float radius = d.narrow() ? 9 : 12, apart = 2 * radius + 2;
    float disc_y = -100, disc_x = 0;
    for (std::size_t i = 0; i < cards.size(); ++i) {
        const auto& cuts = cut_outs_of(cards[i]);
        const auto cut = std::find_if(cuts.begin(), cuts.end(), [&](const returned::CutOut& one) {
            return one.page == shown && one.px.width > 0;
        });
        if (cut == cuts.end())
            continue;
        const auto rect = scale.of(cut->px).inset(-4);
        const bool is_open = open == i, settled = cards[i].settled();
        if (is_open)
            d.ui.canvas().border(rect, 3, 3, touch::rgb(0xb57610));
        else
            d.ui.canvas().border(rect, 3, 1, settled ? touch::rgb(0x1f6a3d) : touch::rgb(0x8a8a86));
        if (rect.mid_y() < place.y || rect.mid_y() > place.bottom())
            continue;
        // In the margin; fields side by side have their discs side by side.
        const float margin = std::max(place.x, scale.paper.x) +
                             std::min(42.0f, scale.paper.w / desk.zoom * 10 / 210);
        const bool beside = std::abs(rect.mid_y() - disc_y) < apart;
        disc_x = beside && disc_x - apart > place.x + radius ? disc_x - apart : margin;
        disc_y = rect.mid_y();
        disc(d, disc_x, disc_y, radius, i + 1, is_open, settled);
    }
}

/// The wheel zooms, a drag moves.
std::optional<DeskEvent> hand_on_page(const DeskDrawing& d, const PageScale& scale,
                                      touch::PxRect place) {
    const auto [x, y] = d.ui.wheel_at();
    if (d.ui.wheel() != 0 && place.contains(x, y))
        return d.ui.wheel() > 0 ? DeskKey::ZoomIn : DeskKey::ZoomOut;
    const auto drag = d.ui.drag();
    if (!drag || (drag->dx == 0 && drag->dy == 0) || !place.contains(drag->from_x, drag->from_y))
        return {};
    const auto share = [](float middle, float start, float length) {
        return static_cast<double>((middle - start) / length) - 0.5;
    };
    const auto& paper = scale.paper;
    return DeskPanned{{share(place.mid_x() - drag->dx, paper.x, paper.w),
                       share(place.mid_y() - drag->dy, paper.y, paper.h)}};
}

} // namespace

std::optional<DeskEvent> draw_page(const DeskDrawing& d, const DeskScene& scene,
                                   const std::vector<DeskCard>& cards, touch::PxRect place) {
    const auto& c = d.colours;
    const auto& desk = scene.desk;
    d.box(place.inset(-1), 4, 1, c.line, c.panel);
    const auto shown = page_shown(desk, cards);
    const auto page = scene.pages(shown);
    if (page.texture == 0) {
        d.label("Sidans bild går inte att visa.", place.mid_x(), place.mid_y(), d.font(desk_read),
                c.quiet, touch::Align::Centre, place.w - 32);
        return {};
    }
    const auto open = open_card(*desk.form, cards);
    const reading::PixelRect* lit_px = nullptr;
    if (open)
        for (const auto& cut : cut_outs_of(cards[*open]))
            if (cut.page == shown && !lit_px)
                lit_px = &cut.px;
    const auto scale = scale_of(page, place, desk, lit_px);
    auto& canvas = d.ui.canvas();
    canvas.push_clip(place);
    canvas.picture(scale.paper, page.texture, touch::PxRect{0, 0, 1, 1}, c.paper);
    if (lit_px && lit_px->width > 0)
        dim_round(d, place, scale.of(*lit_px).inset(-4));
    draw_places(d, desk, cards, shown, scale, place);
    canvas.pop_clip();
    d.say(d.in_language("Sidans bild"), place, touch::Role::Picture);
    return hand_on_page(d, scale, place);
}

} // namespace tycktill::desk
