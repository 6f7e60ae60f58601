// The keys in the queue.
#include "scanner/desk/step_parts.h"

#include <algorithm>

namespace tycktill::desk {

namespace {

using About = DeskQuestion::About;

DeskOrder open_first(Desk& desk) {
    desk.kind.reset();
    if (const auto first = next_form(desk, {}))
        return OpenForm{*first};
    tell(desk, "Inget att granska i den här bunten.");
    return {};
}

/// Up and down: the forms when one is chosen, else the batches.
void move(Desk& desk, int by) {
    const auto moved = [by](std::size_t from, std::size_t count) {
        return count == 0 ? 0
                          : static_cast<std::size_t>(std::clamp(static_cast<int>(from) + by, 0,
                                                                static_cast<int>(count) - 1));
    };
    if (desk.item)
        desk.item = moved(*desk.item, items_of_batch(desk).size());
    else
        desk.batch = moved(desk.batch, desk.batches.size());
}

DeskOrder open_chosen(Desk& desk) {
    const auto items = items_of_batch(desk);
    if (!desk.item || *desk.item >= items.size())
        return open_first(desk);
    desk.kind.reset();
    return OpenForm{items[*desk.item]->id};
}

std::optional<std::int64_t> chosen_batch(Desk& desk) {
    if (desk.batch < desk.batches.size())
        return desk.batches[desk.batch].id;
    tell(desk, "Det finns ingen bunt.");
    return {};
}

} // namespace

DeskOrder queue_key(Desk& desk, DeskKey key) {
    constexpr int screen = 10;
    switch (key) {
    case DeskKey::Up:
    case DeskKey::Down:
        move(desk, key == DeskKey::Up ? -1 : 1);
        return {};
    case DeskKey::PageUp:
    case DeskKey::PageDown:
        move(desk, key == DeskKey::PageUp ? -screen : screen);
        return {};
    case DeskKey::Right:
    case DeskKey::Suggestion:
        if (!desk.item && !items_of_batch(desk).empty())
            desk.item = 0;
        else
            desk.item.reset();
        return {};
    case DeskKey::Left:
        desk.item.reset();
        return {};
    case DeskKey::Open:
    case DeskKey::Next:
        return open_chosen(desk);
    case DeskKey::Leave:
        desk.filter.clear();
        desk.item.reset();
        return {};
    case DeskKey::Undo:
        return UndoLast{};
    case DeskKey::Group:
        if (const auto batch = chosen_batch(desk))
            return LoadGroups{*batch};
        return {};
    case DeskKey::Arrived:
        if (chosen_batch(desk))
            ask(desk, About::Arrived, iso(desk.batches[desk.batch].arrived));
        return {};
    case DeskKey::Filter:
        desk.item.reset();
        ask(desk, About::Filter, desk.filter);
        return {};
    case DeskKey::Number:
        ask(desk, About::Filter); // a number is typed to find its form
        return {};
    case DeskKey::Folder:
        ask(desk, About::Folder);
        return {};
    case DeskKey::TakeDown:
        ask(desk, About::TakeDown);
        return {};
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

} // namespace tycktill::desk
