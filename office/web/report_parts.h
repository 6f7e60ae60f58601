#pragma once
/// What the pages of the reports have in common: the matters that a visitor may count, the draft that an address speaks of,
/// the parts that a draft and a frozen report show alike.
#include "office/web/report_pages.h"

namespace tycktill::web {

/// What the visitor may make reports of.
struct Gathered {
    std::vector<reports::Case> cases;
    std::vector<Day> unopened; ///< when those came that nobody has opened
    Day first{};
};

Result<Gathered> gather(const Visit& visit);

/// The draft that an address or a form speaks of; nothing when there is no such.
struct Asked {
    const forms::OwedReport* owed = nullptr;
    reports::Period period;
    std::string run_by;
};
std::optional<Asked> asked(const Visit& visit, const Values& values);

/// Counted now, with what somebody has added and saved.
Result<reports::FrozenReport> drafted(const Visit& visit, const Asked& one, const Gathered& all);
bool may_freeze(const Visit& visit, const forms::OwedReport& owed, const std::string& run_by);

std::string path_of(const std::string& report, const reports::Period& period,
                    const std::string& run_by);
std::string frozen_path(const std::string& number);

Html summary_of(const reports::FrozenReport& report);
Html tables_html(const std::vector<reports::Table>& tables);
Html small_counts(const reports::FrozenReport& report);
std::string lead_of(const reports::FrozenReport& report);
/// As a file; `kind` is "pdf", "csv" or "txt".
wire::HttpResponse file_of(Site& site, const Visit& visit, const reports::FrozenReport& report,
                           const std::string& kind);

} // namespace tycktill::web
