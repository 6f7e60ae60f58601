#include "scanner/queue/work.h"
#include "forms/rules/text_rules.h"
#include "scanner/queue/queue_fault.h"
#include "scanner/queue/queue_store.h"
#include "shared/base/text.h"

#include <algorithm>
#include <set>

namespace tycktill::queue {

namespace {

bool is_choice(const forms::Field& field) {
    return field.kind == forms::FieldKind::OneChoice ||
           field.kind == forms::FieldKind::SeveralChoices;
}

std::string listed_choices(const forms::Field& field) {
    std::string list;
    for (const forms::Choice& choice : field.choices)
        list += (list.empty() ? "" : ", ") + choice.id;
    return list;
}

Result<void> check_choices(const forms::Field& field, const std::vector<std::string>& values) {
    for (const std::string& value : values)
        if (std::none_of(field.choices.begin(), field.choices.end(),
                         [&](const forms::Choice& choice) { return choice.id == value; }))
            return fail(QueueFault::UnfitAnswer, "the field " + field.id +
                                                     " has no such choice; write one of " +
                                                     listed_choices(field));
    if (field.kind == forms::FieldKind::OneChoice && values.size() > 1)
        return fail(QueueFault::UnfitAnswer, "the field " + field.id + " takes one choice");
    return {};
}

/// In the form's order, each once.
std::vector<std::string> ordered(const forms::Field& field,
                                 const std::vector<std::string>& values) {
    std::vector<std::string> result;
    for (const forms::Choice& choice : field.choices)
        if (std::find(values.begin(), values.end(), choice.id) != values.end())
            result.push_back(choice.id);
    return result;
}

Result<std::vector<std::string>> checked_values(const QueuedForm& form, const std::string& key,
                                                std::vector<std::string> values) {
    if (key.rfind("@page-", 0) == 0) {
        static const std::set<std::string> words{"attachment", "own", "blank"};
        if (values.size() != 1 || !words.count(values.front()))
            return fail(QueueFault::UnfitAnswer, key + " is settled with attachment, own or blank");
        return values;
    }
    if (returned::is_outside_key(key)) {
        if (values.size() > 1 || (!values.empty() && !is_utf8(values.front())))
            return fail(QueueFault::NotText, key + " takes one text in UTF-8, or nothing");
        return values.empty() || trimmed(values.front()).empty()
                   ? std::vector<std::string>{}
                   : std::vector<std::string>{trimmed(values.front())};
    }
    if (key == returned::key_missing_page || key == returned::key_other_content ||
        key == returned::key_not_fitted)
        return std::vector<std::string>{"ok"};
    const forms::Field* field = form.form ? form.form->find(key) : nullptr;
    if (!field)
        return fail(QueueFault::NoSuchField,
                    "the form has no field " + key + "; see tycktill-scan show");
    if (is_choice(*field)) {
        TRY(check_choices(*field, values));
        return ordered(*field, values);
    }
    if (values.size() > 1)
        return fail(QueueFault::UnfitAnswer, "the field " + key + " takes one text");
    if (!values.empty() && !is_utf8(values.front()))
        return fail(QueueFault::NotText, "the text for the field " + key + " is not UTF-8");
    if (!values.empty())
        values.front() = field->role == forms::FieldRole::Contact
                             ? forms::cleaned_contact(*field, values.front())
                             : trimmed(values.front());
    if (!values.empty() && values.front().empty())
        values.clear();
    return values;
}

} // namespace

Result<void> Work::settle(const record::SubmissionId& id, const std::string& key,
                          std::vector<std::string> values) {
    const QueuedForm form = TRY(items_.load(id));
    if (key == "@form")
        return values.size() == 1 ? choose_form(id, values.front())
                                  : fail("@form is settled with the name of one form");
    values = TRY(checked_values(form, key, std::move(values)));
    if (key.rfind("@page-", 0) == 0) {
        const auto& pages = form.returned.pages;
        const auto page =
            std::find_if(pages.begin(), pages.end(), [&](const returned::FormPage& one) {
                return returned::key_of_page(one.id) == key && !one.reading.code;
            });
        if (page == pages.end())
            return fail(QueueFault::NoSuchPage,
                        "the form has no such page without a code; see tycktill-scan show");
        if (values.front() == "own") {
            TRY(make_own(page->id));
            return {};
        }
    }
    store::Transaction change = TRY(room_.store.begin());
    const std::int64_t place = TRY(rows_.settle(id, key, values));
    TRY(steps_.begin_settling(place, id));
    TRY(room_.store.run("DELETE FROM draft WHERE form = ?", {BytesView(id.bytes)}));
    return change.commit();
}

Result<void> Work::choose_form(const record::SubmissionId& id, const std::string& form) {
    const FormRow row = TRY(rows_.of(id));
    if (!row.serial.empty())
        return fail(QueueFault::OnlyLetters,
                    "only a letter's form can be chosen; this one has its own number");
    const forms::Form* chosen = room_.catalogue.form(form);
    if (!chosen)
        return fail(QueueFault::NoSuchForm,
                    "there is no form " + form + "; see tycktill-forms list");
    store::Transaction change = TRY(room_.store.begin());
    TRY(steps_.begin({id}));
    TRY(room_.store.run("UPDATE form SET form = ?, version = ? WHERE id = ?",
                        {std::string_view(chosen->ref.id), std::int64_t{chosen->ref.version},
                         BytesView(id.bytes)}));
    return change.commit();
}

Result<void> Work::put_aside(const record::SubmissionId& id, const std::string& why) {
    TRY(rows_.of(id));
    const Bytes sealed =
        record::seal_box(room_.key.public_key, bytes_of(why), bound_form(id.bytes));
    store::Transaction change = TRY(room_.store.begin());
    TRY(steps_.begin({id}));
    TRY(room_.store.run("UPDATE form SET aside = ?, sealed_aside = ? WHERE id = ?",
                        {std::string_view(aside_person), BytesView(sealed), BytesView(id.bytes)}));
    return change.commit();
}

Result<void> Work::take_back(const record::SubmissionId& id) {
    TRY(rows_.of(id));
    store::Transaction change = TRY(room_.store.begin());
    TRY(steps_.begin({id}));
    TRY(room_.store.run("UPDATE form SET aside = '', sealed_aside = NULL WHERE id = ?",
                        {BytesView(id.bytes)}));
    return change.commit();
}

Result<void> Work::set_arrived(std::int64_t batch, Day day) {
    const std::string text = iso(day);
    store::Transaction change = TRY(room_.store.begin());
    for (const char* sql : {"UPDATE batch SET arrived = ? WHERE id = ?",
                            "UPDATE form SET arrived = ? WHERE batch = ?",
                            "UPDATE file SET arrived = ? WHERE batch = ?"})
        TRY(room_.store.run(sql, {std::string_view(text), batch}));
    return change.commit();
}

Result<std::string> Work::undo(const record::SubmissionId& id) {
    return steps_.undo(id);
}

} // namespace tycktill::queue
