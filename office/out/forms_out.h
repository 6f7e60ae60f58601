#pragma once
/// Where printed forms and brochures lie: when each unit last had some, so that they are seen wherever people are
/// (Linköping's scheme wants the brochure visible at every unit). A unit that had none for half a year is one to
/// look at; that time is ours, no scheme names one.
#include "forms/definition/office_rules.h"
#include "office/papers/papers.h"
#include "shared/base/day.h"

namespace tycktill::out {

struct FormsHandedOut {
    Day day{};
    int copies = 0;
    friend bool operator==(const FormsHandedOut&, const FormsHandedOut&) = default;
};
struct UnitForms {
    std::string unit; ///< id
    std::string name;
    std::optional<FormsHandedOut> last; ///< nothing: never
    friend bool operator==(const UnitForms&, const UnitForms&) = default;
};

/// One for each unit of the office, as the municipality's file has them.
Result<std::vector<UnitForms>> forms_out(papers::Papers& papers, const forms::OfficeRules& rules);
/// Fails where there is no such unit, or the copies are none.
Result<void> note_forms_out(papers::Papers& papers, const forms::OfficeRules& rules,
                            const std::string& unit, const FormsHandedOut& handed);
bool wants_forms(const UnitForms& unit, Day today);

} // namespace tycktill::out
