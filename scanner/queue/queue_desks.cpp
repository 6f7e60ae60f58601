// What desks share while people work: drafts, which desk has which form, and where pages lie.
#include "scanner/queue/queue_rows.h"
#include "scanner/queue/queue_store.h"

namespace tycktill::queue {

namespace {

// Begins a draft's flips in the list of its values: no choice's id begins so.
constexpr std::string_view flip_word = "@flip ";

} // namespace

Result<void> Queue::save_draft(const record::SubmissionId& id, const Draft& draft) {
    if (draft.empty())
        return store_.run("DELETE FROM draft WHERE form = ?", {BytesView(id.bytes)});
    std::vector<std::string> values{draft.text};
    values.insert(values.end(), draft.ticked.begin(), draft.ticked.end());
    for (const std::string& flip : draft.flips)
        values.push_back(std::string(flip_word) + flip);
    const Bytes sealed = record::seal_box(key_.public_key, settlement_bytes(draft.key, values),
                                          bound_draft(id.bytes));
    return store_.run("INSERT OR REPLACE INTO draft (form, sealed) SELECT id, ? FROM form WHERE "
                      "id = ?",
                      {BytesView(sealed), BytesView(id.bytes)});
}

Result<Draft> Queue::draft(const record::SubmissionId& id) const {
    store::Statement kept =
        TRY(store_.query("SELECT sealed FROM draft WHERE form = ?", {BytesView(id.bytes)}));
    if (!TRY(kept.next()))
        return Draft{};
    auto [key, values] =
        TRY(parse_settlement(TRY(record::open_box(key_, kept.bytes(0), bound_draft(id.bytes)))));
    if (values.empty())
        return Draft{};
    Draft draft{key, values.front(), {}, {}};
    for (auto value = values.begin() + 1; value != values.end(); ++value)
        if (value->starts_with(flip_word))
            draft.flips.push_back(value->substr(flip_word.size()));
        else
            draft.ticked.push_back(std::move(*value));
    return draft;
}

Result<std::vector<record::SubmissionId>> Queue::taken_from(const DeskId& desk,
                                                            DeskClock now) const {
    store::Statement taken = TRY(store_.query(
        "SELECT form FROM claim WHERE desk <> ? AND until > ?", {BytesView(desk.bytes), now}));
    std::vector<record::SubmissionId> found;
    while (TRY(taken.next()))
        found.push_back(TRY(submission_id_of(taken.bytes(0))));
    return found;
}

Result<bool> Queue::claim(const record::SubmissionId& id, const DeskId& desk, DeskClock now) {
    store::Transaction change = TRY(store_.begin());
    const std::int64_t taken =
        TRY(store_.number("SELECT count(*) FROM claim WHERE form = ? AND desk <> ? AND until > ?",
                          {BytesView(id.bytes), BytesView(desk.bytes), now}));
    if (taken > 0)
        return false;
    // A desk has one form at a time.
    TRY(store_.run("DELETE FROM claim WHERE desk = ? OR until <= ?", {BytesView(desk.bytes), now}));
    TRY(store_.run("INSERT OR REPLACE INTO claim (form, desk, until) SELECT id, ?, ? FROM form "
                   "WHERE id = ?",
                   {BytesView(desk.bytes), now + claim_seconds, BytesView(id.bytes)}));
    TRY(change.commit());
    return true;
}

Result<void> Queue::release(const DeskId& desk) {
    return store_.run("DELETE FROM claim WHERE desk = ?", {BytesView(desk.bytes)});
}

Result<std::string> Queue::number_before(const Row& row) const {
    store::Statement before = TRY(store_.query(
        "SELECT serial FROM form WHERE batch = ? AND place < ? ORDER BY place DESC LIMIT 1",
        {row.batch, row.place}));
    return TRY(before.next()) ? before.text(0) : std::string();
}

Result<void> Queue::set_arrived(std::int64_t batch, Day day) {
    const std::string text = iso(day);
    store::Transaction change = TRY(store_.begin());
    for (const char* sql : {"UPDATE batch SET arrived = ? WHERE id = ?",
                            "UPDATE form SET arrived = ? WHERE batch = ?",
                            "UPDATE file SET arrived = ? WHERE batch = ?"})
        TRY(store_.run(sql, {std::string_view(text), batch}));
    return change.commit();
}

} // namespace tycktill::queue
