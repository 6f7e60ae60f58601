#pragma once
/// Commands about the reports that are owed: what is due, a draft, freezing one, showing one again.
#include "office/commands/commands.h"

namespace tycktill::office {

struct OwedWish {
    std::string as;
    Format format = Format::Table;
};
/// The checklist: each report and period, by the day that it is to be ready.
Result<int> run_owed(const OfficePlace& place, const OwedWish& wish);

struct OwedReportWish {
    std::string as;
    std::string report; ///< the owed one's id
    std::string from;   ///< a day of the period; "" the newest that has ended
    std::string run_by; ///< of an utförare's
    /// A JSON file with what a person adds, - for standard input: {"analysis", "outside": [{"from","count","words"}],
    /// "checks": {ROW: {"reached": "wholly", "comment"}}}.
    std::string added;
    bool freeze = false;
    std::filesystem::path pdf; ///< written there too, or ""
    Format format = Format::Table;
};
/// Prints the draft; with `freeze` it gets its number.
Result<int> run_owed_report(const OfficePlace& place, const OwedReportWish& wish);

struct FrozenWish {
    std::string as, number;
    std::filesystem::path pdf;
    Format format = Format::Table;
};
/// A frozen report as it was, after holding it against the log.
Result<int> run_frozen(const OfficePlace& place, const FrozenWish& wish);

} // namespace tycktill::office
