// What each key means: step() of desk.h.
#include "scanner/desk/desk.h"

#include "shared/base/text.h"

#include <algorithm>

namespace tycktill {

namespace {

/// Stands in a text that nobody could read, so that the office sees that something was written.
constexpr const char* illegible = "[går inte att läsa]";

void tell(Desk& desk, std::string message, bool fault = false) {
    desk.message = std::move(message);
    desk.message_is_fault = fault;
}

DeskOrder open_first(Desk& desk) {
    desk.kind.reset();
    if (const auto first = next_form(desk, {}))
        return OpenForm{*first};
    tell(desk, "Inget att granska i den här bunten.");
    return {};
}

DeskOrder queue_key(Desk& desk, DeskKey key) {
    switch (key) {
    case DeskKey::Up:
        desk.batch -= desk.batch > 0 ? 1 : 0;
        return {};
    case DeskKey::Down:
        desk.batch += desk.batch + 1 < desk.batches.size() ? 1 : 0;
        return {};
    case DeskKey::Open:
    case DeskKey::Next:
        return open_first(desk);
    default:
        return {};
    }
}

DeskOrder queue_digit(Desk& desk, std::size_t number) {
    if (number < 1 || number > desk_kinds().size())
        return {};
    desk.kind = number - 1;
    if (const auto first = next_form(desk, {}))
        return OpenForm{*first};
    desk.kind.reset();
    tell(desk, "Ingen blankett väntar av det skälet.");
    return {};
}

void turn_to(Desk& desk, const std::vector<DeskCard>& cards, int direction) {
    auto& form = *desk.form;
    const auto now = open_card(form, cards);
    const auto count = static_cast<int>(cards.size());
    int place = now ? static_cast<int>(*now) : -1;
    for (int i = 0; i < count; ++i) {
        place = (place + direction + count) % count;
        const auto& card = cards[static_cast<std::size_t>(place)];
        if (!card.settled()) {
            form.current = card.key;
            break;
        }
    }
    form.input.clear();
    form.ticked.clear();
}

const DeskCard* current_card(const Desk& desk, const std::vector<DeskCard>& cards) {
    const auto open = open_card(*desk.form, cards);
    return open ? &cards[*open] : nullptr;
}

/// Enter: what is typed or ticked settles the card; without anything it only goes on.
DeskOrder settle_current(Desk& desk, const std::vector<DeskCard>& cards) {
    const auto* card = current_card(desk, cards);
    if (!card) {
        tell(desk, "Alla tvekanden är avgjorda. Ctrl Enter godkänner blanketten.");
        return {};
    }
    auto& form = *desk.form;
    using Input = DeskCard::Input;
    if (card->input == Input::Confirm)
        return SettleDoubt{card->key, {"ok"}};
    if (card->input == Input::Line || card->input == Input::Area) {
        const auto text = trimmed(form.input);
        if (!text.empty())
            return SettleDoubt{card->key, {text}};
        tell(desk, "Skriv av det du ser. Ctrl T om inget är skrivet.");
        return {};
    }
    if (!form.ticked.empty())
        return SettleDoubt{card->key, form.ticked};
    tell(desk, "Välj med en siffra. Ctrl T om inget är kryssat.");
    return {};
}

void take_suggestion(Desk& desk, const DeskCard& card) {
    if (!card.has_suggestion()) {
        tell(desk, "Här finns inget förslag.");
        return;
    }
    auto& form = *desk.form;
    if (card.input == DeskCard::Input::Line || card.input == DeskCard::Input::Area)
        form.input = card.doubt->suggestion.front();
    else
        form.ticked = card.doubt->suggestion;
}

DeskOrder choose(Desk& desk, const DeskCard& card, std::size_t number) {
    const auto choices = choices_of(desk, card);
    if (number < 1 || number > choices.size())
        return {};
    auto& ticked = desk.form->ticked;
    const auto& id = choices[number - 1].id;
    const bool several = card.field && card.field->kind == FieldKind::SeveralChoices;
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
    using Input = DeskCard::Input;
    if (!card || !card->field)
        return {};
    if (nothing)
        return SettleDoubt{card->key, {}};
    const bool free_text = card->field->rule == TextRule::Any && card->input != Input::Choices;
    if (free_text)
        return SettleDoubt{card->key, {illegible}};
    tell(desk, "Uppgiften har en fast form. Ctrl T lämnar den tom.");
    return {};
}

DeskOrder leave(Desk& desk) {
    const bool unsaved = !desk.form->input.empty() || !desk.form->ticked.empty();
    if (unsaved && !desk.sure_to_leave) {
        desk.sure_to_leave = true;
        tell(desk, "Det du skrivit här är inte sparat. Esc en gång till lämnar det.");
        return {};
    }
    desk.view = Desk::View::Queue;
    desk.form.reset();
    desk.kind.reset();
    return ReloadQueue{};
}

DeskOrder approve(Desk& desk, const std::vector<DeskCard>& cards) {
    const auto left = std::count_if(cards.begin(), cards.end(),
                                    [](const DeskCard& card) { return !card.settled(); });
    if (left == 0)
        return AcceptForm{};
    tell(desk, left == 1 ? "En tvekan är kvar. Avgör den först."
                         : std::to_string(left) + " tvekanden är kvar. Avgör dem först.");
    return {};
}

DeskOrder page_key(const DeskCard* card, const char* value) {
    if (!card || card->input != DeskCard::Input::Page)
        return {};
    return SettleDoubt{card->key, {value}};
}

/// While F8 asks for a reason, Enter gives it and Esc takes the question away.
DeskOrder aside_key(Desk& desk, DeskKey key) {
    if (key == DeskKey::Leave) {
        desk.aside.reset();
        return {};
    }
    if (key != DeskKey::Next)
        return {};
    const auto why = trimmed(*desk.aside);
    if (why.empty()) {
        tell(desk, "Skriv varför blanketten läggs åt sidan.");
        return {};
    }
    desk.aside.reset();
    return AsideForm{why};
}

DeskOrder form_key(Desk& desk, DeskKey key) {
    if (desk.aside)
        return aside_key(desk, key);
    const auto cards = cards_of(desk.form->queued);
    const auto* card = current_card(desk, cards);
    if (key != DeskKey::Leave)
        desk.sure_to_leave = false;
    switch (key) {
    case DeskKey::Next:
        return settle_current(desk, cards);
    case DeskKey::Previous:
        turn_to(desk, cards, -1);
        return {};
    case DeskKey::Down:
        turn_to(desk, cards, 1);
        return {};
    case DeskKey::Up:
        turn_to(desk, cards, -1);
        return {};
    case DeskKey::Suggestion:
        if (card)
            take_suggestion(desk, *card);
        return {};
    case DeskKey::Illegible:
        return nothing_or_illegible(desk, card, false);
    case DeskKey::Nothing:
        return nothing_or_illegible(desk, card, true);
    case DeskKey::Undo:
        return UndoLast{};
    case DeskKey::Approve:
        return approve(desk, cards);
    case DeskKey::Leave:
        return leave(desk);
    case DeskKey::WholePage:
        desk.whole_page = !desk.whole_page;
        return {};
    case DeskKey::Sure:
        desk.show_sure = !desk.show_sure;
        return {};
    case DeskKey::PutAside:
        desk.aside = std::string{};
        return {};
    case DeskKey::Attachment:
        return page_key(card, "attachment");
    case DeskKey::Own:
        return page_key(card, "own");
    case DeskKey::Blank:
        return page_key(card, "blank");
    case DeskKey::Open:
        return {};
    }
    return {};
}

struct Step {
    Desk& desk;

    DeskOrder operator()(DeskKey key) const {
        return desk.view == Desk::View::Queue ? queue_key(desk, key) : form_key(desk, key);
    }
    DeskOrder operator()(const DeskDigit& digit) const {
        if (desk.view == Desk::View::Queue)
            return queue_digit(desk, digit.number);
        const auto cards = cards_of(desk.form->queued);
        const auto* card = current_card(desk, cards);
        return card ? choose(desk, *card, digit.number) : DeskOrder{};
    }
    DeskOrder operator()(const DeskTyped& typed) const {
        if (desk.aside)
            desk.aside = typed.text;
        else if (desk.form)
            desk.form->input = typed.text;
        return {};
    }
    DeskOrder operator()(const DeskChosenCard& chosen) const {
        if (desk.form && desk.form->current != chosen.key) {
            desk.form->current = chosen.key;
            desk.form->input.clear();
            desk.form->ticked.clear();
        }
        return {};
    }
    DeskOrder operator()(const DeskChosenBatch& chosen) const {
        desk.batch = std::min(chosen.batch, desk.batches.empty() ? 0 : desk.batches.size() - 1);
        return {};
    }
    DeskOrder operator()(const DeskChosenItem& chosen) const {
        desk.kind.reset();
        return OpenForm{chosen.id};
    }
};

} // namespace

DeskOrder step(Desk& desk, const DeskEvent& event) {
    desk.message.clear();
    return std::visit(Step{desk}, event);
}

} // namespace tycktill
