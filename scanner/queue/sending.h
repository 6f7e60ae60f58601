#pragma once
/// How an item leaves the queue: decided by a person, sealed to the office a little later or rejected, and counted.
#include "scanner/queue/corrections.h"
#include "scanner/queue/items.h"
#include "scanner/queue/steps.h"
#include "shared/store/outbox.h"

namespace tycktill::pdf {
struct ArchivePage;
} // namespace tycktill::pdf

namespace tycktill::queue {

/// What a person has made of an item. It can be taken back until it is sent.
struct Decision {
    bool accepted = true;
    std::string why; ///< when not
    std::string by;  ///< who, or ""
};
enum class Decided {
    Done,
    SecondLook, ///< another person is to look at it too
};

class Sending {
public:
    explicit Sending(QueueRoom& room) : room_(room), rows_(room), items_(room), steps_(room) {}

    /// Decides the item; it leaves the list. Fails with what is left to do. Some accepted ones, drawn by
    /// their number, stay until another person has accepted them too.
    Result<Decided> decide(const record::SubmissionId& id, const Decision& decision);
    /// What is decided and not sent yet, in the order they came.
    Result<std::vector<record::SubmissionId>> decided() const;
    /// Does what was decided: sends it as accept(), or takes it out as reject().
    Result<void> carry_out(const record::SubmissionId& id, store::Outbox& outbox,
                           const record::Recipients& recipients, Day today);

    /// Seals the form to the office and keeps it in the outbox, then takes it out of the queue. Fails
    /// with what is left to do. A repeat after a crash sends the same id, so nothing is doubled.
    Result<void> accept(const record::SubmissionId& id, store::Outbox& outbox,
                        const record::Recipients& recipients, Day today);
    /// Its pages as PDF/A with what was read and the arrival stamp. `font` may be embedded.
    Result<Bytes> archived(const record::SubmissionId& id, const std::filesystem::path& font) const;
    /// Takes it out of the queue for good.
    Result<void> reject(const record::SubmissionId& id, const std::string& why, Day today);
    /// Of all accepted forms.
    Result<std::vector<CorrectionCount>> corrections() const;

private:
    Result<void> check_ready(const QueuedForm& form) const;
    Result<void> count_corrections(const QueuedForm& form);
    Result<std::vector<pdf::ArchivePage>> archive_pages(const QueuedForm& form) const;
    Result<std::vector<record::Attachment>> attachments(const QueuedForm& form) const;
    Result<std::vector<record::Attachment>> with_views(std::vector<record::Attachment> files,
                                                       const QueuedForm& form) const;
    Result<bool> has_picture(const returned::FormPage& page) const;
    Result<record::Submission> submission(const QueuedForm& form) const;
    Result<void> finish(const QueuedForm& form, bool accepted, const std::string& note, Day today);
    QueueRoom& room_;
    Rows rows_;
    Items items_;
    Steps steps_;
};

} // namespace tycktill::queue
