// What a person decides about an item, and how it is done a little later, so that it can be taken back.
#include "scanner/queue/queue_fault.h"
#include "scanner/queue/queue_store.h"
#include "scanner/queue/sending.h"

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

Result<Decided> Sending::decide(const record::SubmissionId& id, const Decision& decision) {
    const QueuedForm form = TRY(items_.load(id));
    const BytesView bytes(id.bytes);
    if (decision.accepted)
        TRY(check_ready(form));
    const std::string& first = form.item.second_look;
    if (decision.accepted && !first.empty() && first == decision.by)
        return fail(QueueFault::NeedsAnother, "another person is to look at this one");
    store::Transaction change = TRY(room_.store.begin());
    TRY(steps_.begin({id}));
    Decided decided = Decided::Done;
    // Where persons have no names nobody can be another person.
    if (decision.accepted && first.empty() && !decision.by.empty() &&
        is_drawn(id, room_.options.second_look_percent)) {
        decided = Decided::SecondLook;
        const Bytes sealed = record::seal_box(room_.key.public_key, bytes_of(decision.by),
                                              bound_first_look(id.bytes));
        TRY(room_.store.run("UPDATE form SET sealed_first_look = ? WHERE id = ?",
                            {BytesView(sealed), bytes}));
    } else {
        const Bytes sealed =
            record::seal_box(room_.key.public_key,
                             settlement_bytes(decision.accepted ? accepted_word : rejected_word,
                                              {decision.why, decision.by}),
                             bound_decision(id.bytes));
        TRY(room_.store.run("UPDATE form SET sealed_decision = ? WHERE id = ?",
                            {BytesView(sealed), bytes}));
        TRY(room_.store.run("DELETE FROM draft WHERE form = ?", {bytes}));
        TRY(room_.store.run("DELETE FROM claim WHERE form = ?", {bytes}));
    }
    TRY(change.commit());
    return decided;
}

Result<std::vector<record::SubmissionId>> Sending::decided() const {
    std::vector<record::SubmissionId> ids;
    for (const FormRow& row : TRY(rows_.where("WHERE sealed_decision IS NOT NULL", {})))
        ids.push_back(row.id);
    return ids;
}

Result<void> Sending::carry_out(const record::SubmissionId& id, store::Outbox& outbox,
                                const record::Recipients& recipients, Day today) {
    const FormRow row = TRY(rows_.of(id));
    if (row.sealed_decision.empty())
        return fail(QueueFault::NotDecided, "the item is not decided; nothing was sent");
    const auto [verdict, words] = TRY(parse_settlement(
        TRY(record::open_box(room_.key, row.sealed_decision, bound_decision(id.bytes)))));
    if (verdict == accepted_word)
        return accept(id, outbox, recipients, today);
    return reject(id, words.empty() ? std::string() : words.front(), today);
}

} // namespace tycktill::queue
