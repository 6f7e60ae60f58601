// The keys while ticks are checked in groups.
#include "scanner/desk/step_parts.h"

#include <algorithm>

namespace tycktill::desk {

namespace {

void move(DeskGroups& groups, int by) {
    const auto count = static_cast<int>(marks_in(groups, groups.group).size());
    if (count > 0)
        groups.cursor = static_cast<std::size_t>(
            std::clamp(static_cast<int>(groups.cursor) + by, 0, count - 1));
}

void flip(DeskGroups& groups) {
    const auto marks = marks_in(groups, groups.group);
    if (groups.cursor >= marks.size())
        return;
    auto& mark = groups.marks[marks[groups.cursor]];
    groups.changes.push_back({marks[groups.cursor], mark.said});
    mark.said = !mark.stands_ticked();
}

void undo(Desk& desk) {
    auto& groups = *desk.groups;
    if (groups.changes.empty()) {
        tell(desk, "Det finns inget att ångra.");
        return;
    }
    const auto& last = groups.changes.back();
    groups.marks[last.mark].said = last.before;
    groups.changes.pop_back();
}

DeskOrder back(Desk& desk) {
    if (!desk.groups->changes.empty() && !desk.sure_to_leave) {
        desk.sure_to_leave = true;
        tell(desk, "Ändringarna gäller först efter Ctrl Enter. Esc en gång till lämnar dem.");
        return {};
    }
    desk.groups.reset();
    desk.sure_to_leave = false;
    desk.view = Desk::View::Queue;
    return ReloadQueue{};
}

} // namespace

DeskOrder group_key(Desk& desk, DeskKey key) {
    constexpr auto row = static_cast<int>(group_columns);
    constexpr auto screen = static_cast<int>(group_columns * group_rows);
    auto& groups = *desk.groups;
    if (key != DeskKey::Leave)
        desk.sure_to_leave = false;
    switch (key) {
    case DeskKey::Left:
    case DeskKey::Right:
        move(groups, key == DeskKey::Left ? -1 : 1);
        return {};
    case DeskKey::Up:
    case DeskKey::Down:
        move(groups, key == DeskKey::Up ? -row : row);
        return {};
    case DeskKey::PageUp:
    case DeskKey::PageDown:
        move(groups, key == DeskKey::PageUp ? -screen : screen);
        return {};
    case DeskKey::Flip:
    case DeskKey::Next:
        flip(groups);
        return {};
    case DeskKey::NextGroup:
        groups.group = (groups.group + 1) % group_count;
        groups.cursor = 0;
        return {};
    case DeskKey::Undo:
        undo(desk);
        return {};
    case DeskKey::WholePage: {
        const auto marks = marks_in(groups, groups.group);
        if (groups.cursor < marks.size())
            return OpenForm{groups.marks[marks[groups.cursor]].form};
        return {};
    }
    case DeskKey::Approve:
        return SettleGroup{settlements_of(groups)};
    case DeskKey::Leave:
        return back(desk);
    default:
        return {};
    }
}

} // namespace tycktill::desk
