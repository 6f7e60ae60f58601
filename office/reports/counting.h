#pragma once
/// Inside this room only: what the tables have in common when they count.
#include "office/reports/figures.h"

#include <algorithm>

namespace tycktill::reports {

inline std::vector<const Case*> arrived_in(const std::vector<Case>& cases, const Period& period) {
    std::vector<const Case*> found;
    for (const Case& one : cases)
        if (period.holds(one.matter.arrived))
            found.push_back(&one);
    return found;
}

template <typename Kind>
bool has(const Case& one, Day until) {
    return std::any_of(one.events.begin(), one.events.end(), [&](const matters::Event& event) {
        return event.day <= until && std::holds_alternative<Kind>(event.kind);
    });
}

/// What somebody did, that day at the latest.
inline std::vector<const matters::MeasureTaken*> measures_of(const Case& one, Day until) {
    std::vector<const matters::MeasureTaken*> found;
    for (const matters::Event& event : one.events)
        if (const auto* measure = std::get_if<matters::MeasureTaken>(&event.kind);
            measure && event.day <= until)
            found.push_back(measure);
    return found;
}

/// How it ended, as it stood that day; "" while it is open.
inline std::string outcome_of(const Case& one, Day until) {
    std::string outcome;
    for (const matters::Event& event : one.events) {
        if (event.day > until)
            continue;
        if (const auto* closed = std::get_if<matters::Closed>(&event.kind))
            outcome = closed->outcome;
        else if (std::holds_alternative<matters::Reopened>(event.kind))
            outcome.clear();
    }
    return outcome;
}

/// What they said last of the answer, as it was known that day.
inline std::optional<matters::Reception> reception_of(const Case& one, Day until) {
    std::optional<matters::Reception> last;
    for (const matters::Event& event : one.events)
        if (const auto* heard = std::get_if<matters::Heard>(&event.kind);
            heard && event.day <= until)
            last = heard->reception;
    return last;
}

} // namespace tycktill::reports
