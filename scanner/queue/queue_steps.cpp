// Every step that a person takes with an item can be taken back until the item is sent: a settlement by
// its place, everything else by the rows as they were before it.
#include "scanner/queue/queue_fault.h"
#include "scanner/queue/queue_rows.h"
#include "scanner/queue/queue_store.h"

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

/// `place`: of the settlement that the step makes; else the forms' rows are kept as they are now.
Result<std::int64_t> Queue::begin_step(std::optional<std::int64_t> place,
                                       std::initializer_list<record::SubmissionId> forms) {
    if (place)
        TRY(store_.run("INSERT INTO step (place) VALUES (?)", {*place}));
    else
        TRY(store_.run("INSERT INTO step (place) VALUES (NULL)"));
    const std::int64_t step = TRY(store_.number("SELECT last_insert_rowid()"));
    for (const record::SubmissionId& form : forms) {
        const BytesView id(form.bytes);
        if (!place) {
            TRY(store_.run(keep_form_row, {step, id}));
            TRY(store_.run("INSERT INTO step_settled (step, form, place, sealed) SELECT ?, form, "
                           "place, sealed FROM settled WHERE form = ?",
                           {step, id}));
        }
        // One that is not there yet is made by the step.
        TRY(store_.run("INSERT OR IGNORE INTO step_form (step, form) VALUES (?, ?)", {step, id}));
    }
    return step;
}

Result<void> Queue::keep_pages(std::int64_t step, const record::SubmissionId& form) {
    return store_.run("INSERT INTO step_page (step, page, form, sheet_page, sealed_reading, "
                      "turned) SELECT ?, id, form, sheet_page, sealed_reading, turned FROM page "
                      "WHERE form = ?",
                      {step, BytesView(form.bytes)});
}

Result<void> Queue::restore(std::int64_t step) {
    TRY(store_.run(restore_form_rows, {step}));
    for (const std::string_view sql : restore_rest)
        TRY(store_.run(sql, {step}));
    return {};
}

Result<std::string> Queue::undo(const record::SubmissionId& id) {
    const BytesView form(id.bytes);
    store::Transaction change = TRY(store_.begin());
    const std::int64_t step =
        TRY(store_.number("SELECT coalesce(max(step), 0) FROM step_form WHERE form = ?", {form}));
    const bool settles =
        step == 0 || TRY(store_.number("SELECT place IS NOT NULL FROM step WHERE id = ?", {step}));
    if (!settles) {
        if (TRY(store_.number("SELECT count(*) FROM step_form WHERE step > ?1 AND form IN (SELECT "
                              "form FROM step_form WHERE step = ?1)",
                              {step})) > 0)
            return fail(QueueFault::MovedOn,
                        "the pages went to another form, where work went on; undo that first");
        TRY(restore(step));
        TRY(change.commit());
        return std::string(step_of_pages);
    }
    std::string key;
    std::int64_t place = 0;
    {
        store::Statement last = TRY(store_.query("SELECT place, sealed FROM settled WHERE form = ? "
                                                 "ORDER BY place DESC LIMIT 1",
                                                 {form}));
        if (!TRY(last.next()))
            return std::string();
        place = last.number(0);
        const Bytes plain =
            TRY(record::open_box(key_, last.bytes(1), bound_settled(id.bytes, place)));
        key = TRY(parse_settlement(plain)).first;
    }
    TRY(store_.run("DELETE FROM settled WHERE form = ? AND place = ?", {form, place}));
    TRY(store_.run("DELETE FROM step WHERE id = ?", {step}));
    TRY(change.commit());
    return key;
}

/// When an item leaves, nothing of it stays behind in what could be undone.
Result<void> Queue::forget_steps(const record::SubmissionId& form) {
    return store_.run("DELETE FROM step WHERE id IN (SELECT step FROM step_form WHERE form = ?)",
                      {BytesView(form.bytes)});
}

} // namespace tycktill::queue
