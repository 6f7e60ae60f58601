#pragma once
/// The reports that are owed: which period is due when, and what such a report holds. Pure.
#include "forms/definition/owed.h"
#include "office/reports/figures.h"

namespace tycktill::reports {

/// One report of one period that somebody has to make; of a provider's, one for each utförare.
struct Due {
    enum class State { Running, ToDo, Late, Done };
    std::string report; ///< the owed one's id
    Period period;
    Day ready_by{};
    std::string run_by; ///< the utförare, or ""
    State state = State::Running;
    std::string number; ///< of the frozen report, when Done
    friend bool operator==(const Due&, const Due&) = default;
};

/// A report that was frozen: what the checklist needs to know of it.
struct Made {
    std::string number, report, run_by;
    Period period;
};

/// The period of an owed report that a day lies in.
Period period_of(const forms::OwedReport& report, Day day);
/// Everything that is owed: the running periods, and those that ended since `since` (the first arrival). By the day that
/// each is to be ready.
std::vector<Due> checklist(const forms::OwedReports& owed, const forms::OfficeRules& rules,
                           const std::vector<Made>& made, Day since, Day today);

/// "Första halvåret 2026", "Mars 2026", "2026", "Januari–april 2026"
std::string name_of(const Period& period);

/// The utförare with a contract, each once.
std::vector<std::string> providers(const forms::OfficeRules& rules);

/// The owed tables in their order, of the board and the utförare that it is about; without small counts where it leaves the
/// house. None for a self-check.
std::vector<Table> tables_of(const forms::OwedReport& report, const std::string& run_by,
                             const std::vector<Case>& cases, const Circumstances& of);

/// The figures that bear on a row of the self-check, in a sentence each.
std::vector<std::string> figures_for(const forms::SelfCheckRow& row, const std::vector<Case>& cases,
                                     const Circumstances& of);

/// How many came in, against the period before, and how soon they were answered: two or three sentences to go on from.
std::vector<std::string> summary(const std::vector<Case>& cases, const Circumstances& of);

} // namespace tycktill::reports
