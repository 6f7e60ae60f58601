#include "scanner/queue/steps.h"

#include "scanner/queue/queue_fault.h"
#include "scanner/queue/queue_store.h"
#include "scanner/queue/rows.h"

namespace tycktill::queue {

namespace {

constexpr std::string_view keep_form_row =
    "INSERT INTO step_form (step, form, row_place, batch, arrived, reference, version, serial, "
    "pages_of_sheet, aside, sealed_aside, by_staff, sealed_decision, sealed_first_look) "
    "SELECT ?, id, place, batch, arrived, form, version, serial, pages_of_sheet, aside, "
    "sealed_aside, by_staff, sealed_decision, sealed_first_look FROM form WHERE id = ?";

// The day of arrival is the pile's and stays as it is now.
constexpr std::string_view restore_form_rows =
    "INSERT INTO form (id, place, batch, arrived, form, version, serial, pages_of_sheet, aside, "
    "sealed_aside, by_staff, sealed_decision, sealed_first_look) "
    "SELECT form, CASE WHEN EXISTS (SELECT 1 FROM form AS other WHERE other.place = row_place AND "
    "other.id <> step_form.form) THEN (SELECT max(place) + 1 FROM form) ELSE row_place END, batch, "
    "arrived, reference, version, serial, pages_of_sheet, aside, sealed_aside, by_staff, "
    "sealed_decision, sealed_first_look FROM step_form WHERE step = ? AND batch IS NOT NULL "
    "ON CONFLICT (id) DO UPDATE SET form = excluded.form, version = excluded.version, "
    "serial = excluded.serial, pages_of_sheet = excluded.pages_of_sheet, aside = excluded.aside, "
    "sealed_aside = excluded.sealed_aside, sealed_decision = excluded.sealed_decision, "
    "sealed_first_look = excluded.sealed_first_look";

constexpr std::string_view restore_rest[] = {
    "UPDATE page SET (form, sheet_page, sealed_reading, turned) = (SELECT form, sheet_page, "
    "sealed_reading, turned FROM step_page WHERE step_page.step = ?1 AND step_page.page = page.id) "
    "WHERE id IN (SELECT page FROM step_page WHERE step = ?1)",
    "DELETE FROM settled WHERE form IN (SELECT form FROM step_form WHERE step = ?1)",
    "INSERT INTO settled (form, place, sealed) SELECT form, place, sealed FROM step_settled WHERE "
    "step = ?1",
    "DELETE FROM form WHERE id IN (SELECT form FROM step_form WHERE step = ?1 AND batch IS NULL)",
    "DELETE FROM step WHERE id = ?1"};

} // namespace

Result<std::int64_t> Steps::add_row(std::optional<std::int64_t> place) {
    if (place)
        TRY(room_.store.run("INSERT INTO step (place) VALUES (?)", {*place}));
    else
        TRY(room_.store.run("INSERT INTO step (place) VALUES (NULL)"));
    return room_.store.number("SELECT last_insert_rowid()");
}

Result<void> Steps::begin_settling(std::int64_t place, const record::SubmissionId& form) {
    const std::int64_t step = TRY(add_row(place));
    return room_.store.run("INSERT INTO step_form (step, form) VALUES (?, ?)",
                           {step, BytesView(form.bytes)});
}

Result<std::int64_t> Steps::begin(std::initializer_list<record::SubmissionId> forms) {
    const std::int64_t step = TRY(add_row({}));
    for (const record::SubmissionId& form : forms) {
        const BytesView id(form.bytes);
        TRY(room_.store.run(keep_form_row, {step, id}));
        TRY(room_.store.run("INSERT INTO step_settled (step, form, place, sealed) SELECT ?, form, "
                            "place, sealed FROM settled WHERE form = ?",
                            {step, id}));
        // One that is not there yet is made by the step.
        TRY(room_.store.run("INSERT OR IGNORE INTO step_form (step, form) VALUES (?, ?)",
                            {step, id}));
    }
    return step;
}

Result<void> Steps::keep_pages(std::int64_t step, const record::SubmissionId& form) {
    return room_.store.run(
        "INSERT INTO step_page (step, page, form, sheet_page, sealed_reading, "
        "turned) SELECT ?, id, form, sheet_page, sealed_reading, turned FROM page "
        "WHERE form = ?",
        {step, BytesView(form.bytes)});
}

Result<void> Steps::restore(std::int64_t step) {
    TRY(room_.store.run(restore_form_rows, {step}));
    for (const std::string_view sql : restore_rest)
        TRY(room_.store.run(sql, {step}));
    return {};
}

Result<std::string> Steps::undo_settling(const record::SubmissionId& id, std::int64_t step) {
    const BytesView form(id.bytes);
    std::string key;
    std::int64_t place = 0;
    {
        store::Statement last = TRY(room_.store.query("SELECT place, sealed FROM settled WHERE "
                                                      "form = ? ORDER BY place DESC LIMIT 1",
                                                      {form}));
        if (!TRY(last.next()))
            return std::string();
        place = last.number(0);
        const Bytes plain =
            TRY(record::open_box(room_.key, last.bytes(1), bound_settled(id.bytes, place)));
        key = TRY(parse_settlement(plain)).first;
    }
    TRY(room_.store.run("DELETE FROM settled WHERE form = ? AND place = ?", {form, place}));
    TRY(room_.store.run("DELETE FROM step WHERE id = ?", {step}));
    return key;
}

Result<std::string> Steps::undo(const record::SubmissionId& id) {
    const BytesView form(id.bytes);
    store::Transaction change = TRY(room_.store.begin());
    const std::int64_t step = TRY(
        room_.store.number("SELECT coalesce(max(step), 0) FROM step_form WHERE form = ?", {form}));
    std::string undone(step_of_pages);
    if (step == 0 ||
        TRY(room_.store.number("SELECT place IS NOT NULL FROM step WHERE id = ?", {step}))) {
        undone = TRY(undo_settling(id, step));
    } else {
        if (TRY(room_.store.number("SELECT count(*) FROM step_form WHERE step > ?1 AND form IN "
                                   "(SELECT form FROM step_form WHERE step = ?1)",
                                   {step})) > 0)
            return fail(QueueFault::MovedOn,
                        "the pages went to another form, where work went on; undo that first");
        TRY(restore(step));
    }
    TRY(change.commit());
    return undone;
}

Result<void> Steps::forget(const record::SubmissionId& form) {
    return room_.store.run(
        "DELETE FROM step WHERE id IN (SELECT step FROM step_form WHERE form = ?)",
        {BytesView(form.bytes)});
}

} // namespace tycktill::queue
