// What the keys make of the open card.
#include "scanner/desk/candidates.h"
#include "scanner/desk/step_parts.h"
#include "scanner/desk/written_day.h"
#include "shared/base/text.h"

#include <algorithm>

namespace tycktill::desk {

namespace {

using Input = DeskCard::Input;

bool is_text(const DeskCard& card) {
    return card.input == Input::Line || card.input == Input::Area;
}

/// The unit under the cursor; its last line is «Vet inte», which is no answer.
DeskOrder settle_unit(Desk& desk, const DeskCard& card) {
    const auto units = units_for(desk.form->queued, desk.form->input);
    const auto row = std::min(desk.form->row, units.size() - 1);
    const auto& name = units[row].name;
    // Words that name no unit are an answer of their own.
    const auto typed = trimmed(desk.form->input);
    if (name.empty() && row == 0 && !typed.empty())
        return SettleDoubt{card.key, {typed}};
    return SettleDoubt{card.key, name.empty() ? std::vector<std::string>{} : std::vector{name}};
}

/// A day as it is kept, however it was copied; all else as it was written.
std::string kept_text(const Desk& desk, const DeskCard& card) {
    std::string text = trimmed(desk.form->input);
    if (card.field && card.field->kind == forms::FieldKind::Date)
        if (const auto day = written_day(text, desk.form->queued.item.arrived))
            return iso(*day);
    return text;
}

DeskOrder settle_text(Desk& desk, const DeskCard& card) {
    const auto text = kept_text(desk, card);
    if (!text.empty())
        return SettleDoubt{card.key, {text}};
    if (card.asked && card.field && !card.field->required)
        return SettleDoubt{card.key, {}};
    tell(desk, "Skriv av det du ser. Ctrl T om inget är skrivet.");
    return {};
}

void go_to_next(Desk& desk, const std::vector<DeskCard>& cards) {
    const auto next = std::find_if(cards.begin(), cards.end(),
                                   [](const DeskCard& card) { return !card.settled(); });
    open_card_of(desk, next == cards.end() ? std::string() : next->key);
}

} // namespace

bool has_begun(const DeskForm& form) {
    return !form.input.empty() || !form.ticked.empty();
}

const DeskCard* current_card(const Desk& desk, const std::vector<DeskCard>& cards) {
    const auto open = open_card(*desk.form, cards);
    return open ? &cards[*open] : nullptr;
}

void open_card_of(Desk& desk, const std::string& key) {
    auto& form = *desk.form;
    if (form.current == key)
        return;
    form.current = key;
    form.opened.clear();
    form.input.clear();
    form.ticked.clear();
    form.candidates.clear();
    form.row = 0;
    // A field that was read surely gets a card while it is looked at.
    const auto cards = cards_of(form.queued);
    if (std::none_of(cards.begin(), cards.end(),
                     [&](const DeskCard& card) { return card.key == key; }))
        form.opened = key;
}

DeskOrder settle_current(Desk& desk, const std::vector<DeskCard>& cards) {
    const auto* card = current_card(desk, cards);
    if (!card) {
        tell(desk, "Alla frågor är avgjorda. Ctrl Enter godkänner blanketten.");
        return {};
    }
    if (card->settled() && !has_begun(*desk.form)) { // right as it stands
        go_to_next(desk, cards);
        return {};
    }
    if (card->input == Input::Confirm)
        return SettleDoubt{card->key, {"ok"}};
    if (card->input == Input::Unit)
        return settle_unit(desk, *card);
    if (is_text(*card))
        return settle_text(desk, *card);
    if (!desk.form->ticked.empty())
        return SettleDoubt{card->key, desk.form->ticked};
    if (card->asked && card->field && !card->field->required)
        return SettleDoubt{card->key, {}};
    tell(desk, "Välj med en siffra. Ctrl T om inget är kryssat.");
    return {};
}

bool take_suggestion(Desk& desk, const DeskCard& card) {
    auto& form = *desk.form;
    if (is_text(card) && !form.input.empty()) {
        take_candidate(desk, 1);
        return true;
    }
    if (!card.has_suggestion())
        return false;
    if (is_text(card))
        typed_on_card(desk, card.doubt->suggestion.front());
    else if (card.input != Input::Unit)
        form.ticked = card.doubt->suggestion;
    else
        form.input = card.doubt->suggestion.front();
    return true;
}

void take_candidate(Desk& desk, std::size_t number) {
    auto& form = *desk.form;
    if (number < 1 || number > form.candidates.size())
        return;
    form.input = form.candidates[number - 1];
    form.candidates.clear();
}

void typed_on_card(Desk& desk, std::string text) {
    auto& form = *desk.form;
    form.input = std::move(text);
    form.row = 0;
    form.candidates.clear();
    const auto cards = cards_of(form);
    const auto* card = current_card(desk, cards);
    if (card && card->field && is_text(*card))
        form.candidates = candidates_for(
            form.queued, *card->field, form.input,
            card->doubt ? card->doubt->suggestion : std::vector<std::string>{}, desk.words);
}

DeskOrder choose(Desk& desk, const DeskCard& card, std::size_t number) {
    const auto choices = choices_of(desk, card);
    if (number < 1 || number > choices.size())
        return {};
    auto& ticked = desk.form->ticked;
    const auto& id = choices[number - 1].id;
    if (card.input == Input::Unit) {
        desk.form->row = number - 1;
        return {};
    }
    const bool several = card.field && card.field->kind == forms::FieldKind::SeveralChoices;
    const auto found = std::find(ticked.begin(), ticked.end(), id);
    if (found != ticked.end()) {
        ticked.erase(found);
        return {};
    }
    if (!several)
        ticked.clear();
    ticked.push_back(id);
    return {};
}

DeskOrder nothing_or_illegible(Desk& desk, const DeskCard* card, bool nothing) {
    if (!card || (!card->field && !returned::is_outside_key(card->key)))
        return {};
    if (nothing)
        return SettleDoubt{card->key, {}};
    if (card->input == Input::Choices) {
        tell(desk, "Välj med en siffra. Ctrl T om inget är kryssat.");
        return {};
    }
    return SettleDoubt{card->key, {returned::illegible_text}};
}

} // namespace tycktill::desk
