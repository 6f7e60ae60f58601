#include "scanner/queue/rows.h"
#include "scanner/queue/queue_fault.h"
#include "scanner/queue/queue_store.h"
#include "scanner/queue/reading_json.h"
#include "shared/base/json_bounds.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace tycktill::queue {

namespace {

constexpr std::string_view form_columns =
    "SELECT id, place, batch, arrived, form, version, serial, pages_of_sheet, aside, sealed_aside, "
    "by_staff, sealed_decision, sealed_first_look, summary, changes FROM form ";

} // namespace

Result<std::vector<FormRow>> Rows::where(std::string_view which, store::SqlValues values) const {
    const std::string sql = std::string(form_columns) + std::string(which) + " ORDER BY place";
    store::Statement statement = TRY(room_.store.query(sql, values));
    std::vector<FormRow> found;
    while (TRY(statement.next())) {
        FormRow row;
        row.id = TRY(submission_id_of(statement.bytes(0)));
        row.place = statement.number(1);
        row.batch = statement.number(2);
        row.arrived = TRY(parse_day(statement.text(3)));
        row.form = {statement.text(4), static_cast<int>(statement.number(5))};
        row.serial = statement.text(6);
        row.pages_of_sheet = static_cast<int>(statement.number(7));
        row.aside = statement.text(8);
        row.sealed_aside = statement.bytes(9);
        row.by_staff = statement.number(10) != 0;
        row.sealed_decision = statement.bytes(11);
        row.sealed_first_look = statement.bytes(12);
        row.summary = statement.bytes(13);
        row.changes = statement.number(14);
        found.push_back(std::move(row));
    }
    return found;
}

Result<FormRow> Rows::of(const record::SubmissionId& id) const {
    std::vector<FormRow> found = TRY(where("WHERE id = ?", {BytesView(id.bytes)}));
    if (found.empty())
        return fail(QueueFault::NoSuchForm,
                    "there is no form " + to_text(id) + " in the queue; see tycktill-scan queue");
    return std::move(found.front());
}

Result<FormRow> Rows::owner_of(std::int64_t page) const {
    std::vector<FormRow> owners =
        TRY(where("WHERE id = (SELECT form FROM page WHERE id = ?)", {page}));
    if (owners.empty())
        return fail(QueueFault::NoSuchPage, "there is no such page in the queue");
    return std::move(owners.front());
}

Result<std::vector<returned::FormPage>> Rows::pages_of(const FormRow& row) const {
    store::Statement statement =
        TRY(room_.store.query("SELECT id, sealed_reading FROM page WHERE form = ? ORDER BY id",
                              {BytesView(row.id.bytes)}));
    std::vector<returned::FormPage> pages;
    while (TRY(statement.next())) {
        const std::int64_t id = statement.number(0);
        returned::FormPage page = TRY(parse_form_page(
            TRY(record::open_box(room_.key, statement.bytes(1), bound_reading(id)))));
        page.id = id;
        pages.push_back(std::move(page));
    }
    return pages;
}

Result<returned::Settled> Rows::settled_of(const FormRow& row) const {
    store::Statement statement =
        TRY(room_.store.query("SELECT place, sealed FROM settled WHERE form = ? "
                              "ORDER BY place",
                              {BytesView(row.id.bytes)}));
    returned::Settled settled;
    while (TRY(statement.next())) {
        const Bytes plain = TRY(record::open_box(room_.key, statement.bytes(1),
                                                 bound_settled(row.id.bytes, statement.number(0))));
        auto [key, values] = TRY(parse_settlement(plain));
        settled[key] = std::move(values);
    }
    return settled;
}

Result<std::string> Rows::first_look(const FormRow& row) const {
    if (row.sealed_first_look.empty())
        return std::string();
    return text_of(
        TRY(record::open_box(room_.key, row.sealed_first_look, bound_first_look(row.id.bytes))));
}

Result<void> Rows::move_page(std::int64_t page, const record::SubmissionId& to) {
    return room_.store.run("UPDATE page SET form = ? WHERE id = ?", {BytesView(to.bytes), page});
}

Result<void> Rows::drop_if_empty(const record::SubmissionId& form) {
    return room_.store.run("DELETE FROM form WHERE id = ? AND NOT EXISTS (SELECT 1 FROM page WHERE "
                           "page.form = form.id)",
                           {BytesView(form.bytes)});
}

Result<std::int64_t> Rows::settle(const record::SubmissionId& form, const std::string& key,
                                  const std::vector<std::string>& values) {
    const BytesView id(form.bytes);
    const std::int64_t place = TRY(
        room_.store.number("SELECT coalesce(max(place), 0) + 1 FROM settled WHERE form = ?", {id}));
    const Bytes sealed = record::seal_box(room_.key.public_key, settlement_bytes(key, values),
                                          bound_settled(form.bytes, place));
    TRY(room_.store.run("INSERT INTO settled (form, place, sealed) VALUES (?, ?, ?)",
                        {id, place, BytesView(sealed)}));
    return place;
}

using Json = nlohmann::json;

Result<record::SubmissionId> submission_id_of(const Bytes& bytes) {
    record::SubmissionId id;
    if (bytes.size() != id.bytes.size())
        return fail(QueueFault::DamagedRow,
                    "the desk's queue holds a row with a broken id; restore it from a backup");
    std::copy(bytes.begin(), bytes.end(), id.bytes.begin());
    return id;
}

/// Flat things: nothing that we wrote is deeper or longer.
static Json parse_flat(BytesView bytes) {
    const std::string_view text(reinterpret_cast<const char*>(bytes.data()), bytes.size());
    return check_json_bounds(text, {1 << 20, 4, 20'000}) ? Json::parse(bytes.begin(), bytes.end())
                                                         : Json();
}

Bytes to_bytes(const FinishedNote& note) {
    return bytes_of(
        Json{{"why", note.why}, {"sketches", note.sketches}, {"page", note.first_page}}.dump(
            -1, ' ', false, Json::error_handler_t::replace));
}

FinishedNote finished_note_of(BytesView bytes) {
    FinishedNote note;
    try {
        const Json json = parse_flat(bytes);
        note.why = json.value("why", "");
        note.sketches = json.value("sketches", std::vector<std::string>{});
        note.first_page = json.value("page", std::int64_t{0});
    } catch (const Json::exception&) {
        // A note that is not understood compares with nothing, and then a person looks.
    }
    return note;
}

Bytes settlement_bytes(const std::string& key, const std::vector<std::string>& values) {
    return bytes_of(Json{{"key", key}, {"values", values}}.dump());
}

Result<std::pair<std::string, std::vector<std::string>>> parse_settlement(BytesView bytes) {
    try {
        const Json json = parse_flat(bytes);
        return std::pair(json.at("key").get<std::string>(),
                         json.at("values").get<std::vector<std::string>>());
    } catch (const Json::exception&) {
        return fail(QueueFault::DamagedSettlement,
                    "a settled value is not understood; undo it and settle it again");
    }
}

} // namespace tycktill::queue
