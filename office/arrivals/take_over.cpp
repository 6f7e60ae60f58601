#include "office/arrivals/take_over.h"

#include "office/arrivals/arrival.h"
#include "office/reading/opening.h"
#include "office/register/casebook.h"
#include "shared/base/fail_point.h"

#include <unordered_set>

namespace tycktill::arrivals {
namespace {

using matters::Event;
using registry::NewEvent;

/// The matter's first events, or why not: the envelope does not open.
Result<void> open_one(office::Archive& archive, registry::Register& kept, const std::string& id,
                      const office::KeyRing& ring, const OpeningWords& words,
                      const record::PublicKey& to, Day today) {
    const record::SubmissionId submission_id = TRY(record::parse_submission_id(id));
    const auto row = TRY(archive.envelope(submission_id));
    if (!row || !row->arrived)
        return fail(id + ": has a row in the register and is not in the archive; run verify");
    const record::Submission submission =
        TRY(office::open_submission(archive, submission_id, ring));
    const Arrival arrival = arrival_of(
        submission, *row->arrived, words.catalogue.form(submission.form), words.rules, words.hints);
    std::vector<Event> events{{arrival.day, today, "", matters::Role::System, arrival.arrived, {}}};
    for (const matters::Hint hint : arrival.hints)
        events.push_back({today, today, "", matters::Role::System, matters::HintRaised{hint}, {}});
    fail_point("arrivals.opening");
    const registry::Outcome outcome = TRY(registry::perform_as_program(
        kept, id, 0, events, to, NewEvent::Rewording{arrival.line, "", arrival.day}));
    if (const auto* refused = std::get_if<matters::Refusal>(&outcome))
        return fail(id + ": " + matters::in_words(*refused));
    return {}; // Stale: another program was first, with the same
}

} // namespace

Result<int> make_rows(office::Archive& archive, registry::Register& kept, const std::string& board,
                      Day today) {
    std::unordered_set<std::string> known;
    const auto rows = TRY(kept.rows({}));
    for (const registry::Row& row : rows)
        known.insert(row.matter);
    std::vector<registry::Incoming> delivery;
    const auto envelopes = TRY(archive.envelopes());
    for (const office::ArchivedEnvelope& one : envelopes) {
        std::string id = to_text(one.id);
        if (one.arrived && !one.purged && known.count(id) == 0)
            delivery.push_back({std::move(id), board, *one.arrived, registry::unopened_line});
    }
    if (delivery.empty())
        return 0;
    fail_point("arrivals.rows");
    TRY(kept.receive(delivery, today));
    return static_cast<int>(delivery.size());
}

Result<TakenOver> take_over(office::Archive& archive, registry::Register& kept,
                            const office::KeyRing& ring, const OpeningWords& words,
                            const record::PublicKey& to, Day today) {
    TakenOver taken;
    taken.rows = TRY(make_rows(archive, kept, words.rules.board_of(""), today));
    const std::vector<std::string> unopened = TRY(kept.unopened());
    for (const std::string& id : unopened) {
        if (open_one(archive, kept, id, ring, words, to, today))
            ++taken.opened;
        else
            taken.unreadable.push_back(id);
    }
    return taken;
}

Result<std::string> municipality_of_newest(office::Archive& archive, const office::KeyRing& ring) {
    constexpr int most_tried = 20;
    const auto envelopes = TRY(archive.envelopes());
    int tried = 0;
    for (auto one = envelopes.rbegin(); one != envelopes.rend() && tried < most_tried; ++one) {
        if (!one->arrived || one->purged)
            continue;
        ++tried;
        if (const auto opened = office::open_without_contact(archive, one->id, ring))
            return opened->municipality;
    }
    return std::string();
}

} // namespace tycktill::arrivals
