#pragma once
/// Inside this room only: the parts of step(), a view each.
#include "scanner/desk/desk_events.h"

namespace tycktill::desk {

void tell(Desk& desk, std::string message, bool fault = false);

DeskOrder queue_key(Desk& desk, DeskKey key);
DeskOrder queue_digit(Desk& desk, std::size_t number);
DeskOrder group_key(Desk& desk, DeskKey key);
DeskOrder form_key(Desk& desk, DeskKey key);
DeskOrder page_key(Desk& desk, DeskKey key); ///< while F2 shows a page whole
DeskOrder question_key(Desk& desk, DeskKey key);
DeskOrder question_digit(Desk& desk, std::size_t number);
void ask(Desk& desk, DeskQuestion::About about, std::string text = {});

/// On the open card.
DeskOrder settle_current(Desk& desk, const std::vector<DeskCard>& cards);
DeskOrder choose(Desk& desk, const DeskCard& card, std::size_t number);
DeskOrder nothing_or_illegible(Desk& desk, const DeskCard* card, bool nothing);
/// True when a suggestion or a candidate was put into the input.
bool take_suggestion(Desk& desk, const DeskCard& card);
void take_candidate(Desk& desk, std::size_t number);
void typed_on_card(Desk& desk, std::string text);
void open_card_of(Desk& desk, const std::string& key);
const DeskCard* current_card(const Desk& desk, const std::vector<DeskCard>& cards);
/// What was begun on the open card, typed or ticked.
bool has_begun(const DeskForm& form);

} // namespace tycktill::desk
