#pragma once
/// The ticks of a whole batch beside each other, sorted by how much ink they hold: what stands out is
/// seen at once and flipped with one key. Nothing is settled until the group is done.
#include "scanner/queue/queue.h"

namespace tycktill::desk {

struct GroupMark {
    record::SubmissionId form;
    std::string serial, field, choice;
    std::string label, question; ///< "Närstående", "Synpunkt från"
    bool one_choice = false;
    std::int64_t page = 0;
    reading::PixelRect px; ///< 10 mm round the box, in the upright picture
    reading::MarkState state = reading::MarkState::Empty;
    double ink = 0, confidence = 0;
    std::optional<bool> said; ///< what the person made of it
    bool stands_ticked() const { return said ? *said : state == reading::MarkState::Ticked; }
    bool changed() const { return said.has_value(); }
};

struct GroupSettlement {
    record::SubmissionId form;
    std::string field;
    std::vector<std::string> values;
};

struct DeskGroups {
    struct Change {
        std::size_t mark;
        std::optional<bool> before;
    };
    std::vector<GroupMark> marks;
    std::size_t group = 0;
    std::size_t cursor = 0;      ///< in marks_in(group)
    std::vector<Change> changes; ///< in the order they were made, for Ctrl Z
};

constexpr std::size_t group_count = 4, group_columns = 14, group_rows = 7;
std::string_view group_name(std::size_t group);
/// The marks of a group, as indices into `marks`: the weakest first; of empty ones the darkest 40.
std::vector<std::size_t> marks_in(const DeskGroups& groups, std::size_t group);

/// The marks of one returned form that nobody has settled. Boxes are found from the places of all
/// fields on the page, because a reading keeps a question's outline only.
std::vector<GroupMark> marks_of(const queue::QueuedForm& form);

/// What was flipped of each form, as its draft keeps it.
using Flips = std::map<record::SubmissionId, std::vector<std::string>>;
Flips flips_of(const DeskGroups& groups);
/// Flips the form's marks as its draft says; those that are settled by now stay as they are.
void flip_again(DeskGroups& groups, const record::SubmissionId& form,
                const std::vector<std::string>& flips);

/// What the changes make of the questions. A question with two ticks where one is allowed, or with a
/// mark still unsure, is left for its form.
std::vector<GroupSettlement> settlements_of(const DeskGroups& groups);

} // namespace tycktill::desk
