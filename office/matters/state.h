#pragma once
/// Where a matter stands and what comes next, computed from its events each time it is asked.
#include "office/matters/clocks.h"

namespace tycktill::matters {

enum class State {
    New,        ///< ny: has a row and a number, nobody has seen it
    Registered, ///< registrerad
    Confirmed,  ///< bekräftad: the person knows that it came
    Assigned,   ///< tilldelad
    InProgress, ///< pågår, on its level
    Waiting,    ///< väntar på någon; the clocks go on
    Answered,   ///< besvarad
    Closed,     ///< avslutad
    Purged,     ///< gallrad
};
State state_of(const Matter& matter, Day today);
/// "Pågår på nivå 2"
std::string state_in_words(const Matter& matter, Day today);

/// The first duty that is not met, in the order that they fall.
enum class NextStep {
    Register,
    AnswerHint,
    Assign,
    Confirm, ///< only where a clock of the scheme asks for it
    PassPraiseOn,
    FeedBack,
    TakeCare, ///< nobody can be answered: do something about it
    Reply,
    AskReception,
    Close,
    Nothing,
};
NextStep next_step(const Matter& matter, const forms::OfficeRules& rules);

/// Why an event that is possible in itself is not so by the municipality's own rules: a unit, an outcome, a level
/// that its file does not hold, or an outcome that asks for a measure. Only for what is done now; kept events
/// stand as they are when the file changes.
std::optional<Refusal> against_rules(const Matter& matter, const Event& event,
                                     const forms::OfficeRules& rules);

} // namespace tycktill::matters
