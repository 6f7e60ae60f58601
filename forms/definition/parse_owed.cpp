#include "forms/definition/parse_office.h"

#include <algorithm>

namespace tycktill::forms {
namespace {

using Ids = std::vector<std::pair<std::string, TomlPlace>>;

constexpr Name<OwedReport::Audience> audiences[] = {
    {"board", OwedReport::Audience::Board},           {"staff", OwedReport::Audience::Staff},
    {"management", OwedReport::Audience::Management}, {"public", OwedReport::Audience::Public},
    {"provider", OwedReport::Audience::Provider},
};
constexpr Name<ReportTable> table_names[] = {
    {"type", ReportTable::Type},
    {"unit", ReportTable::Unit},
    {"way", ReportTable::Way},
    {"month", ReportTable::Month},
    {"anonymous", ReportTable::Anonymous},
    {"dimension", ReportTable::Dimension},
    {"character", ReportTable::Character},
    {"list", ReportTable::List},
    {"measures", ReportTable::Measures},
    {"told_units", ReportTable::ToldUnits},
    {"outcomes", ReportTable::Outcomes},
    {"reception", ReportTable::Reception},
    {"reception_of_measures", ReportTable::ReceptionOfMeasures},
    {"times", ReportTable::Times},
    {"clocks", ReportTable::Clocks},
    {"moved", ReportTable::Moved},
    {"recurring", ReportTable::Recurring},
    {"self_check", ReportTable::SelfCheck},
};
constexpr Name<CheckFigure> figure_names[] = {
    {"registered", CheckFigure::Registered}, {"ways", CheckFigure::Ways},
    {"times", CheckFigure::Times},           {"agreed", CheckFigure::Agreed},
    {"measures", CheckFigure::Measures},     {"published", CheckFigure::Published},
    {"heard", CheckFigure::Heard},           {"by_code", CheckFigure::ByCode},
};

/// A list of words of ours; one that is none is a fault that shows them all.
template <typename T, std::size_t N>
std::vector<T> named(Reader& reader, const char* key, const Name<T> (&names)[N], Need need) {
    std::vector<T> found;
    for (const TomlValue& value : reader.list(key, need)) {
        const std::string word = value.text() ? *value.text() : "";
        const auto* name = std::find_if(std::begin(names), std::end(names),
                                        [&](const auto& one) { return word == one.word; });
        if (name != std::end(names)) {
            found.push_back(name->value);
            continue;
        }
        std::string all;
        for (const auto& one : names)
            all += (all.empty() ? "" : ", ") + std::string(one.word);
        reader.fault(value.place, "'" + word + "' is no word of " + key, "write some of " + all);
    }
    return found;
}

void check_times(Reader& reader, const OwedReport& report) {
    if (12 % report.times_a_year != 0)
        reader.fault(reader.place_of("times_a_year"),
                     std::to_string(report.times_a_year) + " periods do not part a year in months",
                     "write 1, 2, 3, 4, 6 or 12");
}

OwedReport parse_report(const TomlValue& table, const OfficeRules& rules, FileFaults& faults) {
    Reader reader(table, faults, "[[owed]]");
    OwedReport report;
    report.id = reader.id();
    report.name = reader.text("name");
    report.to = reader.text("to");
    report.audience = reader.one_of("audience", audiences);
    report.times_a_year = reader.number("times_a_year", 1, 12);
    report.first_month = reader.number("first_month", 1, 12, 1);
    report.ready_after = reader.number("ready_after", 0, 366, 30);
    report.board = reader.text("namnd", Need::May);
    report.published = reader.truth("published", false);
    report.tables = named(reader, "tables", table_names, Need::Must);
    check_times(reader, report);
    must_exist(reader, "namnd", report.board, rules.board(report.board), "[[namnd]]");
    const bool checks =
        std::count(report.tables.begin(), report.tables.end(), ReportTable::SelfCheck) > 0;
    if (checks && report.tables.size() > 1)
        reader.fault(reader.place_of("tables"), "a self-check stands beside other tables",
                     "let it be a report of its own");
    const bool lists =
        std::count(report.tables.begin(), report.tables.end(), ReportTable::List) > 0;
    if (lists && report.published)
        reader.fault(reader.place_of("tables"), "a list of single matters cannot be published",
                     "take away \"list\", or published = true");
    reader.finish();
    return report;
}

SelfCheckRow parse_row(const TomlValue& table, FileFaults& faults) {
    Reader reader(table, faults, "[[self_check]]");
    SelfCheckRow row{reader.id(), reader.text("aim"), reader.text("how", Need::May),
                     named(reader, "figures", figure_names, Need::May)};
    reader.finish();
    return row;
}

TomlPlace id_place(const TomlValue& table) {
    const TomlValue* at = table.find("id");
    return at ? at->place : table.place;
}

} // namespace

const OwedReport* OwedReports::report(const std::string& id) const {
    const auto found = std::find_if(reports.begin(), reports.end(),
                                    [&](const OwedReport& one) { return one.id == id; });
    return found == reports.end() ? nullptr : &*found;
}

OwedReports parse_owed(Reader& file, const OfficeRules& rules, FileFaults& faults) {
    OwedReports owed;
    Ids reports, rows;
    for (const auto* table : file.tables("owed")) {
        owed.reports.push_back(parse_report(*table, rules, faults));
        reports.emplace_back(owed.reports.back().id, id_place(*table));
    }
    for (const auto* table : file.tables("self_check")) {
        owed.self_check.push_back(parse_row(*table, faults));
        rows.emplace_back(owed.self_check.back().id, id_place(*table));
    }
    note_doubles(reports, faults);
    note_doubles(rows, faults);
    return owed;
}

} // namespace tycktill::forms
