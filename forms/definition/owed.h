#pragma once
/// What a municipality's own document makes it account for: reports to boards, staff, management, the public, and the
/// yearly look at itself. Read from [[owed]] and [[self_check]] of its file. The office makes them (office/reports).
#include "shared/base/room.h"

#include <string>
#include <vector>

namespace tycktill::forms {

/// A table that a report may hold, in the file's words: "type", "measures" …
enum class ReportTable {
    Type,
    Unit,
    Way,
    Month,
    Anonymous,
    Dimension,
    Character, ///< type by type: how many, of what cause, what was done
    List,      ///< matter by matter: number, day, line, outcome, measures
    Measures,
    ToldUnits, ///< which unit was told of how many measures
    Outcomes,
    Reception,
    ReceptionOfMeasures, ///< how who complained took it, by how the matter ended
    Times,
    Clocks,
    Moved,
    Recurring, ///< what comes again, over four periods
    SelfCheck, ///< no table of counts: the rows of [[self_check]], judged by a person
};

struct OwedReport {
    enum class Audience { Board, Staff, Management, Public, Provider };
    std::string id;
    std::string name; ///< "Klagomål och synpunkter"
    std::string to;   ///< "Sociala utskottet"
    Audience audience = Audience::Board;
    int times_a_year = 1;            ///< 1, 2, 3, 4, 6 or 12
    int first_month = 1;             ///< of the year's first period
    int ready_after = 30;            ///< days after the period's last one
    std::string board;               ///< of that nämnd alone; "" for the whole municipality
    bool published = false;          ///< leaves the house: small counts are hidden
    std::vector<ReportTable> tables; ///< never empty
    friend bool operator==(const OwedReport&, const OwedReport&) = default;
};

/// A figure that bears on a row of the self-check.
enum class CheckFigure { Registered, Ways, Times, Agreed, Measures, Published, Heard, ByCode };

struct SelfCheckRow {
    std::string id;
    std::string aim;                  ///< what is strived for
    std::string how;                  ///< how it is applied
    std::vector<CheckFigure> figures; ///< none where no figure bears on it
    friend bool operator==(const SelfCheckRow&, const SelfCheckRow&) = default;
};

struct OwedReports {
    std::vector<OwedReport> reports;
    std::vector<SelfCheckRow> self_check;
    const OwedReport* report(const std::string& id) const;
    friend bool operator==(const OwedReports&, const OwedReports&) = default;
};

} // namespace tycktill::forms
