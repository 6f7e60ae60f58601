#include "scanner/queue/desks.h"

#include "scanner/queue/queue_store.h"
#include "scanner/queue/rows.h"

namespace tycktill::queue {

namespace {

// Begins a draft's flips in the list of its values: no choice's id begins so.
constexpr std::string_view flip_word = "@flip ";

} // namespace

Result<void> Desks::save_draft(const record::SubmissionId& id, const Draft& draft) {
    if (draft.empty())
        return room_.store.run("DELETE FROM draft WHERE form = ?", {BytesView(id.bytes)});
    std::vector<std::string> values{draft.text};
    values.insert(values.end(), draft.ticked.begin(), draft.ticked.end());
    for (const std::string& flip : draft.flips)
        values.push_back(std::string(flip_word) + flip);
    const Bytes sealed = record::seal_box(room_.key.public_key, settlement_bytes(draft.key, values),
                                          bound_draft(id.bytes));
    return room_.store.run(
        "INSERT OR REPLACE INTO draft (form, sealed) SELECT id, ? FROM form WHERE "
        "id = ?",
        {BytesView(sealed), BytesView(id.bytes)});
}

Result<Draft> Desks::draft(const record::SubmissionId& id) const {
    store::Statement kept =
        TRY(room_.store.query("SELECT sealed FROM draft WHERE form = ?", {BytesView(id.bytes)}));
    if (!TRY(kept.next()))
        return Draft{};
    auto [key, values] = TRY(
        parse_settlement(TRY(record::open_box(room_.key, kept.bytes(0), bound_draft(id.bytes)))));
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

Result<std::vector<record::SubmissionId>> Desks::taken_from(const DeskId& desk,
                                                            DeskClock now) const {
    store::Statement taken = TRY(room_.store.query(
        "SELECT form FROM claim WHERE desk <> ? AND until > ?", {BytesView(desk.bytes), now}));
    std::vector<record::SubmissionId> found;
    while (TRY(taken.next()))
        found.push_back(TRY(submission_id_of(taken.bytes(0))));
    return found;
}

Result<bool> Desks::claim(const record::SubmissionId& id, const DeskId& desk, DeskClock now) {
    store::Transaction change = TRY(room_.store.begin());
    const std::int64_t taken = TRY(
        room_.store.number("SELECT count(*) FROM claim WHERE form = ? AND desk <> ? AND until > ?",
                           {BytesView(id.bytes), BytesView(desk.bytes), now}));
    if (taken > 0)
        return false;
    // A desk has one form at a time.
    TRY(room_.store.run("DELETE FROM claim WHERE desk = ? OR until <= ?",
                        {BytesView(desk.bytes), now}));
    TRY(room_.store.run(
        "INSERT OR REPLACE INTO claim (form, desk, until) SELECT id, ?, ? FROM form "
        "WHERE id = ?",
        {BytesView(desk.bytes), now + claim_seconds, BytesView(id.bytes)}));
    TRY(change.commit());
    return true;
}

Result<void> Desks::release(const DeskId& desk) {
    return room_.store.run("DELETE FROM claim WHERE desk = ?", {BytesView(desk.bytes)});
}

} // namespace tycktill::queue
