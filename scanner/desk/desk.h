#pragma once
/// The desk as a value: what the window shows. Pure: desk_events.h says what a key makes of it, and
/// desk_work.h carries out what must be done to the queue.
#include "scanner/desk/group.h"
#include "scanner/desk/letter.h"

namespace tycktill::desk {

class WordList;

/// One line of the right-hand column: a field or a matter of the whole form, in the paper's order.
struct DeskCard {
    enum class Input {
        Line,    ///< one line of text
        Area,    ///< several lines
        Choices, ///< keys 1–9
        Confirm, ///< seen and let through
        Page,    ///< a page without a code: B attachment, E own matter, T blank
        Form,    ///< a letter: which form it counts as, keys 1–9
        Unit,    ///< a letter: typing filters the municipality's units, arrows choose
        Letter,  ///< a letter is a matter of its own (Enter) until B joins it to the form before
    };
    std::string key;   ///< what settles it
    std::string title; ///< the field's label, or what the matter is
    Input input = Input::Line;
    const forms::Field* field = nullptr;              ///< of a field
    const returned::Doubt* doubt = nullptr;           ///< still open
    const returned::AssembledField* stands = nullptr; ///< settled or read surely: how it stands now
    bool asked = false;                               ///< nothing was read: a person says it
    /// Two ticks where one is allowed suggest nothing.
    bool has_suggestion() const {
        return doubt && !doubt->suggestion.empty() &&
               (doubt->suggestion.size() == 1 || !field ||
                field->kind == forms::FieldKind::SeveralChoices);
    }
    bool settled() const { return doubt == nullptr && input != Input::Form && !asked; }
};

/// A choice with a key: a field's choices, units, or forms that a letter can count as.
struct DeskChoice {
    std::string id, label;
};

struct DeskForm {
    queue::QueuedForm queued;
    std::string current;             ///< the open card's key
    std::string input;               ///< typed so far; never the machine's own words
    std::vector<std::string> ticked; ///< of the open card's choices
    std::string opened;              ///< a field that was read surely and is looked at again
    std::size_t row = 0;             ///< the chosen unit, or the chosen line of the sure fields
    std::size_t page = 0;            ///< the page that F2 shows whole, in `queued.returned.pages`
    /// Words that may be meant by what is typed last: Ctrl 1–5 takes one, Tab the first.
    std::vector<std::string> candidates;
};

/// What the desk asks with one line of text; Enter answers, Esc takes the question away.
struct DeskQuestion {
    enum class About {
        Aside,    ///< why it is put aside, or what a colleague is asked
        Reject,   ///< why it is not sent
        Number,   ///< the number that is printed on a page without a readable code
        Folder,   ///< which folder to read
        Arrived,  ///< the batch's day of arrival, YYYY-MM-DD
        Filter,   ///< of the batch's forms; goes on standing in Desk::filter
        TakeDown, ///< which form a person who phones answers: a digit of letter_forms
    } about = About::Aside;
    std::string text;
};

/// Nothing is shown until a person has given the passphrase.
struct DeskLogin {
    std::string typed;  ///< draw as dots
    std::string fault;  ///< "Lösenordet stämmer inte.", or ""
    bool after = false; ///< the desk locked itself: work goes on where it was
};

/// Pages that are being read while the desk works.
struct DeskReading {
    std::string name; ///< what the pile is called
    int page = 0, pages = 0;
    int seconds_left = 0; ///< 0: not known yet
};

/// One kind of exception, settled in a row with its number.
struct DeskKind {
    std::string_view name, meaning;
    std::vector<reading::DoubtKind> doubts;
};
const std::vector<DeskKind>& desk_kinds();

struct Desk {
    enum class View { Login, Queue, Form, Group } view = View::Queue;
    DeskLogin login;
    std::string person; ///< who unlocked it; "" where persons have no names
    std::vector<queue::Batch> batches;
    std::vector<queue::QueueItem> items; ///< hardest first
    std::size_t batch = 0;
    std::optional<std::size_t> item; ///< the chosen line of items_of_batch(); none: the batch
    std::optional<std::size_t> kind; ///< only forms with this kind are gone through
    std::string filter;              ///< of the batch's forms
    std::optional<DeskForm> form;
    std::vector<DeskChoice> letter_forms; ///< what a letter can count as
    std::optional<DeskQuestion> question;
    std::optional<DeskGroups> groups; ///< while ticks are checked in groups
    std::optional<DeskReading> reading;
    bool whole_page = false; ///< F2: pages are turned, split, joined and taken out here
    bool show_sure = false;  ///< F6
    bool show_keys = false;  ///< F1
    bool sure_to_leave = false;
    float zoom = 1;       ///< of the page: 1 fits the width
    pages::PxPoint pan{}; ///< what stands at the middle of the page's place, from its own middle
    int scale = 100;      ///< per cent, of everything on the screen
    bool dark = false;
    bool english = false;
    std::string message; ///< one line at the bottom, until the next key
    bool message_is_fault = false;
    std::int64_t finished_today = 0;
    std::int64_t waiting_to_send = 0;  ///< in the outbox
    std::size_t can_be_taken_back = 0; ///< decided, not sent yet: Ctrl Z opens the last one again
    const WordList* words = nullptr;   ///< for candidates; may be none
};

/// Shows the queue as it is now; the hardest form first, what is put aside last.
void show_queue(Desk& desk, std::vector<queue::Batch> batches, std::vector<queue::QueueItem> items);
/// Shows a form as it is now, and goes on at the first open card after the one that was open.
void show_form(Desk& desk, queue::QueuedForm form);
/// The form to go on with when one is done: the next of the same kind or batch; none: back to the queue.
std::optional<record::SubmissionId> next_form(const Desk& desk, const record::SubmissionId& after);

/// `opened`: a field that is shown although nothing about it is in doubt.
std::vector<DeskCard> cards_of(const queue::QueuedForm& form, const std::string& opened = {});
std::vector<DeskCard> cards_of(const DeskForm& form);
std::optional<std::size_t> open_card(const DeskForm& form, const std::vector<DeskCard>& cards);
std::vector<DeskChoice> choices_of(const Desk& desk, const DeskCard& card);
/// What was read surely, for F6: fields that have no card.
std::vector<const returned::AssembledField*> sure_fields(const DeskForm& form);
/// The forms of the chosen batch that pass the filter, in order.
std::vector<const queue::QueueItem*> items_of_batch(const Desk& desk);
std::size_t count_of_kind(const Desk& desk, std::size_t kind);
int doubts_in_all(const Desk& desk);
std::size_t forms_with_doubts(const Desk& desk);
/// About how long it takes to settle so many.
int minutes_of_work(int doubts);
/// "21 i 11 blanketter"
std::string in_forms(int doubts, int forms);
/// A value in words: choices by their labels.
std::string in_words(const forms::Field& field, const std::vector<std::string>& values);

} // namespace tycktill::desk
