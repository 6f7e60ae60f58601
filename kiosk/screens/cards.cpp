#include "kiosk/screens/cards.h"

#include <algorithm>
#include <cmath>

namespace tycktill::kiosk {
namespace {

/// What gives way, in this order, where the cards of a page do not fit as they are drawn at best. No
/// word ever does: rather than that they are shown a page at a time.
struct Squeeze {
    bool tight = false, icons = true, line_grows = true;
};
constexpr Squeeze squeezes[] = {{false, true, true}, {true, true, true},  {false, false, true},
                                {true, false, true}, {true, true, false}, {true, false, false}};

class Cards {
public:
    Cards(const View& view, touch::PxRect content, const std::vector<Card>& cards,
          touch::ChoiceCard::Sign sign, Squeeze squeeze)
        : Cards(view, content, cards, sign, squeeze, cards) {}
    /// One page of more: set like all of them.
    Cards(const View& view, touch::PxRect content, const std::vector<Card>& cards,
          touch::ChoiceCard::Sign sign, Squeeze squeeze, const std::vector<Card>& all)
        : view_(view), content_(content), cards_(cards), all_(all), sign_(sign), squeeze_(squeeze) {
    }

    touch::ChoiceCard look(const Card& card, float width) const {
        touch::ChoiceCard look = look_alone(card);
        look.title_grows = std::all_of(all_.begin(), all_.end(), [&](const Card& each) {
            return touch::choice_card_title_can_grow(view_.ui, width, look_alone(each));
        });
        return look;
    }
    /// One under the other, as even in height as the texts allow; nothing when they do not fit.
    std::vector<touch::PxRect> in_column() const {
        return keeps_words() ? stacked_anyhow() : std::vector<touch::PxRect>();
    }
    std::vector<touch::PxRect> stacked_anyhow() const { return stacked(content_, heights()); }
    std::vector<float> heights() const { return heights(content_.w, 1); }
    bool keeps_words(float width) const {
        return std::all_of(cards_.begin(), cards_.end(), [&](const Card& card) {
            return touch::choice_card_keeps_words(view_.ui, width, look(card, width));
        });
    }
    bool keeps_words() const { return keeps_words(content_.w); }
    /// Two abreast, row by row, in landscape alone.
    std::vector<touch::PxRect> abreast() const {
        if (!view_.setting.landscape || cards_.size() < 2)
            return {};
        const float width = (content_.w - gap()) / 2;
        if (!keeps_words(width))
            return {};
        touch::PxRect column = content_;
        column.w = width;
        std::vector<touch::PxRect> places;
        for (const touch::PxRect& row : stacked(column, heights(width, 2))) {
            places.push_back(row);
            places.push_back({row.right() + gap(), row.y, row.w, row.h});
        }
        places.resize(std::min(places.size(), cards_.size()));
        return places;
    }
    float gap() const {
        return squeeze_.tight ? view_.ui.measures().step : view_.ui.measures().card_gap;
    }

private:
    touch::ChoiceCard look_alone(const Card& card) const {
        touch::ChoiceCard look;
        look.title = card.title;
        look.line = card.line;
        look.icon = squeeze_.icons ? card.icon : touch::Icon::None;
        look.chosen = card.chosen;
        look.sign = sign_;
        look.tight = squeeze_.tight;
        look.line_grows = squeeze_.line_grows;
        return look;
    }
    /// LOOK §4: 36 mm in portrait, 25 where it is narrow.
    float least() const {
        const bool narrow =
            view_.setting.landscape || view_.session.modes.lowered || squeeze_.tight;
        return view_.ui.panel().target(narrow ? 25 : 36);
    }

    /// What the texts of each row need.
    std::vector<float> heights(float width, std::size_t a_row) const {
        std::vector<float> rows((cards_.size() + a_row - 1) / a_row, least());
        for (std::size_t at = 0; at < cards_.size(); ++at) {
            float& row = rows[at / a_row];
            row =
                std::max(row, touch::choice_card_height(view_.ui, width, look(cards_[at], width)));
        }
        return rows;
    }
    std::vector<touch::PxRect> stacked(touch::PxRect column, std::vector<float> rows) const {
        const auto count = static_cast<float>(rows.size());
        const float room = column.h - gap() * (count - 1);
        const float tallest = *std::max_element(rows.begin(), rows.end());
        float needed = 0;
        for (const float row : rows)
            needed += row;
        if (needed > room + 0.5f)
            return {};
        // Where texts stand near the border they take all the room there is.
        const float least = squeeze_.tight ? std::floor(room / count) : tallest;
        if (tallest * count <= room)
            return touch::card_places(view_.ui.panel(), column, rows.size(), least, gap());
        const float more = std::floor((room - needed) / count);
        std::vector<touch::PxRect> places;
        for (const float row : rows) {
            places.push_back({column.x, column.y, column.w, row + more});
            column.y += row + more + gap();
        }
        return places;
    }

    const View& view_;
    touch::PxRect content_;
    const std::vector<Card>&cards_, &all_;
    touch::ChoiceCard::Sign sign_;
    Squeeze squeeze_;
};

struct Plan {
    Squeeze squeeze;
    std::size_t first = 0;
    std::vector<touch::PxRect> places;
    std::size_t page = 0, pages = 1;
};

using Lay = std::vector<touch::PxRect> (Cards::*)() const;

/// All cards at once with the least squeeze; no places when they do not fit. Four or more stand abreast
/// before a line of theirs is set small; two or three stand better under each other.
Plan plan_at_once(const View& view, touch::PxRect content, const std::vector<Card>& cards,
                  touch::ChoiceCard::Sign sign) {
    const auto first = [&](bool line_grows, Lay lay) -> Plan {
        for (const Squeeze& squeeze : squeezes)
            if (squeeze.line_grows == line_grows) {
                const Cards laid(view, content, cards, sign, squeeze);
                if (auto places = (laid.*lay)(); !places.empty())
                    return {squeeze, 0, std::move(places), 0, 1};
            }
        return {};
    };
    for (const bool line_grows : {true, false}) {
        if (Plan column = first(line_grows, &Cards::in_column); !column.places.empty())
            return column;
        if (Plan two = first(line_grows, &Cards::abreast); !two.places.empty() && cards.size() > 3)
            return two;
    }
    return first(true, &Cards::abreast);
}

/// Where each page begins when the cards are shown in turn.
std::vector<std::size_t> page_begins(const Cards& laid, float room) {
    std::vector<std::size_t> begins{0};
    const std::vector<float> heights = laid.heights();
    float used = -laid.gap();
    for (std::size_t at = 0; at < heights.size(); ++at) {
        if (at > begins.back() && used + laid.gap() + heights[at] > room) {
            begins.push_back(at);
            used = -laid.gap();
        }
        used += laid.gap() + heights[at];
    }
    return begins;
}

/// As many as fit above «Visa fler», with the squeeze that needs the fewest pages.
Plan plan_paged(const View& view, touch::PxRect content, const std::vector<Card>& cards,
                touch::ChoiceCard::Sign sign) {
    content.h -= view.ui.measures().button_height + view.ui.measures().card_gap;
    Plan plan;
    std::vector<std::size_t> begins;
    for (const Squeeze& squeeze : squeezes) {
        const Cards laid(view, content, cards, sign, squeeze);
        auto pages = page_begins(laid, content.h);
        if (begins.empty() || (pages.size() < begins.size() && laid.keeps_words())) {
            begins = std::move(pages);
            plan.squeeze = squeeze;
        }
    }
    plan.pages = begins.size();
    while (plan.page + 1 < begins.size() && begins[plan.page + 1] <= part(view.session))
        ++plan.page;
    plan.first = begins[plan.page];
    const std::size_t end = plan.page + 1 < begins.size() ? begins[plan.page + 1] : cards.size();
    const std::vector<Card> these(cards.begin() + static_cast<std::ptrdiff_t>(plan.first),
                                  cards.begin() + static_cast<std::ptrdiff_t>(end));
    plan.places = Cards(view, content, these, sign, plan.squeeze, cards).stacked_anyhow();
    return plan;
}

} // namespace

bool cards_fit(const View& view, touch::PxRect content, const std::vector<Card>& cards,
               touch::ChoiceCard::Sign sign) {
    return !plan_at_once(view, content, cards, sign).places.empty();
}

touch::PxRect draw_cards(const View& view, touch::PxRect content, const std::vector<Card>& cards,
                         touch::ChoiceCard::Sign sign, Said& said) {
    Plan plan = plan_at_once(view, content, cards, sign);
    if (plan.places.empty())
        plan = plan_paged(view, content, cards, sign);
    const Cards laid(view, content, cards, sign, plan.squeeze);
    float bottom = content.y;
    for (std::size_t at = 0; at < plan.places.size(); ++at) {
        const Card& card = cards[plan.first + at];
        if (touch::choice_card(view.ui, plan.places[at], laid.look(card, plan.places[at].w)))
            said = card.event;
        bottom = std::max(bottom, plan.places[at].bottom());
    }
    const float gap = view.ui.measures().card_gap;
    if (plan.pages > 1) {
        const std::size_t after = plan.first + plan.places.size();
        const touch::PxRect place{content.x, bottom + gap, content.w,
                                  view.ui.measures().button_height};
        if (more_button(view, place, plan.page, plan.pages))
            said = ShowFrom{after >= cards.size() ? 0 : after};
        bottom = place.bottom();
    }
    return below(content, bottom + gap - content.y);
}

bool more_button(const View& view, touch::PxRect place, std::size_t page, std::size_t pages) {
    const std::string label =
        view.word("nav.more") + " (" + std::to_string(page + 1) + "/" + std::to_string(pages) + ")";
    touch::ButtonLook look;
    look.icon = touch::Icon::ArrowDown;
    return touch::secondary_button(view.ui, place, label, look);
}

std::string fault_of(const View& view, const std::string& field) {
    for (const forms::Fault& fault : view.session.faults)
        if (fault.field == field)
            return fault.why;
    return "";
}

float draw_fault(const View& view, touch::PxRect rect, const std::string& field) {
    const std::string fault = fault_of(view, field);
    return fault.empty() ? 0 : touch::error_line(view.ui, {rect.x, rect.y, rect.w, 0}, fault);
}

} // namespace tycktill::kiosk
