#include "office/reports/frozen.h"

#include "shared/base/text.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

namespace tycktill::reports {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::array reached_names{"wholly", "partly", "not"};

struct CellToJson {
    Json operator()(const std::string& text) const { return text; }
    Json operator()(Count count) const { return count.value; }
    Json operator()(const MedianDays& median) const {
        return {{"days", median.days ? Json(*median.days) : Json()}, {"matters", median.matters}};
    }
    Json operator()(Share share) const { return {{"part", share.part}, {"whole", share.whole}}; }
    Json operator()(TooFew) const { return nullptr; }
};

Cell cell_of(const Json& json) {
    if (json.is_string())
        return json.get<std::string>();
    if (json.is_number_integer())
        return Count{json.get<int>()};
    if (json.is_null())
        return TooFew{};
    if (json.contains("part"))
        return Share{json.at("part").get<int>(), json.at("whole").get<int>()};
    MedianDays median;
    if (!json.at("days").is_null())
        median.days = json.at("days").get<double>();
    median.matters = json.at("matters").get<int>();
    return median;
}

Json json_of(const Table& table) {
    Json rows = Json::array();
    for (const auto& row : table.rows) {
        Json cells = Json::array();
        for (const Cell& cell : row)
            cells.push_back(std::visit(CellToJson(), cell));
        rows.push_back(std::move(cells));
    }
    return {{"title", table.title}, {"heads", table.heads}, {"rows", rows}, {"note", table.note}};
}

Table table_of(const Json& json) {
    Table table{json.at("title").get<std::string>(),
                json.at("heads").get<std::vector<std::string>>(),
                {},
                json.at("note").get<std::string>()};
    for (const Json& row : json.at("rows")) {
        std::vector<Cell> cells;
        for (const Json& cell : row)
            cells.push_back(cell_of(cell));
        table.rows.push_back(std::move(cells));
    }
    return table;
}

Json json_of(const Judged& judged) {
    return {{"row", judged.row},
            {"aim", judged.aim},
            {"how", judged.how},
            {"figures", judged.figures},
            {"reached", judged.reached
                            ? Json(reached_names[static_cast<std::size_t>(*judged.reached)])
                            : Json()}};
}

Judged judged_of(const Json& json) {
    Judged judged{json.at("row").get<std::string>(),
                  json.at("aim").get<std::string>(),
                  json.at("how").get<std::string>(),
                  json.at("figures").get<std::vector<std::string>>(),
                  {},
                  ""};
    for (std::size_t i = 0; i < reached_names.size(); ++i)
        if (json.at("reached") == reached_names[i])
            judged.reached = static_cast<Judged::Reached>(i);
    return judged;
}

Result<void> take_counted(FrozenReport& report, const Json& json) {
    report.number = json.at("number").get<std::string>();
    report.report = json.at("report").get<std::string>();
    report.name = json.at("name").get<std::string>();
    report.to = json.at("to").get<std::string>();
    report.period.from = TRY(parse_day(json.at("from").get<std::string>()));
    report.period.to = TRY(parse_day(json.at("until").get<std::string>()));
    report.board = json.at("board").get<std::string>();
    report.run_by = json.at("run_by").get<std::string>();
    report.published = json.at("published").get<bool>();
    report.summary = json.at("summary").get<std::vector<std::string>>();
    for (const Json& table : json.at("tables"))
        report.tables.push_back(table_of(table));
    for (const Json& check : json.at("checks"))
        report.checks.push_back(judged_of(check));
    report.frozen = TRY(parse_day(json.at("frozen").get<std::string>()));
    report.frozen_by = json.at("frozen_by").get<std::string>();
    report.audit_head = json.value("audit_head", "");
    return {};
}

void take_added(FrozenReport& report, const Json& json) {
    report.analysis = json.value("analysis", "");
    for (const Json& row : json.value("outside", Json::array()))
        report.outside.push_back({row.at("from").get<std::string>(),
                                  row.at("count").get<std::string>(),
                                  row.at("words").get<std::string>()});
    const Json comments = json.value("comments", Json::object());
    for (Judged& check : report.checks)
        check.comment = comments.value(check.row, "");
}

Table outside_table(const FrozenReport& report) {
    Table table{"Rader utifrån", {"Varifrån", "Antal", "Vad"}, {}, "Räknas inte med i tabellerna."};
    for (const OutsideRow& row : report.outside)
        table.rows.push_back({row.from, row.count, row.words});
    return table;
}

Table check_table(const FrozenReport& report) {
    Table table{"Egenkontroll", {"Utgångspunkt", "Årets siffror", "Uppnått", "Kommentar"}, {}, ""};
    for (const Judged& check : report.checks) {
        std::string figures;
        for (const std::string& figure : check.figures)
            figures += (figures.empty() ? "" : " ") + figure;
        table.rows.push_back({check.aim, figures.empty() ? std::string("–") : figures,
                              std::string(check.reached ? in_words(*check.reached) : "Inte bedömt"),
                              check.comment});
    }
    return table;
}

} // namespace

const char* in_words(Judged::Reached reached) {
    constexpr std::array words{"Helt", "Delvis", "Ej"};
    return words[static_cast<std::size_t>(reached)];
}

std::string counted_part(const FrozenReport& report) {
    Json tables = Json::array(), checks = Json::array();
    for (const Table& table : report.tables)
        tables.push_back(json_of(table));
    for (const Judged& check : report.checks)
        checks.push_back(json_of(check));
    Json json{{"v", 1},
              {"number", report.number},
              {"report", report.report},
              {"name", report.name},
              {"to", report.to},
              {"from", iso(report.period.from)},
              {"until", iso(report.period.to)},
              {"board", report.board},
              {"run_by", report.run_by},
              {"published", report.published},
              {"summary", report.summary},
              {"tables", tables},
              {"checks", checks},
              {"frozen", iso(report.frozen)},
              {"frozen_by", report.frozen_by}};
    if (!report.audit_head.empty())
        json["audit_head"] = report.audit_head;
    return json.dump();
}

std::string added_part(const FrozenReport& report) {
    Json json{{"v", 1}};
    if (!report.analysis.empty())
        json["analysis"] = report.analysis;
    for (const OutsideRow& row : report.outside)
        json["outside"].push_back({{"from", row.from}, {"count", row.count}, {"words", row.words}});
    for (const Judged& check : report.checks)
        if (!check.comment.empty())
            json["comments"][check.row] = check.comment;
    return json.size() == 1 ? "" : json.dump();
}

Result<FrozenReport> read_frozen(const std::string& counted, const std::string& added) {
    FrozenReport report;
    try {
        TRY(take_counted(report, Json::parse(counted)));
        if (!added.empty())
            take_added(report, Json::parse(added));
    } catch (const std::exception&) {
        return fail("a kept report is not what was written; restore it from its backup");
    }
    return report;
}

Made made_of(const FrozenReport& report) {
    return {report.number, report.report, report.run_by, report.period};
}

FrozenReport drafted(const forms::OwedReports& owed, const forms::OwedReport& report,
                     const std::string& run_by, const std::vector<Case>& cases,
                     const Circumstances& of) {
    FrozenReport made;
    made.report = report.id;
    made.name = report.name;
    made.to = report.to;
    made.period = of.period;
    made.board = report.board;
    made.run_by = run_by;
    made.published = report.published;
    const auto chosen = selected(cases, {report.board, "", run_by}, of.rules);
    // A sentence tells small counts as well as a table does.
    if (!report.published)
        made.summary = summary(chosen, of);
    made.tables = tables_of(report, run_by, cases, of);
    if (report.tables.front() == forms::ReportTable::SelfCheck)
        for (const forms::SelfCheckRow& row : owed.self_check)
            made.checks.push_back({row.id, row.aim, row.how, figures_for(row, chosen, of), {}, ""});
    return made;
}

void say_uncounted(FrozenReport& report, const std::vector<Day>& arrived) {
    const auto count = std::count_if(arrived.begin(), arrived.end(),
                                     [&](Day day) { return report.period.holds(day); });
    if (count == 1)
        report.summary.push_back("1 ärende till har kommit men är inte öppnat. Det räknas inte.");
    else if (count > 1)
        report.summary.push_back(std::to_string(count) +
                                 " ärenden till har kommit men är inte öppnade. De räknas inte.");
}

std::vector<OutsideRow> provider_rows(const std::vector<FrozenReport>& frozen,
                                      const forms::OwedReports& owed, const Period& period) {
    std::vector<OutsideRow> rows;
    for (const FrozenReport& one : frozen) {
        const forms::OwedReport* report = owed.report(one.report);
        if (!report || report->audience != forms::OwedReport::Audience::Provider ||
            one.period != period)
            continue;
        std::string count = "–";
        if (!one.tables.empty() && !one.tables.front().rows.empty())
            count = in_words(one.tables.front().rows.back().at(1));
        rows.push_back({one.run_by, count, "Egen sammanställning, rapport " + one.number});
    }
    return rows;
}

std::string title_of(const FrozenReport& report) {
    std::string period = name_of(report.period);
    if (const auto letters = code_points(period); !letters.empty())
        period =
            lower_case(to_utf8(letters.front())) + period.substr(to_utf8(letters.front()).size());
    return report.name + ", " + period;
}

std::vector<Table> every_table(const FrozenReport& report) {
    std::vector<Table> all;
    if (!report.checks.empty())
        all.push_back(check_table(report));
    all.insert(all.end(), report.tables.begin(), report.tables.end());
    if (!report.outside.empty())
        all.push_back(outside_table(report));
    return all;
}

std::string as_text(const FrozenReport& report, const std::string& municipality) {
    std::string text =
        title_of(report) + "\n" + municipality +
        (report.run_by.empty() ? "" : ", " + report.run_by) + "\nTill: " + report.to + "\n" +
        (report.number.empty()
             ? std::string("Utkast, siffrorna kan ändras")
             : "Rapport " + report.number + ", fryst " + swedish_date(report.frozen)) +
        "\n\n";
    for (const std::string& sentence : report.summary)
        text += sentence + "\n";
    if (!report.summary.empty())
        text += "\n";
    text += as_text(every_table(report));
    if (!report.analysis.empty())
        text += "\nAnalys\n" + report.analysis + "\n";
    if (!report.audit_head.empty())
        text += "\nLoggens underskrift: " + report.audit_head + "\n";
    return text;
}

std::string swedish_csv(const FrozenReport& report) {
    return swedish_csv(every_table(report));
}

} // namespace tycktill::reports
