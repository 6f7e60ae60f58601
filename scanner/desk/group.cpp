#include "scanner/desk/group.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace tycktill::desk {

namespace {

/// The square that is shown of a box: 10 mm round its middle.
reading::PixelRect round_box(const reading::Placement& placement, const reading::PixelRect& box) {
    constexpr double side_mm = 10;
    const pages::PxPoint middle{box.x + box.width / 2.0, box.y + box.height / 2.0};
    const double side = placement.map.px_per_mm(placement.map.to_mm(middle)) * side_mm;
    return {static_cast<int>(std::lround(middle.x - side / 2)),
            static_cast<int>(std::lround(middle.y - side / 2)), static_cast<int>(std::lround(side)),
            static_cast<int>(std::lround(side))};
}

std::string spelled(const GroupMark& mark) {
    return mark.field + ":" + mark.choice;
}

void add_marks(std::vector<GroupMark>& marks, const queue::QueuedForm& form,
               const returned::FormPage& of) {
    if (!of.reading.placement)
        return;
    for (const auto& reading : of.reading.fields) {
        const forms::Field* field = form.form->find(reading.field);
        if (!field || !reading.is_choice || form.settled.count(reading.field))
            continue;
        for (const auto& mark : reading.marks) {
            if (mark.px.width <= 0)
                continue;
            GroupMark one;
            one.form = form.item.id;
            one.serial = form.item.serial;
            one.field = field->id;
            one.choice = mark.choice;
            one.label = mark.choice;
            for (const auto& choice : field->choices)
                if (choice.id == mark.choice)
                    one.label = choice.label.in("sv");
            one.question = field->label.in("sv");
            one.one_choice = field->kind == forms::FieldKind::OneChoice;
            one.page = of.id;
            one.px = round_box(*of.reading.placement, mark.px);
            one.state = mark.state;
            one.ink = mark.ink;
            one.confidence = mark.confidence;
            marks.push_back(std::move(one));
        }
    }
}

constexpr std::array states{reading::MarkState::Ticked, reading::MarkState::Unsure,
                            reading::MarkState::Withdrawn, reading::MarkState::Empty};

} // namespace

std::string_view group_name(std::size_t group) {
    static constexpr std::array<std::string_view, group_count> names{
        "Kryssade", "Osäkra", "Svärtade", "Tomma, mest svärta"};
    return names[group];
}

std::vector<std::size_t> marks_in(const DeskGroups& groups, std::size_t group) {
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < groups.marks.size(); ++i)
        if (groups.marks[i].state == states[group])
            found.push_back(i);
    const bool empty = states[group] == reading::MarkState::Empty;
    std::stable_sort(found.begin(), found.end(), [&](std::size_t a, std::size_t b) {
        return empty ? groups.marks[a].ink > groups.marks[b].ink
                     : groups.marks[a].ink < groups.marks[b].ink;
    });
    constexpr std::size_t most_empty = 40;
    if (empty && found.size() > most_empty)
        found.resize(most_empty);
    return found;
}

std::vector<GroupMark> marks_of(const queue::QueuedForm& form) {
    std::vector<GroupMark> marks;
    if (!form.form || !form.item.aside.empty())
        return marks;
    for (const auto& page : form.returned.pages)
        if (page.reading.code && page.reading.status == reading::PageStatus::Read)
            add_marks(marks, form, page);
    return marks;
}

Flips flips_of(const DeskGroups& groups) {
    Flips flips;
    for (const GroupMark& mark : groups.marks)
        if (mark.changed())
            flips[mark.form].push_back(spelled(mark) + (*mark.said ? "=1" : "=0"));
    return flips;
}

void flip_again(DeskGroups& groups, const record::SubmissionId& form,
                const std::vector<std::string>& flips) {
    for (std::size_t i = 0; i < groups.marks.size(); ++i) {
        GroupMark& mark = groups.marks[i];
        if (mark.form != form || mark.changed())
            continue;
        for (const bool said : {false, true})
            if (std::find(flips.begin(), flips.end(), spelled(mark) + (said ? "=1" : "=0")) !=
                flips.end()) {
                groups.changes.push_back({i, mark.said});
                mark.said = said;
            }
    }
}

std::vector<GroupSettlement> settlements_of(const DeskGroups& groups) {
    std::vector<GroupSettlement> settled;
    std::vector<bool> done(groups.marks.size());
    for (std::size_t i = 0; i < groups.marks.size(); ++i) {
        if (done[i])
            continue;
        const auto& first = groups.marks[i];
        GroupSettlement field{first.form, first.field, {}};
        bool changed = false, unsure = false;
        for (std::size_t j = i; j < groups.marks.size(); ++j) {
            const auto& mark = groups.marks[j];
            if (mark.form != first.form || mark.field != first.field)
                continue;
            done[j] = true;
            changed = changed || mark.changed();
            unsure = unsure || (mark.state == reading::MarkState::Unsure && !mark.changed());
            if (mark.stands_ticked())
                field.values.push_back(mark.choice);
        }
        const bool two = first.one_choice && field.values.size() > 1;
        if (changed && !unsure && !two)
            settled.push_back(std::move(field));
    }
    return settled;
}

} // namespace tycktill::desk
