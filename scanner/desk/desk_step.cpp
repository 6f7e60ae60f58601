// What each key means: step() of desk_events.h.
#include "scanner/desk/step_parts.h"

#include <algorithm>

namespace tycktill::desk {

void tell(Desk& desk, std::string message, bool fault) {
    desk.message = std::move(message);
    desk.message_is_fault = fault;
}

namespace {

/// Keys that mean the same wherever one is. True when it was one of them.
bool looks(Desk& desk, DeskKey key) {
    constexpr float step_of_zoom = 1.25F, most_zoom = 6;
    switch (key) {
    case DeskKey::Keys:
        desk.show_keys = !desk.show_keys;
        return true;
    case DeskKey::ZoomIn:
        desk.zoom = std::min(desk.zoom * step_of_zoom, most_zoom);
        return true;
    case DeskKey::ZoomOut:
        desk.zoom = std::max(desk.zoom / step_of_zoom, 1.0F);
        if (desk.zoom <= 1)
            desk.pan = {};
        return true;
    case DeskKey::Larger:
        desk.scale = desk.scale >= 150 ? 100 : desk.scale + 25;
        return true;
    case DeskKey::Colours:
        desk.dark = !desk.dark;
        return true;
    case DeskKey::Language:
        desk.english = !desk.english;
        return true;
    default:
        return false;
    }
}

struct Step {
    Desk& desk;

    DeskOrder operator()(DeskKey key) const {
        if (desk.show_keys && key == DeskKey::Leave) {
            desk.show_keys = false;
            return {};
        }
        if (looks(desk, key))
            return {};
        if (desk.view == Desk::View::Login)
            return key == DeskKey::Next || key == DeskKey::Open
                       ? DeskOrder{Unlock{desk.login.typed}}
                       : DeskOrder{};
        if (key == DeskKey::Lock)
            return LockDesk{};
        if (desk.question)
            return question_key(desk, key);
        if (desk.view == Desk::View::Queue)
            return queue_key(desk, key);
        if (desk.view == Desk::View::Group)
            return group_key(desk, key);
        return desk.whole_page ? page_key(desk, key) : form_key(desk, key);
    }
    DeskOrder operator()(const DeskDigit& digit) const {
        if (desk.view == Desk::View::Login)
            return {};
        if (desk.question)
            return question_digit(desk, digit.number);
        if (desk.view == Desk::View::Queue)
            return queue_digit(desk, digit.number);
        if (desk.view == Desk::View::Group)
            return {};
        const auto cards = cards_of(*desk.form);
        const auto* card = current_card(desk, cards);
        return card ? choose(desk, *card, digit.number) : DeskOrder{};
    }
    DeskOrder operator()(const DeskCandidate& candidate) const {
        if (desk.view == Desk::View::Form && !desk.question)
            take_candidate(desk, candidate.number);
        return {};
    }
    DeskOrder operator()(const DeskTyped& typed) const {
        if (desk.view == Desk::View::Login)
            desk.login.typed = typed.text;
        else if (desk.question)
            desk.question->text = typed.text;
        else if (desk.view == Desk::View::Form)
            typed_on_card(desk, typed.text);
        if (desk.question && desk.question->about == DeskQuestion::About::Filter)
            desk.filter = typed.text;
        return {};
    }
    DeskOrder operator()(const DeskChosenCard& chosen) const {
        if (desk.view == Desk::View::Form) {
            open_card_of(desk, chosen.key);
            desk.show_sure = false;
        }
        return {};
    }
    DeskOrder operator()(const DeskChosenBatch& chosen) const {
        desk.batch = std::min(chosen.batch, desk.batches.empty() ? 0 : desk.batches.size() - 1);
        desk.item.reset();
        return {};
    }
    DeskOrder operator()(const DeskChosenItem& chosen) const {
        desk.kind.reset();
        return OpenForm{chosen.id};
    }
    DeskOrder operator()(const DeskChosenLine& chosen) const {
        if (desk.view == Desk::View::Group) {
            auto& groups = *desk.groups;
            const auto marks = marks_in(groups, groups.group);
            const auto found = std::find(marks.begin(), marks.end(), chosen.row);
            if (found != marks.end())
                groups.cursor = static_cast<std::size_t>(found - marks.begin());
            return {};
        }
        if (desk.view != Desk::View::Form)
            return {};
        desk.form->row = chosen.row;
        return form_key(desk, DeskKey::Next);
    }
    DeskOrder operator()(const DeskPanned& panned) const {
        desk.pan = panned.to;
        return {};
    }
    DeskOrder operator()(const DeskDropped& dropped) const {
        if (desk.view == Desk::View::Login || dropped.paths.empty())
            return {};
        return ReadFiles{dropped.paths};
    }
};

} // namespace

DeskOrder step(Desk& desk, const DeskEvent& event) {
    desk.message.clear();
    return std::visit(Step{desk}, event);
}

} // namespace tycktill::desk
