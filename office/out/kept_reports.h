#pragma once
/// Reports as they are kept among the office's papers: drafts that somebody goes on with, and frozen ones. Freezing notes
/// the digest of the report in the log first, and the log's signed head then stands on the report: neither can be changed
/// alone.
#include "office/audit/audit.h"
#include "office/keys/key_ring.h"
#include "office/matters/may.h"
#include "office/papers/papers.h"
#include "office/reports/frozen.h"

namespace tycktill::out {

/// Who freezes it, and when.
struct Doer {
    std::string id;
    std::string role;
    audit::Instant now{};
    Day today{};
};

/// All of them by number; what was added is "" where no key opens it.
Result<std::vector<reports::FrozenReport>> frozen_reports(papers::Papers& papers,
                                                          const office::KeyRing& ring);
/// Nothing when there is no such number.
Result<std::optional<reports::FrozenReport>>
frozen_report(papers::Papers& papers, const office::KeyRing& ring, const std::string& number);

enum class FreezeFault {
    Frozen,   ///< that period's is frozen already
    NotOver,  ///< the period still runs
    Unjudged, ///< a row of the self-check waits for its judgement
};
/// Gives it the next number of the year. Fails with a FreezeFault, or when it could not be kept.
Result<reports::FrozenReport> freeze(papers::Papers& papers, audit::Audit& log,
                                     reports::FrozenReport report, const Doer& doer,
                                     const record::PublicKey& office);
/// Whether the log holds the very report that is kept here.
Result<bool> is_as_logged(audit::Audit& log, const reports::FrozenReport& report);

/// What somebody has added so far to the draft of that report and period; false when somebody else has just saved.
Result<bool> keep_draft(papers::Papers& papers, const reports::FrozenReport& draft,
                        const record::PublicKey& office);
/// Puts what was kept of it into a fresh draft: analysis, rows from outside, judgements.
Result<void> add_kept(papers::Papers& papers, const office::KeyRing& ring,
                      reports::FrozenReport& draft);

/// Whether somebody may freeze that report: the secretary of its board, or of every board; an utförare's own manager of
/// theirs. `asks` is the one access check (office/matters/may.h).
using Asks =
    std::function<bool(matters::Act act, const std::string& board, const std::string& unit)>;
bool may_freeze(const forms::OwedReport& report, const std::string& run_by,
                const forms::OfficeRules& rules, const Asks& asks);

} // namespace tycktill::out
