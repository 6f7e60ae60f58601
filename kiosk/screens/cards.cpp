#include "kiosk/screens/cards.h"

#include <algorithm>

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

Plan plan(const View& view, PxRect content, const std::vector<Card>& cards, ChoiceCard::Sign sign) {
    const float gap = view.ui.measures().card_gap;
    const float least = tallest(view, content.w, cards, sign);
    const std::size_t fit = cards_that_fit(view.ui.panel(), content, least);
    if (cards.size() <= fit)
        return {0, cards.size(), card_places(view.ui.panel(), content, cards.size(), least), false};
    if (view.setting.landscape) {
        const float half = (content.w - gap) / 2;
        const float narrow = tallest(view, half, cards, sign);
        PxRect column = content;
        column.w = half;
        if (cards.size() <= 2 * cards_that_fit(view.ui.panel(), column, narrow))
            return {0, cards.size(), places_abreast(view, content, cards.size(), narrow), false};
    }
    const float button = view.ui.measures().button_height + gap;
    PxRect room = content;
    room.h -= button;
    const std::size_t at_once =
        std::max<std::size_t>(1, cards_that_fit(view.ui.panel(), room, least));
    const std::size_t pages = (cards.size() + at_once - 1) / at_once;
    const std::size_t a_page = (cards.size() + pages - 1) / pages;
    const std::size_t first = std::min(view.session.part, cards.size() - 1) / a_page * a_page;
    const std::size_t count = std::min(a_page, cards.size() - first);
    return {first, count, card_places(view.ui.panel(), room, count, least), true};
}

} // namespace

PxRect draw_cards(const View& view, PxRect content, const std::vector<Card>& cards,
                  ChoiceCard::Sign sign, Said& said) {
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
