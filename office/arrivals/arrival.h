#pragma once
/// What an opened submission says of itself as a matter. Pure: from its answers, its form and the municipality's rules
/// to the event that begins the matter, the neutral line of its row and the hints.
#include "forms/definition/form.h"
#include "forms/definition/office_rules.h"
#include "office/arrivals/hints.h"
#include "shared/record/submission.h"

namespace tycktill::arrivals {

struct Arrival {
    Day day{}; ///< by the arrival rule
    matters::Arrived arrived;
    std::string line; ///< "Klagomål – hemtjänsten": words of the municipality's file alone
    std::vector<matters::Hint> hints;
};

/// `received`: the day that it came to the office. `form` may be nullptr: then neither type nor unit is known.
Arrival arrival_of(const record::Submission& submission, Day received, const forms::Form* form,
                   const forms::OfficeRules& rules, const HintWords& words);

} // namespace tycktill::arrivals
