#pragma once
/// The pages of the office's desk as HTML: data in, text out.
#include "office/reading/opening.h"
#include "office/reading/report.h"
#include "office/reading/verify.h"

namespace tycktill::office {

/// The whole page around `body`. `here` is the path of the tab that is shown as chosen.
std::string page(std::string_view title, std::string_view here, const std::string& body);
std::string style_sheet();

struct InboxRow {
    record::SubmissionId id;
    record::Submission submission; ///< without contact details
    Told told;
    bool replied = false;
    std::optional<Day> impossible; ///< what the station's clock said, where that cannot be
    std::string trouble;           ///< why it could not be opened, or ""
};
struct InboxPage {
    std::vector<InboxRow> rows;
    std::size_t all = 0;
    std::size_t to_answer = 0; ///< on all sheets
    std::string store_trouble; ///< or ""
    int sheet = 1, sheets = 1;
    Day today{};
};
std::string inbox_body(const InboxPage& inbox);

struct SubmissionView {
    record::Submission submission;
    Told told;
    std::vector<std::pair<Day, std::string>> replies;
    bool contact_is_open = false;
    std::optional<Day> impossible; ///< as in InboxRow
    std::string draft, fault;      ///< a reply that was not kept, and why
    std::string proof;             ///< goes back with the form
    Day today{};
};
std::string submission_body(const SubmissionView& view);

struct ReportView {
    const forms::Catalogue* catalogue = nullptr;
    ReportWish wish;
    Report report;
    bool turned = false; ///< the days were given the other way round
};
std::string report_body(const ReportView& view);

std::string stations_body(const std::vector<Station>& stations,
                          const std::vector<StationProof>& proofs);

/// A warning over a page, or "".
std::string store_warning(const std::string& trouble);
/// For who is not let in (any more), with what they had written.
std::string locked_body(bool asks_passphrase, std::string_view text);
std::string kept_text_body(std::string_view title, std::string_view what, std::string_view text);
std::string problem_body(std::string_view title, std::string_view what);

} // namespace tycktill::office
