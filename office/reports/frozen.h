#pragma once
/// A report that was frozen: it has a number, and what stands in it never moves again, whatever happens to the matters
/// afterwards. What a person added, the analysis and the rows from outside, is kept apart from what was counted.
///
/// Kept as two JSON documents, version 1: the counted one is read without the office's key and holds no name and nobody's
/// words; the added one is sealed.
#include "office/reports/account.h"

namespace tycktill::reports {

/// What came another way than through the office, told by who knows it: not counted in the tables.
struct OutsideRow {
    std::string from;  ///< "Patientnämnden", an utförare
    std::string count; ///< as it was told, "3"
    std::string words;
    friend bool operator==(const OutsideRow&, const OutsideRow&) = default;
};

/// A row of the self-check as it was judged.
struct Judged {
    enum class Reached { Wholly, Partly, Not };
    std::string row; ///< id
    std::string aim, how;
    std::vector<std::string> figures;
    std::optional<Reached> reached; ///< nothing while nobody has judged it
    std::string comment;            ///< added, and sealed
    friend bool operator==(const Judged&, const Judged&) = default;
};
const char* in_words(Judged::Reached reached); ///< "Helt", "Delvis", "Ej"

struct FrozenReport {
    std::string number; ///< "2026:2": the year that it was frozen in, and which of that year's
    std::string report; ///< the owed one's id
    std::string name, to;
    Period period;
    std::string board, run_by;
    bool published = false;
    std::vector<std::string> summary;
    std::vector<Table> tables;
    std::vector<Judged> checks; ///< of a self-check; else empty
    Day frozen{};
    std::string frozen_by;  ///< the account
    std::string audit_head; ///< of the log when it was frozen, signed (office/audit/audit.h)
    // What a person added:
    std::string analysis;
    std::vector<OutsideRow> outside;
    friend bool operator==(const FrozenReport&, const FrozenReport&) = default;
};

/// What was counted. Without the audit's head it is what the log names the digest of.
std::string counted_part(const FrozenReport& report);
/// What was added: analysis, rows from outside, comments. "" when nothing was.
std::string added_part(const FrozenReport& report);
/// The way back. `added` may be "": it is still sealed, or there is none.
Result<FrozenReport> read_frozen(const std::string& counted, const std::string& added);

Made made_of(const FrozenReport& report);

/// As it would be frozen now: everything counted, nothing added, no number.
FrozenReport drafted(const forms::OwedReports& owed, const forms::OwedReport& report,
                     const std::string& run_by, const std::vector<Case>& cases,
                     const Circumstances& of);
/// Says how many came in the period that no key opens, by the days that they came: they cannot be counted, and a report
/// that kept silent of them would be wrong.
void say_uncounted(FrozenReport& report, const std::vector<Day>& arrived);
/// What the utförare have compiled themselves for a period, as rows from outside to another's report.
std::vector<OutsideRow> provider_rows(const std::vector<FrozenReport>& frozen,
                                      const forms::OwedReports& owed, const Period& period);

/// "Klagomål och synpunkter, första halvåret 2026"
std::string title_of(const FrozenReport& report);
/// The self-check, the tables, the rows from outside, as they stand in it.
std::vector<Table> every_table(const FrozenReport& report);
/// Everything in order, to paste into another document.
std::string as_text(const FrozenReport& report, const std::string& municipality);
/// The tables and the rows from outside for Swedish Excel.
std::string swedish_csv(const FrozenReport& report);

} // namespace tycktill::reports
