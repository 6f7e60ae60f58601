#include "office/out/report_file.h"

#include "forms/print/document_page.h"

#include <algorithm>

namespace tycktill::out {
namespace {

using forms::Document;
using forms::DocumentHeading;
using forms::DocumentTable;
using forms::DocumentWords;
using reports::Cell;
using reports::Count;

bool is_number(const Cell& cell) {
    return !std::holds_alternative<std::string>(cell);
}

/// Bars beside the first count, where every row has one and there are few columns.
std::vector<int> bars_of(const reports::Table& table) {
    constexpr std::size_t most_columns = 4;
    std::vector<int> bars;
    if (table.heads.size() > most_columns)
        return {};
    for (const auto& row : table.rows) {
        if (row.size() < 2)
            return {};
        const auto* count = std::get_if<Count>(&row[1]);
        const bool few = std::holds_alternative<reports::TooFew>(row[1]);
        if (!count && !few)
            return {};
        bars.push_back(count ? count->value : 0);
    }
    return bars;
}

bool is_sum(const reports::Table& table) {
    return !table.rows.empty() && table.rows.back().front() == Cell(std::string("Alla"));
}

DocumentTable table_of(const reports::Table& table) {
    DocumentTable made;
    made.heads = table.heads;
    for (std::size_t i = 0; i < table.heads.size(); ++i)
        made.numbers.push_back(
            i > 0 && std::any_of(table.rows.begin(), table.rows.end(), [&](const auto& row) {
                return i < row.size() && is_number(row[i]);
            }));
    for (const auto& row : table.rows) {
        std::vector<std::string> words;
        for (const Cell& cell : row)
            words.push_back(reports::in_words(cell));
        made.rows.push_back(std::move(words));
    }
    made.last_is_sum = is_sum(table);
    made.bars = bars_of(table);
    // The sum is no bar among the others.
    if (made.last_is_sum && !made.bars.empty())
        made.bars.back() = 0;
    return made;
}

void add_table(Document& document, const reports::Table& table) {
    document.blocks.emplace_back(DocumentHeading{table.title});
    if (table.rows.empty())
        document.blocks.emplace_back(DocumentWords{"Inget under perioden."});
    else
        document.blocks.emplace_back(table_of(table));
    if (!table.note.empty())
        document.blocks.emplace_back(DocumentWords{table.note, DocumentWords::Look::Quiet});
}

} // namespace

Result<std::string> report_pdf(const reports::FrozenReport& report, const std::string& municipality,
                               const std::string& office) {
    const bool draft = report.number.empty();
    Document document;
    document.title = reports::title_of(report);
    document.author = municipality;
    document.head_left = {municipality, report.run_by.empty() ? office : report.run_by};
    document.head_right = {draft ? "UTKAST" : "Rapport " + report.number,
                           draft ? "Siffrorna kan ändras" : "Fryst " + swedish_date(report.frozen)};
    document.foot = municipality + (draft ? " · Utkast" : " · Rapport " + report.number);
    document.blocks.emplace_back(DocumentHeading{document.title, 1});
    document.blocks.emplace_back(
        DocumentWords{"Redovisas för: " + report.to + ". " + reports::in_words(report.period) + ".",
                      DocumentWords::Look::Quiet});
    for (const std::string& sentence : report.summary)
        document.blocks.emplace_back(DocumentWords{sentence, DocumentWords::Look::Large});
    if (!report.analysis.empty()) {
        document.blocks.emplace_back(DocumentHeading{"Analys"});
        document.blocks.emplace_back(DocumentWords{report.analysis});
    }
    for (const reports::Table& table : reports::every_table(report))
        add_table(document, table);
    if (report.published)
        document.blocks.emplace_back(
            DocumentWords{"1–4 skrivs som «färre än 5», så att ingen kan kännas igen.",
                          DocumentWords::Look::Quiet});
    if (!report.audit_head.empty())
        document.blocks.emplace_back(
            DocumentWords{"Loggens underskrift: " + report.audit_head, DocumentWords::Look::Quiet});
    return forms::document_pdf(document);
}

} // namespace tycktill::out
