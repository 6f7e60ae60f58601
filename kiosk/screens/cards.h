#pragma once
/// Cards to choose among: one under the other, in landscape two abreast when they are many, and a page
/// at a time when even so they do not fit.
#include "kiosk/screens/frame.h"

namespace tycktill::kiosk {

struct Card {
    std::string title, line;
    touch::Icon icon = touch::Icon::MessageDots;
    bool chosen = false;
    Event event; ///< what pressing it means
};

/// Returns what is left of `content` under the cards.
touch::PxRect draw_cards(const View& view, touch::PxRect content, const std::vector<Card>& cards,
                         touch::ChoiceCard::Sign sign, Said& said);
/// All at once, with every word?
bool cards_fit(const View& view, touch::PxRect content, const std::vector<Card>& cards,
               touch::ChoiceCard::Sign sign);

/// «Visa fler (1/2)»
bool more_button(const View& view, touch::PxRect place, std::size_t page, std::size_t pages);

/// «Telefon», «E-post», «Brev»: how the line is spoken of as a way to be reached.
std::string way_name(const View& view, const forms::Field& field);

/// What is wrong with the field, or "".
std::string fault_of(const View& view, const std::string& field);
/// The same on the page, with its way out. Returns the height that it takes.
float draw_fault(const View& view, touch::PxRect rect, const std::string& field);

} // namespace tycktill::kiosk
