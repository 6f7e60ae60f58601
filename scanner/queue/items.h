#pragma once
/// Looking at the queue: what waits, and one item with all that was read and said of it. Answers and doubts follow from
/// pages and settlements each time an item is loaded.
#include "scanner/queue/rows.h"
#include "scanner/queue/summaries.h"

namespace tycktill::queue {

class Items {
public:
    explicit Items(QueueRoom& room) : room_(room), rows_(room), summaries_(room) {}

    /// In the order they came, but for those that are decided. Opens only what has changed since it was last
    /// looked at.
    Result<std::vector<QueueItem>> list() const;
    Result<std::vector<Batch>> batches() const;
    /// Likewise, of a list that is here already.
    Result<std::vector<Batch>> batches(const std::vector<QueueItem>& items) const;
    /// All of one item but the pictures.
    Result<QueuedForm> load(const record::SubmissionId& id) const;
    /// As it is kept; unpacking takes tens of milliseconds and may be done in another thread.
    Result<PackedPicture> packed_picture(std::int64_t page) const;
    /// The upright picture of a page. Fails when the page could not be decoded at intake.
    Result<pages::Image> picture(std::int64_t page) const;
    /// The item whose id begins so; fails when none or several do.
    Result<record::SubmissionId> find(std::string_view beginning) const;
    /// Accepted and rejected on that day.
    Result<std::int64_t> finished_on(Day day) const;

    /// What the form's rules are told of the item beside its answers.
    forms::Circumstances circumstances(const QueuedForm& form) const;

private:
    /// What the row alone says.
    QueueItem item_of(const FormRow& row) const;
    Result<QueuedForm> assembled(const FormRow& row) const;
    Result<std::string> seen_before(const FormRow& row,
                                    const std::vector<returned::FormPage>& pages) const;
    Result<std::string> number_before(const FormRow& row) const;
    Result<std::string> aside_in_words(const FormRow& row,
                                       const forms::Municipality* municipality) const;
    QueueRoom& room_;
    Rows rows_;
    Summaries summaries_;
};

} // namespace tycktill::queue
