#include "office/out/kept_reports.h"

#include "shared/record/digest.h"
#include "shared/record/sealed_box.h"

#include <algorithm>

namespace tycktill::out {
namespace {

using papers::Paper;
using reports::FrozenReport;

constexpr const char* frozen_kind = "report";
constexpr const char* draft_kind = "report-draft";

std::string place_of(const std::string& kind, const std::string& id) {
    return kind + " " + id;
}

Bytes sealed(const FrozenReport& report, const std::string& kind, const std::string& id,
             const record::PublicKey& office) {
    const std::string added = reports::added_part(report);
    return added.empty() ? Bytes{} : record::seal_box(office, bytes_of(added), place_of(kind, id));
}

/// "" where there is nothing, or no key that opens it.
std::string opened(const Paper& paper, const office::KeyRing& ring) {
    if (paper.sealed.empty() || ring.keys.empty())
        return "";
    const auto plain = office::open_with(ring, [&](const record::KeyPair& key) {
        return record::open_box(key, paper.sealed, place_of(paper.kind, paper.id));
    });
    return plain ? text_of(*plain) : "";
}

Result<FrozenReport> report_of(const Paper& paper, const office::KeyRing& ring) {
    return reports::read_frozen(paper.facts, opened(paper, ring));
}

std::string draft_id(const FrozenReport& draft) {
    return draft.report + "/" + iso(draft.period.from) + "/" + draft.run_by;
}

/// What the log says of it: its number and the digest of all that stands in it.
std::string logged_words(FrozenReport report) {
    report.audit_head.clear();
    const std::string counted = reports::counted_part(report), added = reports::added_part(report);
    const record::Digest digest =
        record::blake2b({bytes_of(counted), bytes_of(std::string(1, '\0')), bytes_of(added)});
    return "frozen " + report.number + " " + to_hex(digest);
}

int number_of_year(const std::string& number) {
    return std::atoi(number.c_str() + number.find(':') + 1);
}

Result<std::string> next_number(papers::Papers& papers, Day today) {
    const std::string year =
        std::to_string(static_cast<int>(std::chrono::year_month_day{today}.year()));
    int last = 0;
    const auto all = TRY(papers.all(frozen_kind));
    for (const Paper& paper : all)
        if (paper.id.rfind(year + ":", 0) == 0)
            last = std::max(last, number_of_year(paper.id));
    return year + ":" + std::to_string(last + 1);
}

Result<void> may_be_frozen(papers::Papers& papers, const FrozenReport& report, Day today) {
    if (report.period.to >= today)
        return fail(FreezeFault::NotOver,
                    report.report + ": its period ends on " + iso(report.period.to));
    for (const reports::Judged& check : report.checks)
        if (!check.reached)
            return fail(FreezeFault::Unjudged,
                        report.report + ": the row " + check.row + " is not judged yet");
    const auto all = TRY(frozen_reports(papers, {}));
    for (const FrozenReport& one : all)
        if (one.report == report.report && one.run_by == report.run_by &&
            one.period == report.period)
            return fail(FreezeFault::Frozen,
                        report.report + ": is frozen for that period as " + one.number);
    return {};
}

} // namespace

Result<std::vector<FrozenReport>> frozen_reports(papers::Papers& papers,
                                                 const office::KeyRing& ring) {
    std::vector<FrozenReport> found;
    const auto all = TRY(papers.all(frozen_kind));
    for (const Paper& paper : all) {
        auto report = TRY(report_of(paper, ring));
        found.push_back(std::move(report));
    }
    std::sort(found.begin(), found.end(), [](const FrozenReport& a, const FrozenReport& b) {
        return std::pair(a.number.substr(0, 4), number_of_year(a.number)) <
               std::pair(b.number.substr(0, 4), number_of_year(b.number));
    });
    return found;
}

Result<std::optional<FrozenReport>>
frozen_report(papers::Papers& papers, const office::KeyRing& ring, const std::string& number) {
    const auto paper = TRY(papers.paper(frozen_kind, number));
    if (!paper)
        return std::optional<FrozenReport>{};
    return std::optional(TRY(report_of(*paper, ring)));
}

Result<FrozenReport> freeze(papers::Papers& papers, audit::Audit& log, FrozenReport report,
                            const Doer& doer, const record::PublicKey& office) {
    TRY(may_be_frozen(papers, report, doer.today));
    report.frozen = doer.today;
    report.frozen_by = doer.id;
    for (;;) {
        report.number = TRY(next_number(papers, doer.today));
        TRY(log.append({doer.now,
                        doer.id,
                        doer.role,
                        audit::Act::Report,
                        report.report,
                        logged_words(report),
                        {}}));
        const auto head = TRY(log.head());
        report.audit_head = head ? audit::to_text(*head) : "";
        const Bytes added = sealed(report, frozen_kind, report.number, office);
        // Somebody else may have taken the number since it was looked up.
        if (TRY(papers.save(
                {frozen_kind, report.number, 0, true, reports::counted_part(report), added})))
            break;
        TRY(may_be_frozen(papers, report, doer.today));
    }
    TRY(papers.drop(draft_kind, draft_id(report)));
    return report;
}

Result<bool> is_as_logged(audit::Audit& log, const FrozenReport& report) {
    const std::string words = logged_words(report);
    bool found = false;
    TRY(log.each_entry(1, [&](const audit::KeptEntry& kept) -> Result<void> {
        const audit::Entry entry = TRY(audit::read_entry(kept));
        found |= entry.act == audit::Act::Report && entry.detail == words;
        return {};
    }));
    return found;
}

Result<bool> keep_draft(papers::Papers& papers, const FrozenReport& draft,
                        const record::PublicKey& office) {
    const std::string id = draft_id(draft);
    const auto kept = TRY(papers.paper(draft_kind, id));
    FrozenReport lean = draft; // what is counted is counted anew each time
    lean.tables.clear();
    lean.summary.clear();
    return papers.save({draft_kind, id, kept ? kept->revision : 0, false,
                        reports::counted_part(lean), sealed(draft, draft_kind, id, office)});
}

Result<void> add_kept(papers::Papers& papers, const office::KeyRing& ring, FrozenReport& draft) {
    const auto paper = TRY(papers.paper(draft_kind, draft_id(draft)));
    if (!paper)
        return {};
    const FrozenReport kept = TRY(report_of(*paper, ring));
    draft.analysis = kept.analysis;
    draft.outside = kept.outside;
    for (reports::Judged& check : draft.checks)
        for (const reports::Judged& one : kept.checks)
            if (one.row == check.row) {
                check.reached = one.reached;
                check.comment = one.comment;
            }
    return {};
}

bool may_freeze(const forms::OwedReport& report, const std::string& run_by,
                const forms::OfficeRules& rules, const Asks& asks) {
    if (!run_by.empty()) {
        const bool all_theirs =
            std::all_of(rules.units.begin(), rules.units.end(), [&](const auto& unit) {
                return unit.run_by != run_by || asks(matters::Act::MakeReport, unit.board, unit.id);
            });
        if (all_theirs)
            return true;
    }
    if (!report.board.empty())
        return asks(matters::Act::FreezeReport, report.board, "");
    return std::all_of(rules.boards.begin(), rules.boards.end(), [&](const auto& board) {
        return asks(matters::Act::FreezeReport, board.id, "");
    });
}

} // namespace tycktill::out
