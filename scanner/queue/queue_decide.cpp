// What a person decides about an item, and how it is done a little later, so that it can be taken back.
#include "scanner/queue/queue_fault.h"
#include "scanner/queue/queue_rows.h"
#include "scanner/queue/queue_store.h"

namespace tycktill::queue {

namespace {

/// Drawn by the item's own random number, so that deciding again draws nothing new.
bool is_drawn(const record::SubmissionId& id, double percent) {
    const int drawn = id.bytes[0] * 256 + id.bytes[1];
    return drawn < percent / 100 * 65536;
}

// Kept as a settlement is: the key is the verdict.
constexpr const char* accepted_word = "accepted";
constexpr const char* rejected_word = "rejected";

} // namespace

Result<std::string> Queue::first_look(const Row& row) const {
    if (row.sealed_first_look.empty())
        return std::string();
    return text_of(
        TRY(record::open_box(key_, row.sealed_first_look, bound_first_look(row.id.bytes))));
}

Result<Decided> Queue::decide(const record::SubmissionId& id, const Decision& decision) {
    const QueuedForm form = TRY(load(id));
    const BytesView bytes(id.bytes);
    if (decision.accepted)
        TRY(check_ready(form));
    const std::string& first = form.item.second_look;
    if (decision.accepted && !first.empty() && first == decision.by)
        return fail(QueueFault::NeedsAnother, "another person is to look at this one");
    store::Transaction change = TRY(store_.begin());
    TRY(begin_step({}, {id}));
    Decided decided = Decided::Done;
    // Where persons have no names nobody can be another person.
    if (decision.accepted && first.empty() && !decision.by.empty() &&
        is_drawn(id, options_.second_look_percent)) {
        decided = Decided::SecondLook;
        const Bytes sealed =
            record::seal_box(key_.public_key, bytes_of(decision.by), bound_first_look(id.bytes));
        TRY(store_.run("UPDATE form SET sealed_first_look = ? WHERE id = ?",
                       {BytesView(sealed), bytes}));
    } else {
        const Bytes sealed =
            record::seal_box(key_.public_key,
                             settlement_bytes(decision.accepted ? accepted_word : rejected_word,
                                              {decision.why, decision.by}),
                             bound_decision(id.bytes));
        TRY(store_.run("UPDATE form SET sealed_decision = ? WHERE id = ?",
                       {BytesView(sealed), bytes}));
        TRY(store_.run("DELETE FROM draft WHERE form = ?", {bytes}));
        TRY(store_.run("DELETE FROM claim WHERE form = ?", {bytes}));
    }
    TRY(change.commit());
    return decided;
}

Result<std::vector<record::SubmissionId>> Queue::decided() const {
    std::vector<record::SubmissionId> ids;
    for (const Row& row : TRY(rows("WHERE sealed_decision IS NOT NULL", {})))
        ids.push_back(row.id);
    return ids;
}

Result<void> Queue::carry_out(const record::SubmissionId& id, store::Outbox& outbox,
                              const record::Recipients& recipients, Day today) {
    const Row row = TRY(row_of(id));
    if (row.sealed_decision.empty())
        return fail(QueueFault::NotDecided, "the item is not decided; nothing was sent");
    const auto [verdict, words] = TRY(parse_settlement(
        TRY(record::open_box(key_, row.sealed_decision, bound_decision(id.bytes)))));
    if (verdict == accepted_word)
        return accept(id, outbox, recipients, today);
    return reject(id, words.empty() ? std::string() : words.front(), today);
}

} // namespace tycktill::queue
