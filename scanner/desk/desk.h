#pragma once
/// The desk as a value: what the window shows, and what a key makes of it. Pure: what must be done to
/// the queue comes back as an order; the program carries it out and shows what came of it.
#include "scanner/queue/queue.h"

#include <variant>

namespace tycktill {

/// One line of the right-hand column: a field or a matter of the whole form, in the paper's order.
struct DeskCard {
    enum class Input {
        Line,    ///< one line of text
        Area,    ///< several lines
        Choices, ///< keys 1–9
        Confirm, ///< seen and let through
        Page,    ///< a page without a code: B attachment, E own matter, T blank
        Form,    ///< a letter: which form it counts as, keys 1–9
    };
    std::string key;   ///< what settles it
    std::string title; ///< the field's label, or what the matter is
    Input input = Input::Line;
    const Field* field = nullptr;           ///< of a field
    const Doubt* doubt = nullptr;           ///< still open
    const AssembledField* stands = nullptr; ///< settled: how it stands now
    /// Two ticks where one is allowed suggest nothing.
    bool has_suggestion() const {
        return doubt && !doubt->suggestion.empty() &&
               (doubt->suggestion.size() == 1 || !field ||
                field->kind == FieldKind::SeveralChoices);
    }
    bool settled() const { return doubt == nullptr && input != Input::Form; }
};

/// A choice with a key: a field's choices, or forms that a letter can count as.
struct DeskChoice {
    std::string id, label;
};

struct DeskForm {
    QueuedForm queued;
    std::string current;             ///< the open card's key
    std::string input;               ///< typed so far; never the machine's own words
    std::vector<std::string> ticked; ///< of the open card's choices
};

/// One kind of exception, settled in a row with its number.
struct DeskKind {
    std::string_view name, meaning;
    std::vector<DoubtKind> doubts;
};
const std::vector<DeskKind>& desk_kinds();

struct Desk {
    enum class View { Queue, Form } view = View::Queue;
    std::vector<Batch> batches;
    std::vector<QueueItem> items; ///< hardest first
    std::size_t batch = 0;
    std::optional<std::size_t> kind; ///< only forms with this kind are gone through
    std::optional<DeskForm> form;
    std::vector<DeskChoice> letter_forms; ///< what a letter can count as
    std::optional<std::string> aside;     ///< the reason being typed, while F8 asks for it
    bool whole_page = false, show_sure = false, sure_to_leave = false;
    std::string message; ///< one line at the bottom, until the next key
    bool message_is_fault = false;
    std::int64_t finished_today = 0;
};

// What the person did.
enum class DeskKey {
    Up,
    Down,
    Open,
    Next,
    Previous,
    Suggestion,
    Illegible,
    Nothing,
    Undo,
    Approve,
    Leave,
    WholePage,
    Sure,
    PutAside,
    Attachment,
    Own,
    Blank,
};
struct DeskDigit {
    std::size_t number; ///< from 1
};
struct DeskTyped {
    std::string text;
};
struct DeskChosenCard {
    std::string key;
};
struct DeskChosenBatch {
    std::size_t batch;
};
struct DeskChosenItem {
    SubmissionId id;
};
using DeskEvent =
    std::variant<DeskKey, DeskDigit, DeskTyped, DeskChosenCard, DeskChosenBatch, DeskChosenItem>;

// What is to be done to the queue.
struct OpenForm {
    SubmissionId id;
};
struct SettleDoubt {
    std::string key;
    std::vector<std::string> values;
};
struct UndoLast {};
struct AcceptForm {};
struct AsideForm {
    std::string why;
};
struct ReloadQueue {};
using DeskOrder = std::variant<std::monostate, OpenForm, SettleDoubt, UndoLast, AcceptForm,
                               AsideForm, ReloadQueue>;

DeskOrder step(Desk& desk, const DeskEvent& event);

/// Shows the queue as it is now; the hardest form first, what is put aside last.
void show_queue(Desk& desk, std::vector<Batch> batches, std::vector<QueueItem> items);
/// Shows a form as it is now, and goes on at the first open card after the one that was open.
void show_form(Desk& desk, QueuedForm form);
/// The form to go on with when one is done: the next of the same kind or batch; none: back to the queue.
std::optional<SubmissionId> next_form(const Desk& desk, const SubmissionId& after);

std::vector<DeskCard> cards_of(const QueuedForm& form);
std::optional<std::size_t> open_card(const DeskForm& form, const std::vector<DeskCard>& cards);
std::vector<DeskChoice> choices_of(const Desk& desk, const DeskCard& card);
/// The forms of the chosen batch, in order.
std::vector<const QueueItem*> items_of_batch(const Desk& desk);
std::size_t count_of_kind(const Desk& desk, std::size_t kind);
int doubts_in_all(const Desk& desk);
/// About how long it takes to settle so many.
int minutes_of_work(int doubts);
/// "21 i 11 blanketter"
std::string in_forms(int doubts, int forms);
/// A value in words: choices by their labels.
std::string in_words(const Field& field, const std::vector<std::string>& values);

} // namespace tycktill
