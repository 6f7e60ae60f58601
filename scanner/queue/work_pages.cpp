// Where pages lie: split from a form, joined to another, turned; and forms that have none.
#include "forms/paper/web_blank.h"
#include "scanner/queue/queue_fault.h"
#include "scanner/queue/queue_store.h"
#include "scanner/queue/reading_json.h"
#include "scanner/queue/work.h"

#include <algorithm>

namespace tycktill::queue {

Result<record::SubmissionId> Work::make_own(std::int64_t page) {
    store::Transaction change = TRY(room_.store.begin());
    const FormRow owner = TRY(rows_.owner_of(page));
    const std::vector<returned::FormPage> pages = TRY(rows_.pages_of(owner));
    if (pages.size() < 2)
        return fail(QueueFault::OnlyPage,
                    "it is the only page here; there is nothing to split it from");
    const auto split = std::find_if(pages.begin(), pages.end(),
                                    [&](const returned::FormPage& one) { return one.id == page; });
    const record::SubmissionId id = record::random_submission_id();
    const std::int64_t step = TRY(steps_.begin({owner.id, id}));
    TRY(steps_.keep_pages(step, owner.id));
    const bool coded = split->reading.code.has_value();
    TRY(room_.store.run(
        "INSERT INTO form (id, place, batch, arrived, form, version, serial, "
        "pages_of_sheet, aside) SELECT ?, (SELECT max(place) + 1 FROM form), batch, "
        "arrived, form, version, ?, ?, '' FROM form WHERE id = ?",
        {BytesView(id.bytes), std::string_view(coded ? owner.serial : ""),
         std::int64_t{coded ? owner.pages_of_sheet : 1}, BytesView(owner.id.bytes)}));
    TRY(rows_.move_page(page, id));
    TRY(change.commit());
    return id;
}

Result<record::SubmissionId> Work::join_page(std::int64_t page) {
    store::Transaction change = TRY(room_.store.begin());
    const FormRow owner = TRY(rows_.owner_of(page));
    const std::vector<FormRow> before = TRY(
        rows_.where("WHERE batch = ? AND place < ? AND sealed_decision IS NULL AND by_staff = 0",
                    {owner.batch, owner.place}));
    if (before.empty())
        return fail(QueueFault::NoneBefore, "no form lies before this one in its pile");
    const record::SubmissionId home = before.back().id;
    bool coded = false;
    for (const returned::FormPage& one : TRY(rows_.pages_of(owner)))
        coded = coded || (one.id == page && one.reading.code &&
                          !forms::is_from_web(one.reading.code->serial));
    if (coded && owner.serial != before.back().serial)
        return fail(QueueFault::HasOwnNumber,
                    "the page has a number of its own; it cannot go along with another form");
    const std::int64_t step = TRY(steps_.begin({owner.id, home}));
    TRY(steps_.keep_pages(step, owner.id));
    TRY(rows_.move_page(page, home));
    if (!coded)
        TRY(rows_.settle(home, returned::key_of_page(page), {"attachment"}));
    TRY(rows_.drop_if_empty(owner.id));
    TRY(change.commit());
    return home;
}

Result<record::SubmissionId> Work::join_to_before(const record::SubmissionId& letter) {
    const FormRow row = TRY(rows_.of(letter));
    if (!row.serial.empty() || row.by_staff)
        return fail(QueueFault::OnlyLetters,
                    "only a letter can be joined to another form; this one has its own number");
    const std::vector<returned::FormPage> pages = TRY(rows_.pages_of(row));
    store::Transaction change = TRY(room_.store.begin());
    const std::vector<FormRow> before = TRY(
        rows_.where("WHERE batch = ? AND place < ? AND sealed_decision IS NULL AND by_staff = 0",
                    {row.batch, row.place}));
    if (before.empty())
        return fail(QueueFault::NoneBefore, "no form lies before this letter in its pile");
    const record::SubmissionId home = before.back().id;
    const std::int64_t step = TRY(steps_.begin({letter, home}));
    TRY(steps_.keep_pages(step, letter));
    for (const returned::FormPage& page : pages) {
        TRY(rows_.move_page(page.id, home));
        TRY(rows_.settle(home, returned::key_of_page(page.id), {"attachment"}));
    }
    TRY(rows_.drop_if_empty(letter));
    TRY(change.commit());
    return home;
}

Result<void> Work::turn_page(std::int64_t page) {
    store::Transaction change = TRY(room_.store.begin());
    const FormRow owner = TRY(rows_.owner_of(page));
    std::vector<returned::FormPage> pages = TRY(rows_.pages_of(owner));
    const auto turned = std::find_if(pages.begin(), pages.end(),
                                     [&](const returned::FormPage& one) { return one.id == page; });
    if (turned->reading.code)
        return fail(QueueFault::StandsUpright,
                    "a page with a readable code stands upright already");
    const std::int64_t step = TRY(steps_.begin({owner.id}));
    TRY(steps_.keep_pages(step, owner.id));
    // Where its words stood is not known of the turned picture: then the whole page is shown.
    for (reading::FieldReading& field : turned->reading.fields)
        field.box_px = {};
    turned->reading.placement.reset();
    const Bytes sealed =
        record::seal_box(room_.key.public_key, to_bytes(*turned), bound_reading(page));
    TRY(room_.store.run(
        "UPDATE page SET turned = (turned + 90) % 360, sealed_reading = ? WHERE id = ?",
        {BytesView(sealed), page}));
    return change.commit();
}

Result<record::SubmissionId> Work::take_down(const std::string& form, Day today) {
    const forms::Form* chosen = room_.catalogue.form(form);
    if (!chosen)
        return fail(QueueFault::NoSuchForm,
                    "there is no form " + form + "; see tycktill-forms list");
    const std::string day = iso(today);
    store::Transaction change = TRY(room_.store.begin());
    TRY(room_.store.run("INSERT INTO batch (arrived) VALUES (?)", {std::string_view(day)}));
    const std::int64_t batch = TRY(room_.store.number("SELECT last_insert_rowid()"));
    const Bytes name = record::seal_box(
        room_.key.public_key, bytes_of(std::string("Nedtecknat av personal")), bound_batch(batch));
    TRY(room_.store.run("UPDATE batch SET sealed_name = ? WHERE id = ?", {BytesView(name), batch}));
    const record::SubmissionId id = record::random_submission_id();
    TRY(room_.store.run(
        "INSERT INTO form (id, place, batch, arrived, form, version, serial, "
        "pages_of_sheet, aside, by_staff) VALUES (?, (SELECT coalesce(max(place), 0) + "
        "1 FROM form), ?, ?, ?, ?, '', 0, '', 1)",
        {BytesView(id.bytes), batch, std::string_view(day), std::string_view(chosen->ref.id),
         std::int64_t{chosen->ref.version}}));
    TRY(change.commit());
    return id;
}

} // namespace tycktill::queue
