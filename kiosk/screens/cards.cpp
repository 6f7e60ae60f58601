#include "kiosk/screens/cards.h"

#include <algorithm>
#include <cmath>

namespace tycktill {
namespace {

ChoiceCard look_of(const Card& card, ChoiceCard::Sign sign) {
    ChoiceCard look;
    look.title = card.title;
    look.line = card.line;
    look.icon = card.icon;
    look.chosen = card.chosen;
    look.sign = sign;
    return look;
}

float tallest(const View& view, float width, const std::vector<Card>& cards,
              ChoiceCard::Sign sign) {
    float height = 0;
    for (const Card& card : cards)
        height = std::max(height, choice_card_height(view.ui, width, look_of(card, sign)));
    return height;
}

/// Two abreast, row by row.
std::vector<PxRect> places_abreast(const View& view, PxRect content, std::size_t count,
                                   float least) {
    const float gap = view.ui.measures().card_gap;
    PxRect column = content;
    column.w = (content.w - gap) / 2;
    std::vector<PxRect> places;
    for (const PxRect& place : card_places(view.ui.panel(), column, (count + 1) / 2, least)) {
        places.push_back(place);
        places.push_back({place.right() + gap, place.y, place.w, place.h});
    }
    places.resize(count);
    return places;
}

struct Plan {
    std::size_t first = 0, count = 0;
    std::vector<PxRect> places;
    bool more = false;
};

/// One under the other, as even in height as the texts allow; nothing when they do not fit.
std::vector<PxRect> places_in_column(const View& view, PxRect content,
                                     const std::vector<Card>& cards, ChoiceCard::Sign sign) {
    const float gap = view.ui.measures().card_gap;
    const float target = view.ui.panel().target(view.session.modes.lowered ? 25 : 36);
    const float least = std::max(target, tallest(view, content.w, cards, sign));
    const auto count = static_cast<float>(cards.size());
    if (count * least + (count - 1) * gap <= content.h)
        return card_places(view.ui.panel(), content, cards.size(), least);
    std::vector<PxRect> places;
    float y = content.y;
    for (const Card& card : cards) {
        const float height = std::max(view.ui.panel().target(25),
                                      choice_card_height(view.ui, content.w, look_of(card, sign)));
        places.push_back({content.x, y, content.w, height});
        y += height + gap;
    }
    const float left = content.bottom() - (y - gap);
    if (left < 0)
        return {};
    for (std::size_t at = 0; at < places.size(); ++at) {
        places[at].y += std::floor(left / count) * static_cast<float>(at);
        places[at].h += std::floor(left / count);
    }
    return places;
}

/// In landscape, when one column is too low.
std::vector<PxRect> places_side_by_side(const View& view, PxRect content,
                                        const std::vector<Card>& cards, ChoiceCard::Sign sign) {
    const float gap = view.ui.measures().card_gap;
    PxRect column = content;
    column.w = (content.w - gap) / 2;
    const float least = std::max(view.ui.panel().target(25), tallest(view, column.w, cards, sign));
    const auto rows = static_cast<float>((cards.size() + 1) / 2);
    if (!view.setting.landscape || rows * least + (rows - 1) * gap > content.h)
        return {};
    return places_abreast(view, content, cards.size(), least);
}

/// As many as fit above «Visa fler».
Plan page_of_cards(const View& view, PxRect content, const std::vector<Card>& cards,
                   ChoiceCard::Sign sign) {
    const float gap = view.ui.measures().card_gap;
    const float least = tallest(view, content.w, cards, sign);
    content.h -= view.ui.measures().button_height + gap;
    const std::size_t at_once =
        std::max<std::size_t>(1, cards_that_fit(view.ui.panel(), content, least));
    const std::size_t pages = (cards.size() + at_once - 1) / at_once;
    const std::size_t a_page = (cards.size() + pages - 1) / pages;
    const std::size_t first = std::min(part(view.session), cards.size() - 1) / a_page * a_page;
    const std::size_t count = std::min(a_page, cards.size() - first);
    return {first, count, card_places(view.ui.panel(), content, count, least), true};
}

/// One column, else two, else one without the second lines, else a page at a time.
Plan plan(const View& view, PxRect content, std::vector<Card>& cards, ChoiceCard::Sign sign) {
    auto places = places_in_column(view, content, cards, sign);
    if (places.empty())
        places = places_side_by_side(view, content, cards, sign);
    if (!places.empty())
        return {0, cards.size(), places, false};
    std::vector<Card> short_cards = cards;
    for (Card& card : short_cards)
        card.line.clear();
    places = places_in_column(view, content, short_cards, sign);
    if (places.empty())
        places = places_side_by_side(view, content, short_cards, sign);
    if (!places.empty()) {
        cards = short_cards;
        return {0, cards.size(), places, false};
    }
    if (const Plan paged = page_of_cards(view, content, cards, sign); paged.count > 1)
        return paged;
    cards = short_cards;
    return page_of_cards(view, content, cards, sign);
}

} // namespace

PxRect draw_cards(const View& view, PxRect content, std::vector<Card> cards, ChoiceCard::Sign sign,
                  Said& said) {
    const Plan shown = plan(view, content, cards, sign);
    float bottom = content.y;
    for (std::size_t at = 0; at < shown.count; ++at) {
        const Card& card = cards[shown.first + at];
        if (choice_card(view.ui, shown.places[at], look_of(card, sign)))
            said = card.event;
        bottom = std::max(bottom, shown.places[at].bottom());
    }
    const float gap = view.ui.measures().card_gap;
    if (shown.more) {
        const std::size_t after = shown.first + shown.count;
        const PxRect place{content.x, bottom + gap, content.w, view.ui.measures().button_height};
        if (secondary_button(view.ui, place, view.word("nav.more"), {}))
            said = ShowFrom{after >= cards.size() ? 0 : after};
        bottom = place.bottom();
    }
    return below(content, bottom + gap - content.y);
}

float draw_fault(const View& view, PxRect rect, const std::string& field) {
    for (const Fault& fault : view.session.faults)
        if (fault.field == field)
            return error_line(view.ui, rect, fault.why);
    return 0;
}

} // namespace tycktill
