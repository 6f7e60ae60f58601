#include "office/matters/state.h"

#include <algorithm>

namespace tycktill::matters {
namespace {

bool is_answered(const Matter& matter) {
    const int since = std::max(matter.round().began.at, matter.lifted.at);
    return matter.last_reply.at > since || (since == 1 && matter.last_reply.happened());
}

template <typename T>
bool has_id(const std::vector<T>& all, const std::string& id) {
    return std::any_of(all.begin(), all.end(), [&](const T& one) { return one.id == id; });
}

/// An id that may be left out, or must be in the list; a list that the file leaves out allows all.
template <typename T>
bool allows(const std::vector<T>& all, const std::string& id) {
    return id.empty() || all.empty() || has_id(all, id);
}

/// Whether what an event names exists in the municipality's file; one function a kind that names something.
class Naming {
public:
    Naming(const Matter& matter, const forms::OfficeRules& rules)
        : matter_(matter), rules_(rules) {}

    bool operator()(const Arrived& kind) {
        return has_id(rules_.boards, kind.board) && allows(rules_.units, kind.unit);
    }
    bool operator()(const Registered& kind) { return allows(rules_.provisions, kind.provision); }
    bool operator()(const Assigned& kind) {
        return has_id(rules_.units, kind.unit) && rules_.board_of(kind.unit) == matter_.board;
    }
    bool operator()(const HandedOver& kind) {
        return has_id(rules_.units, kind.unit) && rules_.board_of(kind.unit) == kind.board;
    }
    bool operator()(const SentToManager& kind) {
        return has_id(rules_.units, kind.unit) && rules_.board_of(kind.unit) == matter_.board;
    }
    bool operator()(const Lifted& kind) {
        return kind.level <= static_cast<int>(rules_.levels.size());
    }
    bool operator()(const MeasureTaken& kind) {
        return allows(rules_.causes, kind.cause) && allows_dimension(kind.dimension) &&
               allows(rules_.units, kind.told_unit);
    }
    bool operator()(const Closed& kind) { return allows(rules_.outcomes, kind.outcome); }
    template <typename Other>
    bool operator()(const Other&) {
        return true;
    }

private:
    /// A förvaltning's own dimension is not another's.
    bool allows_dimension(const std::string& id) const {
        if (id.empty() || rules_.dimensions.empty())
            return true;
        const auto* unit = rules_.unit(matter_.unit);
        return std::any_of(rules_.dimensions.begin(), rules_.dimensions.end(), [&](auto& one) {
            return one.id == id &&
                   (one.department.empty() || (unit && unit->department == one.department));
        });
    }

    const Matter& matter_;
    const forms::OfficeRules& rules_;
};

} // namespace

State state_of(const Matter& matter, Day today) {
    if (matter.purged.happened())
        return State::Purged;
    if (is_closed(matter))
        return State::Closed;
    if (matter.waiting.happened() && today <= matter.waits_until)
        return State::Waiting;
    if (is_answered(matter))
        return State::Answered;
    if (matter.begun.happened())
        return State::InProgress;
    if (matter.assigned.happened())
        return State::Assigned;
    if (matter.confirmed.happened())
        return State::Confirmed;
    return matter.registered.happened() ? State::Registered : State::New;
}

std::string state_in_words(const Matter& matter, Day today) {
    switch (state_of(matter, today)) {
    case State::New:
        return "Ny";
    case State::Registered:
        return "Registrerad";
    case State::Confirmed:
        return "Bekräftad";
    case State::Assigned:
        return "Tilldelad";
    case State::InProgress:
        return "Pågår på nivå " + std::to_string(matter.level);
    case State::Waiting:
        return "Väntar till " + swedish_date(matter.waits_until);
    case State::Answered:
        return "Besvarad";
    case State::Closed:
        return "Avslutad";
    case State::Purged:
        return "Gallrad";
    }
    return "";
}

NextStep next_step(const Matter& matter, const forms::OfficeRules& rules) {
    if (is_closed(matter))
        return NextStep::Nothing;
    if (!matter.registered.happened())
        return NextStep::Register;
    if (!matter.open_hints.empty())
        return NextStep::AnswerHint;
    if (!matter.assigned.happened())
        return NextStep::Assign;
    const bool asks_confirmation =
        std::any_of(rules.clocks.begin(), rules.clocks.end(), [](const forms::ClockRule& rule) {
            return rule.stops == forms::ClockRule::Stop::Confirmed;
        });
    if (asks_confirmation && owes_reply(matter) && !matter.confirmed.happened() &&
        !matter.last_reply.happened())
        return NextStep::Confirm;
    if (matter.arrival.praise && !matter.praise_passed_on.happened())
        return NextStep::PassPraiseOn;
    if (matter.sent_to_manager.after(matter.fed_back))
        return NextStep::FeedBack;
    if (owes_reply(matter))
        return NextStep::Reply;
    if (!is_reachable(matter) && !matter.arrival.praise && matter.measures == 0)
        return NextStep::TakeCare;
    const bool unheard = matter.last_reply.after(matter.heard) && !matter.arrival.praise;
    return unheard ? NextStep::AskReception : NextStep::Close;
}

std::optional<Refusal> against_rules(const Matter& matter, const Event& event,
                                     const forms::OfficeRules& rules) {
    if (!std::visit(Naming(matter, rules), event.kind))
        return Refusal{Why::NotInRules, {}};
    const auto* closed = std::get_if<Closed>(&event.kind);
    if (!closed || matter.measures > 0)
        return std::nullopt;
    const bool measure_asked =
        std::any_of(rules.outcomes.begin(), rules.outcomes.end(), [&](const auto& outcome) {
            return outcome.id == closed->outcome && outcome.needs_measure;
        });
    if (measure_asked)
        return Refusal{Why::ClosingNeeds, {{ClosingNeed::What::Measure, std::nullopt}}};
    return std::nullopt;
}

} // namespace tycktill::matters
