#include "shared/touch/layout.h"

#include <algorithm>
#include <cmath>

namespace tycktill::touch {

namespace {

constexpr double card_most_mm = 65, card_most_landscape_mm = 42;
constexpr double card_least_mm = 36, card_least_lowered_mm = 25;
constexpr std::size_t cards_most = 6;

/// Builds portrait pages; lengths in the design panel's px, stretched to this panel's height below the
/// fixed parts.
struct Portrait {
    const Panel& panel;
    const LayoutWish& wish;
    Measures m;
    float width, height;

    Portrait(const Panel& p, const LayoutWish& w)
        : panel(p), wish(w), m(measures(p, w.steady)), width(static_cast<float>(p.width_px)),
          height(static_cast<float>(p.height_px)) {}

    float u(double px) const { return panel.unit(px); }
    float inner() const { return width - 2 * m.margin; }

    void footer(PageLayout& page) const {
        const float h = wish.larger ? u(128) : u(116);
        const float back = wish.larger ? u(399) : u(331);
        const float y = height - m.margin - h;
        page.back = {m.margin, y, back, h};
        const float x = m.margin + back + m.button_gap;
        page.next = {x, y, width - m.margin - x, h};
        page.wide_button = {m.margin, y, inner(), h};
    }

    /// Two rows of four cells; Avbryt och rensa takes two.
    void tools(PageLayout& page, float y) const {
        const float gap = m.step, h = std::floor((tools_height() - gap) / 2);
        const float cell = (inner() - 3 * gap) / 4;
        const auto place = [&](int column, int row, int cells) {
            const float x = m.margin + static_cast<float>(column) * (cell + gap);
            const float w = static_cast<float>(cells) * cell + static_cast<float>(cells - 1) * gap;
            return PxRect{std::round(x), y + static_cast<float>(row) * (h + gap), std::round(w), h};
        };
        page.tools = {place(0, 0, 2), place(2, 0, 1), place(3, 0, 1), place(0, 1, 1),
                      place(1, 1, 1), place(2, 1, 1), place(3, 1, 1)};
    }

    float tools_height() const { return (wish.larger ? u(125) : u(86)) * 2 + u(13); }

    void upper(PageLayout& page) const {
        const float shift = wish.lowered ? -(tools_height() + u(36)) : 0;
        const float step_y = (wish.larger ? u(404) : u(318)) + shift;
        page.step = {m.margin, step_y, inner(), u(40)};
        float question_y = (wish.larger ? u(488) : u(405)) + shift;
        if (wish.long_question && !wish.larger)
            question_y = u(383) + shift;
        // Rows and what is written need the second line's room.
        const bool two_lines =
            wish.larger && (wish.kind == PageKind::Choice || wish.kind == PageKind::Plain);
        page.question = {m.margin, question_y, inner(), two_lines ? u(262) : u(97)};
        page.hint = {m.margin, (wish.larger ? u(748) : u(519)) + shift, inner(),
                     wish.larger ? u(168) : u(120)};
    }

    float content_top() const {
        const float shift = wish.lowered ? -(tools_height() + u(36)) : 0;
        switch (wish.kind) {
        case PageKind::Choice:
            return (wish.larger ? u(784) : u(637)) + shift;
        case PageKind::Text:
            return (wish.larger ? u(930) : u(665)) + shift;
        case PageKind::Contact:
            return (wish.larger ? u(850) : u(601)) + shift;
        case PageKind::Check:
            return (wish.larger ? u(640) : u(474)) + shift;
        case PageKind::Plain:
            break;
        }
        return (wish.larger ? u(399) : u(318)) + shift;
    }

    PageLayout page() const {
        PageLayout page;
        page.page = {0, 0, width, height};
        page.strip = {0, 0, width, u(68)};
        footer(page);
        float end = page.back.y - u(36);
        if (wish.lowered) {
            end = page.back.y - u(28) - tools_height() - u(28);
            tools(page, end + u(28));
        } else {
            tools(page, u(92));
        }
        upper(page);
        const bool keyboard = wish.kind == PageKind::Text || wish.kind == PageKind::Contact;
        if (keyboard) {
            const float tray = u(459);
            page.tray = {0, end - tray, width, tray};
            end = page.tray.y - u(28);
        } else if (wish.kind == PageKind::Choice && !wish.larger && !wish.lowered) {
            end = height - u(198);
        }
        const float top = content_top();
        page.content = {m.margin, top, inner(), std::max(0.0f, end - top)};
        return page;
    }
};

struct Landscape {
    const Panel& panel;
    const LayoutWish& wish;
    Measures m;
    float width, height;

    Landscape(const Panel& p, const LayoutWish& w)
        : panel(p), wish(w), m(measures(p, w.steady)), width(static_cast<float>(p.width_px)),
          height(static_cast<float>(p.height_px)) {}

    float u(double px) const { return panel.unit(px); }

    /// The column's tiles: Avbryt, then two by three; in Större text one under the other. Wider gaps take
    /// their room from the tiles.
    void column(PageLayout& page) const {
        const float x = page.column.x + u(21), w = page.column.w - u(21) * 2, top = u(22);
        const float gap = m.step, more = gap - u(17), back_h = u(144) - std::floor(more / 2);
        page.next = {x, height - u(33) - back_h, w, back_h};
        page.back = {x, page.next.y - gap - back_h, w, back_h};
        page.wide_button = page.next;
        if (wish.larger) {
            page.tools[0] = {x, top, w, u(150) - std::floor(more / 2)};
            const float h = u(124) - more, from = page.tools[0].bottom() + gap;
            for (std::size_t i = 1; i < 4; ++i)
                page.tools[i] = {x, from + static_cast<float>(i - 1) * (h + gap), w, h};
            // Large steps have no room beside the question.
            const float under = page.tools[3].bottom() + gap;
            page.step = {x, under, w, page.back.y - gap - under};
            return;
        }
        page.tools[0] = {x, top, w, u(124) - std::floor(more / 2)};
        const float from = page.tools[0].bottom() + gap, cell = std::floor((w - gap) / 2);
        const float h =
            wish.steady ? std::floor((page.back.y - from - 3 * gap) / 3) : u(168) + u(18) - gap;
        for (std::size_t i = 0; i < 6; ++i)
            page.tools[i + 1] = {x + static_cast<float>(i % 2) * (w - cell),
                                 from + static_cast<float>(i / 2) * (h + gap), cell, h};
    }

    bool has_keyboard() const {
        return wish.kind == PageKind::Text || wish.kind == PageKind::Contact;
    }

    /// Question and hint over the content.
    void upper(PageLayout& page, float left, float inner) const {
        if (wish.larger) {
            const bool low = has_keyboard() || wish.kind == PageKind::Check;
            page.question = {left, low ? u(24) : u(36), inner, low ? u(99) : u(129)};
            page.hint = {left, page.question.bottom() + u(8), inner,
                         has_keyboard() ? u(164) : u(230)};
            return;
        }
        const float steps = u(450);
        page.step = {left + inner - steps, u(36), steps, u(111)};
        page.question = {left, u(36), inner - steps - u(24), u(99)};
        page.hint = {left, has_keyboard() ? u(142) : u(160), inner,
                     has_keyboard() ? u(164) : u(120)};
    }

    float content_top() const {
        if (wish.kind == PageKind::Plain)
            return u(36);
        if (wish.larger)
            return wish.kind == PageKind::Check ? u(131) : has_keyboard() ? u(310) : u(178);
        return wish.kind == PageKind::Check ? u(160) : has_keyboard() ? u(310) : u(289);
    }

    PageLayout page() const {
        PageLayout page;
        page.page = {0, 0, width, height};
        const float column_w = u(442);
        page.column = {width - column_w, 0, column_w, height};
        column(page);
        const float left = u(40), inner = page.column.x - u(37) - left;
        upper(page, left, inner);
        float end = height - u(33);
        if (has_keyboard()) {
            page.tray = {0, height - u(554), page.column.x, u(554)};
            end = page.tray.y - u(22);
        }
        const float top = content_top();
        page.content = {left, top, inner, std::max(0.0f, end - top)};
        return page;
    }
};

} // namespace

PageLayout lay_out_page(const Panel& panel, const LayoutWish& wish) {
    return panel.portrait() ? Portrait(panel, wish).page() : Landscape(panel, wish).page();
}

std::size_t cards_that_fit(const Panel& panel, const PxRect& content, float least) {
    const float lowest = std::max(panel.target(card_least_mm), least);
    const float gap = measures(panel).card_gap;
    const auto fit = static_cast<std::size_t>((content.h + gap) / (lowest + gap));
    return std::clamp<std::size_t>(fit, 1, cards_most);
}

std::vector<PxRect> card_places(const Panel& panel, const PxRect& content, std::size_t count,
                                float least, float gap) {
    if (count == 0)
        return {};
    if (gap == 0)
        gap = measures(panel).card_gap;
    const auto n = static_cast<float>(count);
    const float most = panel.px(panel.portrait() ? card_most_mm : card_most_landscape_mm);
    const float room = std::floor((content.h - gap * (n - 1)) / n);
    const float lowest = std::max(panel.target(card_least_lowered_mm), least);
    const float height = std::max(std::min(room, std::max(most, least)), std::min(lowest, room));
    std::vector<PxRect> places;
    for (std::size_t i = 0; i < count; ++i)
        places.push_back(
            {content.x, content.y + static_cast<float>(i) * (height + gap), content.w, height});
    return places;
}

} // namespace tycktill::touch
