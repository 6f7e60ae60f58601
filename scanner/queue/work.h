#pragma once
/// What a person does with an item before it leaves: says what stands in a field, sorts pages, puts aside. Every step can
/// be taken back.
#include "scanner/queue/items.h"
#include "scanner/queue/steps.h"

namespace tycktill::queue {

class Work {
public:
    explicit Work(QueueRoom& room) : room_(room), rows_(room), items_(room), steps_(room) {}

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

private:
    Result<record::SubmissionId> move_to_number(const record::SubmissionId& from,
                                                const returned::FormPage& page);
    Result<record::SubmissionId> home_of_number(const record::SubmissionId& from,
                                                const reading::PageReading& reading);
    QueueRoom& room_;
    Rows rows_;
    Items items_;
    Steps steps_;
};

} // namespace tycktill::queue
