#pragma once
/// The desk's queue: returned forms and letters that wait until a person has settled every doubt.
/// Unlocked with the operator's key; everything that a person wrote stands sealed on the disk. It
/// stores pages, readings and what was settled; answers and doubts follow from them at each load.
/// One thread.
#include "forms/definition/catalogue.h"
#include "scanner/pages/image.h"
#include "scanner/reading/read_page.h"
#include "scanner/returned/assemble.h"
#include "shared/record/sealed_box.h"
#include "shared/store/outbox.h"

#include <array>
#include <filesystem>
#include <optional>

namespace tycktill::pdf {
struct ArchivePage;
} // namespace tycktill::pdf

namespace tycktill::queue {

/// One row of the queue.
struct QueueItem {
    record::SubmissionId id;
    bool letter = false;  ///< without a form's code
    record::FormRef form; ///< id "" when a letter has none yet
    std::string title;    ///< "Klagomålsblankett", "Brev"
    std::string serial;   ///< 9 characters, or ""
    Day arrived{};
    std::int64_t batch = 0;
    int pages = 0;
    int doubts = 0;
    int attachments = 0;                   ///< pages without a code that go along
    std::vector<reading::DoubtKind> kinds; ///< of its doubts
    std::string reason;                    ///< the first doubt's sentence, or ""
    std::string aside;                     ///< why it is put aside, or ""
    std::string after;       ///< of a letter: the number of the form before it in its pile
    std::string second_look; ///< who approved it first, when another person is to look at it too
    bool by_staff = false;   ///< taken down for a person who phones or stands here: no pages
    bool taken = false;      ///< another desk shows it
};

/// What came together: a scanned pile, a folder.
struct Batch {
    std::int64_t id = 0;
    std::string name; ///< "posten" or a file's name
    Day arrived{};
    int forms = 0; ///< still waiting
    int doubts = 0;
    int forms_in_doubt = 0;
    int attachments = 0;
    int failed_pages = 0;
    int decided = 0; ///< forms that can still be taken back
};

struct QueuedForm {
    QueueItem item;
    const forms::Form* form = nullptr; ///< of the catalogue; nullptr: not chosen, or unknown
    const forms::Municipality* municipality = nullptr; ///< likewise
    returned::ReturnedPages returned;
    returned::Settled settled;
    returned::Assembled assembled;
};

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

/// How often people saw what the machine read in a field, and how often it was wrong.
struct CorrectionCount {
    record::FormRef form;
    std::string field;
    std::string kind; ///< a doubt's name, or "sure"
    int band = 0;     ///< tenths of confidence, 0 … 10
    std::int64_t seen = 0, changed = 0;
    std::int64_t characters = 0, characters_changed = 0;
};

/// What a person has begun: the open card's key, the text so far and what is ticked; and which of its
/// marks were flipped among those of the batch.
struct Draft {
    std::string key, text;
    std::vector<std::string> ticked;
    std::vector<std::string> flips; ///< "field:choice=1"; 0: not ticked
    bool empty() const { return text.empty() && ticked.empty() && flips.empty(); }
    friend bool operator==(const Draft&, const Draft&) = default;
};
/// One desk among several at the same queue; random at each start.
struct DeskId {
    std::array<std::uint8_t, 16> bytes{};
};
/// Seconds since 1970. Used between desks only, and never kept with a form.
using DeskClock = std::int64_t;
/// A form that a desk shows is its own this long; the desk says again that it is there.
inline constexpr DeskClock claim_seconds = 120;

/// A page's picture as it is kept: compressed, and how far a person turned it.
struct PackedPicture {
    Bytes bytes;
    int turned = 0; ///< degrees clockwise
    Result<pages::Image> unpacked() const;
    Result<Bytes> upright() const; ///< packed again when it was turned
};

struct QueueOptions {
    std::string municipality; ///< the station's own; "" = takes every municipality's forms
    std::string unit;
    std::string language = "sv";
    /// Of the accepted forms, that another person looks at before they are sent; per cent.
    double second_look_percent = 0;
    /// Where the codes of the slips are registered (shared/record/slip_keys.h); "": nowhere.
    std::filesystem::path data_folder = {};
};

/// What undo() says of a step that moved pages, put the item aside or decided it.
inline constexpr const char* step_of_pages = "@step";

class Queue {
public:
    /// `catalogue` must outlive the queue.
    Queue(store::Database store, record::KeyPair key, const forms::Catalogue& catalogue,
          QueueOptions options);

    /// In the order they came, but for those that are decided.
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

    /// Says what stands in a field, or settles one of the keys of assemble.h. No values: nothing is
    /// written there. Fails when the form has no such field or choice.
    Result<void> settle(const record::SubmissionId& id, const std::string& key,
                        std::vector<std::string> values);
    /// Takes the last step with the item back, whatever it was; the key that was settled, step_of_pages
    /// for anything else, or "" when there was none.
    Result<std::string> undo(const record::SubmissionId& id);
    /// Which form a letter counts as ("ljusnarsberg/klagomalsblankett").
    Result<void> choose_form(const record::SubmissionId& id, const std::string& form);
    /// Reads the item's first page without a code again, with the number that a person typed from it;
    /// the page goes to the form of that number, which is given back. Fails, and changes nothing, when
    /// the page's boxes fit no sheet.
    Result<record::SubmissionId> read_with_number(const record::SubmissionId& id,
                                                  const std::string& number,
                                                  const reading::ReadText& read_text = {});
    /// A page becomes a matter of its own: a letter, or with a code a form with the same number.
    Result<record::SubmissionId> make_own(std::int64_t page);
    /// The other way: a page goes along with the form before its own in the pile, which is returned.
    Result<record::SubmissionId> join_page(std::int64_t page);
    /// A quarter clockwise; only a page without a code, for one with a code stands upright.
    Result<void> turn_page(std::int64_t page);
    /// Begins a form that a person answers by telephone or at the desk.
    Result<record::SubmissionId> take_down(const std::string& form, Day today);
    /// The other way: a letter's pages go along with the form before it in its batch, which is returned.
    Result<record::SubmissionId> join_to_before(const record::SubmissionId& letter);
    /// The day of arrival of a whole batch.
    Result<void> set_arrived(std::int64_t batch, Day day);
    Result<void> put_aside(const record::SubmissionId& id, const std::string& why);
    Result<void> take_back(const record::SubmissionId& id);

    // Several desks may work on one queue (queue_desks.cpp).
    /// Sealed like everything else. An empty one takes the draft away.
    Result<void> save_draft(const record::SubmissionId& id, const Draft& draft);
    Result<Draft> draft(const record::SubmissionId& id) const;
    /// False when another desk has it.
    Result<bool> claim(const record::SubmissionId& id, const DeskId& desk, DeskClock now);
    Result<void> release(const DeskId& desk);
    /// What other desks have.
    Result<std::vector<record::SubmissionId>> taken_from(const DeskId& desk, DeskClock now) const;

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
    /// Accepted and rejected on that day.
    Result<std::int64_t> finished_on(Day day) const;

private:
    struct Row; ///< of the form table
    Result<std::vector<Row>> rows(std::string_view where, store::SqlValues values) const;
    Result<Row> row_of(const record::SubmissionId& id) const;
    Result<QueuedForm> assembled(const Row& row) const;
    Result<std::vector<returned::FormPage>> pages_of(const Row& row) const;
    Result<returned::Settled> settled_of(const Row& row) const;
    Result<std::string> seen_before(const Row& row,
                                    const std::vector<returned::FormPage>& pages) const;
    Result<std::string> number_before(const Row& row) const;
    Result<std::string> aside_in_words(const Row& row,
                                       const forms::Municipality* municipality) const;
    Result<std::int64_t> begin_step(std::optional<std::int64_t> place,
                                    std::initializer_list<record::SubmissionId> forms);
    Result<void> keep_pages(std::int64_t step, const record::SubmissionId& form);
    Result<void> restore(std::int64_t step);
    Result<void> forget_steps(const record::SubmissionId& form);
    Result<Row> owner_of(std::int64_t page) const;
    Result<std::string> first_look(const Row& row) const;
    Result<void> move_page(std::int64_t page, const record::SubmissionId& to);
    Result<void> drop_if_empty(const record::SubmissionId& form);
    Result<std::int64_t> settle_in(const record::SubmissionId& form, const std::string& key,
                                   const std::vector<std::string>& values);
    Result<void> check_ready(const QueuedForm& form) const;
    Result<void> count_corrections(const QueuedForm& form);
    Result<record::SubmissionId> move_to_number(const record::SubmissionId& from,
                                                const returned::FormPage& page);
    Result<record::SubmissionId> home_of_number(const record::SubmissionId& from,
                                                const reading::PageReading& reading);
    forms::Circumstances circumstances(const QueuedForm& form) const;
    Result<std::vector<pdf::ArchivePage>> archive_pages(const QueuedForm& form) const;
    Result<std::vector<record::Attachment>> attachments(const QueuedForm& form) const;
    Result<record::Submission> submission(const QueuedForm& form) const;
    Result<void> finish(const QueuedForm& form, bool accepted, const std::string& note, Day today);

    store::Database store_;
    record::KeyPair key_;
    const forms::Catalogue& catalogue_;
    QueueOptions options_;
};

} // namespace tycktill::queue
