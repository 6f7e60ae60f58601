#pragma once
/// Inside this room only. Every step that a person takes with an item can be taken back until the item is sent: a
/// settlement by its place, everything else by the rows as they were before it.
#include "scanner/queue/room.h"
#include "shared/record/submission.h"

#include <initializer_list>
#include <optional>

namespace tycktill::queue {

/// What undo() says of a step that moved pages, put the item aside or decided it.
inline constexpr const char* step_of_pages = "@step";

class Steps {
public:
    explicit Steps(QueueRoom& room) : room_(room) {}

    // Inside a transaction of the caller's.
    /// A step that settles one key, by the settlement's place.
    Result<void> begin_settling(std::int64_t place, const record::SubmissionId& form);
    /// Any other: the forms' rows are kept as they are now.
    Result<std::int64_t> begin(std::initializer_list<record::SubmissionId> forms);
    /// And a form's pages.
    Result<void> keep_pages(std::int64_t step, const record::SubmissionId& form);
    /// When an item leaves, nothing of it stays behind in what could be undone.
    Result<void> forget(const record::SubmissionId& form);

    /// Takes the last step with the item back, whatever it was; the key that was settled, step_of_pages for anything
    /// else, or "" when there was none.
    Result<std::string> undo(const record::SubmissionId& id);

private:
    Result<std::int64_t> add_row(std::optional<std::int64_t> place);
    Result<void> restore(std::int64_t step);
    Result<std::string> undo_settling(const record::SubmissionId& id, std::int64_t step);
    QueueRoom& room_;
};

} // namespace tycktill::queue
