#pragma once
/// The desk's queue: returned forms and letters that wait until a person has settled every doubt.
/// Unlocked with the operator's key; everything that a person wrote stands sealed on the disk. It
/// stores pages, readings and what was settled; answers and doubts follow from them at each load.
/// One thread.
#include "forms/catalogue.h"
#include "scanner/assemble.h"
#include "scanner/image.h"
#include "scanner/read_page.h"
#include "shared/record/sealed_box.h"
#include "shared/store/outbox.h"

#include <filesystem>
#include <optional>

namespace tycktill {

/// One row of the queue.
struct QueueItem {
    SubmissionId id;
    bool letter = false; ///< without a form's code
    FormRef form;        ///< id "" when a letter has none yet
    std::string title;   ///< "Klagomålsblankett", "Brev"
    std::string serial;  ///< 9 characters, or ""
    Day arrived{};
    std::int64_t batch = 0;
    int pages = 0;
    int doubts = 0;
    std::vector<DoubtKind> kinds; ///< of its doubts
    std::string reason;           ///< the first doubt's sentence, or ""
    std::string aside;            ///< why it is put aside, or ""
};

/// What came together: a scanned pile, a folder.
struct Batch {
    std::int64_t id = 0;
    std::string name; ///< "posten" or a file's name
    Day arrived{};
    int forms = 0; ///< still waiting
    int doubts = 0;
    int forms_in_doubt = 0;
    int failed_pages = 0;
};

struct QueuedForm {
    QueueItem item;
    const Form* form = nullptr; ///< of the catalogue; nullptr: not chosen, or unknown
    const Municipality* municipality = nullptr; ///< likewise
    ReturnedPages returned;
    Settled settled;
    Assembled assembled;
};

struct QueueOptions {
    std::string municipality; ///< the station's own; "" = takes every municipality's forms
    std::string unit;
    std::string language = "sv";
};

class Queue {
public:
    /// `catalogue` must outlive the queue.
    Queue(Database store, KeyPair key, const Catalogue& catalogue, QueueOptions options);

    /// In the order they came.
    Result<std::vector<QueueItem>> list() const;
    Result<std::vector<Batch>> batches() const;
    /// All of one item but the pictures.
    Result<QueuedForm> load(const SubmissionId& id) const;
    /// The upright picture of a page. Fails when the page could not be decoded at intake.
    Result<Image> picture(std::int64_t page) const;
    /// The item whose id begins so; fails when none or several do.
    Result<SubmissionId> find(std::string_view beginning) const;

    /// Says what stands in a field, or settles one of the keys of assemble.h. No values: nothing is
    /// written there. Fails when the form has no such field or choice.
    Result<void> settle(const SubmissionId& id, const std::string& key,
                        std::vector<std::string> values);
    /// Takes the last settlement back; its key, or "" when there was none.
    Result<std::string> undo(const SubmissionId& id);
    /// Which form a letter counts as ("ljusnarsberg/klagomalsblankett").
    Result<void> choose_form(const SubmissionId& id, const std::string& form);
    /// Reads the item's first page without a code again, with the number that a person typed from it;
    /// the page goes to the form of that number, which is given back. Fails, and changes nothing, when
    /// the page's boxes fit no sheet.
    Result<SubmissionId> read_with_number(const SubmissionId& id, const std::string& number,
                                          const ReadText& read_text = {});
    /// A page without a code becomes a letter of its own.
    Result<SubmissionId> make_own(std::int64_t page);
    Result<void> put_aside(const SubmissionId& id, const std::string& why);
    Result<void> take_back(const SubmissionId& id);

    /// Seals the form to the office and keeps it in the outbox, then takes it out of the queue. Fails
    /// with what is left to do. A repeat after a crash sends the same id, so nothing is doubled.
    Result<void> accept(const SubmissionId& id, Outbox& outbox, const Recipients& recipients,
                        Day today);
    /// Takes it out of the queue for good.
    Result<void> reject(const SubmissionId& id, const std::string& why, Day today);
    /// Accepted and rejected on that day.
    Result<std::int64_t> finished_on(Day day) const;

private:
    struct Row; ///< of the form table
    Result<std::vector<Row>> rows(std::string_view where, SqlValues values) const;
    Result<Row> row_of(const SubmissionId& id) const;
    Result<QueuedForm> assembled(const Row& row) const;
    Result<std::vector<FormPage>> pages_of(const Row& row) const;
    Result<Settled> settled_of(const Row& row) const;
    Result<std::string> seen_before(const Row& row, const std::vector<FormPage>& pages) const;
    Result<std::string> aside_in_words(const Row& row, const Municipality* municipality) const;
    Result<SubmissionId> move_to_number(const SubmissionId& from, const FormPage& page,
                                        const Image& image);
    Result<SubmissionId> home_of_number(const SubmissionId& from, const PageReading& reading);
    Circumstances circumstances(const QueuedForm& form) const;
    Result<std::vector<Attachment>> attachments(const QueuedForm& form) const;
    Result<Submission> submission(const QueuedForm& form) const;
    Result<void> finish(const QueuedForm& form, bool accepted, const std::string& note, Day today);

    Database store_;
    KeyPair key_;
    const Catalogue& catalogue_;
    QueueOptions options_;
};

} // namespace tycktill
