// The keys while one form is shown.
#include "scanner/desk/step_parts.h"

#include <algorithm>

namespace tycktill::desk {

namespace {

using About = DeskQuestion::About;

void turn_to(Desk& desk, const std::vector<DeskCard>& cards, int direction) {
    const auto now = open_card(*desk.form, cards);
    const auto count = static_cast<int>(cards.size());
    int place = now ? static_cast<int>(*now) : direction > 0 ? -1 : 0;
    for (int i = 0; i < count; ++i) {
        place = (place + direction + count) % count;
        const auto& card = cards[static_cast<std::size_t>(place)];
        if (!card.settled()) {
            open_card_of(desk, card.key);
            return;
        }
    }
}

/// Up and down: the lines of what is open, else the cards, settled ones too.
void move(Desk& desk, const std::vector<DeskCard>& cards, int direction) {
    auto& form = *desk.form;
    const auto* card = current_card(desk, cards);
    const bool units = card && card->input == DeskCard::Input::Unit;
    const auto lines = desk.show_sure ? sure_fields(form).size()
                       : units        ? units_for(form.queued, form.input).size()
                                      : 0;
    if (lines > 0) {
        const auto last = static_cast<int>(lines) - 1;
        form.row =
            static_cast<std::size_t>(std::clamp(static_cast<int>(form.row) + direction, 0, last));
        return;
    }
    if (cards.empty())
        return;
    const auto now = open_card(form, cards);
    const auto count = static_cast<int>(cards.size());
    const int from = now ? static_cast<int>(*now) : direction > 0 ? -1 : 0;
    open_card_of(desk, cards[static_cast<std::size_t>((from + direction + count) % count)].key);
}

/// What is begun stays as a draft.
DeskOrder leave(Desk& desk) {
    if (desk.show_sure) {
        desk.show_sure = false;
        return {};
    }
    desk.kind.reset();
    desk.whole_page = false;
    if (desk.groups) {
        desk.view = Desk::View::Group;
        return {};
    }
    desk.view = Desk::View::Queue;
    return ReloadQueue{};
}

DeskOrder approve(Desk& desk, const std::vector<DeskCard>& cards) {
    const auto& item = desk.form->queued.item;
    const auto left = std::count_if(cards.begin(), cards.end(),
                                    [](const DeskCard& card) { return !card.settled(); });
    if (!item.aside.empty())
        tell(desk, "Blanketten ligger åt sidan. F8 tar tillbaka den först.");
    else if (!item.second_look.empty() && item.second_look == desk.person)
        tell(desk, "En annan person ska se den här. Esc går till kön.");
    else if (left == 0)
        return AcceptForm{};
    else
        tell(desk, left == 1 ? "En fråga är kvar. Avgör den först."
                             : std::to_string(left) + " frågor är kvar. Avgör dem först.");
    return {};
}

/// What is begun goes first, then what is settled, then the form that was decided before.
DeskOrder undo(Desk& desk) {
    auto& form = *desk.form;
    if (!has_begun(form))
        return UndoLast{};
    form.input.clear();
    form.ticked.clear();
    form.candidates.clear();
    return {};
}

DeskOrder next(Desk& desk, const std::vector<DeskCard>& cards) {
    if (!desk.show_sure)
        return settle_current(desk, cards);
    const auto sure = sure_fields(*desk.form);
    if (desk.form->row < sure.size()) {
        open_card_of(desk, std::string(sure[desk.form->row]->field));
        desk.show_sure = false;
    }
    return {};
}

DeskOrder letter_or_page(Desk& desk, const DeskCard* card, DeskKey key) {
    const auto& item = desk.form->queued.item;
    if (card && card->input == DeskCard::Input::Page)
        return SettleDoubt{card->key,
                           {key == DeskKey::Attachment ? "attachment"
                            : key == DeskKey::Own      ? "own"
                                                       : "blank"}};
    if (key == DeskKey::Attachment && item.letter && !item.after.empty())
        return JoinToBefore{};
    return {};
}

} // namespace

DeskOrder page_key(Desk& desk, DeskKey key) {
    auto& form = *desk.form;
    const auto& pages = form.queued.returned.pages;
    if (pages.empty())
        return {};
    const auto page = pages[std::min(form.page, pages.size() - 1)].id;
    using How = ChangePage::How;
    switch (key) {
    case DeskKey::PageUp:
    case DeskKey::Up:
        form.page -= form.page > 0 ? 1 : 0;
        return {};
    case DeskKey::PageDown:
    case DeskKey::Down:
        form.page += form.page + 1 < pages.size() ? 1 : 0;
        return {};
    case DeskKey::Turn:
        return ChangePage{How::Turn, page};
    case DeskKey::Own:
        return ChangePage{How::Split, page};
    case DeskKey::Attachment:
        return ChangePage{How::Join, page};
    case DeskKey::Blank:
        return ChangePage{How::Blank, page};
    case DeskKey::Number:
        ask(desk, About::Number);
        return {};
    case DeskKey::Leave:
        desk.whole_page = false;
        return {};
    default:
        return form_key(desk, key);
    }
}

DeskOrder form_key(Desk& desk, DeskKey key) {
    const auto cards = cards_of(*desk.form);
    const auto* card = current_card(desk, cards);
    switch (key) {
    case DeskKey::Next:
        return next(desk, cards);
    case DeskKey::Previous:
        turn_to(desk, cards, -1);
        return {};
    case DeskKey::Down:
        move(desk, cards, 1);
        return {};
    case DeskKey::Up:
        move(desk, cards, -1);
        return {};
    case DeskKey::Suggestion:
        if (!card || !take_suggestion(desk, *card))
            turn_to(desk, cards, 1);
        return {};
    case DeskKey::Illegible:
        return nothing_or_illegible(desk, card, false);
    case DeskKey::Nothing:
        return nothing_or_illegible(desk, card, true);
    case DeskKey::Undo:
        return undo(desk);
    case DeskKey::Approve:
        return approve(desk, cards);
    case DeskKey::Leave:
        return leave(desk);
    case DeskKey::WholePage:
        desk.whole_page = !desk.whole_page;
        return {};
    case DeskKey::Sure:
        desk.show_sure = !desk.show_sure;
        desk.form->row = 0;
        return {};
    case DeskKey::PutAside:
        if (!desk.form->queued.item.aside.empty())
            return TakeBack{};
        ask(desk, About::Aside);
        return {};
    case DeskKey::Reject:
        ask(desk, About::Reject);
        return {};
    case DeskKey::Number:
        ask(desk, About::Number);
        return {};
    case DeskKey::Attachment:
    case DeskKey::Own:
    case DeskKey::Blank:
        return letter_or_page(desk, card, key);
    default:
        return {};
    }
}

} // namespace tycktill::desk
