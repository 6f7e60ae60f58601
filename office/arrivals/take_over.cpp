#include "office/arrivals/take_over.h"

#include "office/arrivals/arrival.h"
#include "office/reading/opening.h"
#include "office/register/casebook.h"
#include "shared/base/fail_point.h"

#include <unordered_map>
#include <unordered_set>

namespace tycktill::arrivals {
namespace {

using matters::Event;
using registry::NewEvent;

/// What an envelope says of itself, or why not: it does not open.
Result<Arrival> read_arrival(office::Archive& archive, const std::string& id,
                             const office::KeyRing& ring, const OpeningWords& words) {
    const record::SubmissionId submission_id = TRY(record::parse_submission_id(id));
    const auto row = TRY(archive.envelope(submission_id));
    if (!row || !row->arrived)
        return fail(id + ": has a row in the register and is not in the archive; run verify");
    const record::Submission submission =
        TRY(office::open_submission(archive, submission_id, ring));
    return arrival_of(submission, *row->arrived, words.catalogue.form(submission.form), words.rules,
                      words.hints);
}

/// The matter's first events.
Result<void> begin_matter(registry::Register& kept, const std::string& id, const Arrival& arrival,
                          const record::PublicKey& to, Day today) {
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

/// What has arrived and has no row, by its day, in the board's series that `board_of` tells; those that it tells none of wait.
template <typename BoardOf>
Result<std::vector<registry::Incoming>>
delivery_of(office::Archive& archive, registry::Register& kept, const BoardOf& board_of) {
    std::unordered_set<std::string> known;
    const auto rows = TRY(kept.rows({}));
    for (const registry::Row& row : rows)
        known.insert(row.matter);
    std::vector<registry::Incoming> delivery;
    const auto envelopes = TRY(archive.envelopes());
    for (const office::ArchivedEnvelope& one : envelopes) {
        std::string id = to_text(one.id);
        if (!one.arrived || one.purged || known.count(id) > 0)
            continue;
        if (std::string board = board_of(id, *one.arrived); !board.empty())
            delivery.push_back(
                {std::move(id), std::move(board), *one.arrived, registry::unopened_line});
    }
    return delivery;
}

Result<int> number(registry::Register& kept, const std::vector<registry::Incoming>& delivery,
                   Day today) {
    if (delivery.empty())
        return 0;
    fail_point("arrivals.rows");
    TRY(kept.receive(delivery, today));
    return static_cast<int>(delivery.size());
}

} // namespace

Result<int> make_rows(office::Archive& archive, registry::Register& kept,
                      const forms::OfficeRules& rules, Day today) {
    if (rules.boards.empty())
        return 0;
    const auto board_of = [&](const std::string&, Day arrived) {
        return rules.boards.size() == 1 || arrived < today ? rules.board_of("") : std::string();
    };
    return number(kept, TRY(delivery_of(archive, kept, board_of)), today);
}

Result<TakenOver> take_over(office::Archive& archive, registry::Register& kept,
                            const office::KeyRing& ring, const OpeningWords& words,
                            const record::PublicKey& to, Day today) {
    TakenOver taken;
    std::unordered_map<std::string, Arrival> read; // opened for its number already
    const auto board_of = [&](const std::string& id, Day) {
        auto arrival = read_arrival(archive, id, ring, words);
        if (!arrival)
            return words.rules.board_of("");
        return read.emplace(id, std::move(*arrival)).first->second.arrived.board;
    };
    taken.rows = TRY(number(kept, TRY(delivery_of(archive, kept, board_of)), today));
    const std::vector<std::string> unopened = TRY(kept.unopened());
    for (const std::string& id : unopened) {
        const auto known = read.find(id);
        const auto arrival = known != read.end() ? Result<Arrival>(std::move(known->second))
                                                 : read_arrival(archive, id, ring, words);
        if (arrival && begin_matter(kept, id, *arrival, to, today))
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
