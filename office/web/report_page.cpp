// Counts for a period: how many, of what kind, how soon. Nothing that anybody wrote.
#include "office/web/other_pages.h"

#include "office/reading/report.h"
#include "office/web/parts.h"

#include <algorithm>

namespace tycktill::web {
namespace {

const std::pair<const char*, const char*> groups[] = {
    {"type", "Vad som lämnats"},         {"unit", "Vad det gäller"},
    {"dimension", "Vad det handlar om"}, {"from", "Vem det kommer från"},
    {"channel", "Hur det kommit in"},    {"anonymous", "Anonyma eller inte"},
    {"replied", "Besvarade eller inte"},
};

struct Made {
    office::ReportWish wish;
    office::Report report;
    bool turned = false; ///< the days were given the other way round
};

Result<Made> make(const Site& site, const Visit& visit) {
    Made made;
    made.wish.municipality = visit.house->town->id;
    made.wish.to = parse_day(visit.query.text("till")).value_or(visit.today);
    made.wish.from =
        parse_day(visit.query.text("fran")).value_or(visit.today - std::chrono::days(182));
    if (made.wish.from > made.wish.to) {
        std::swap(made.wish.from, made.wish.to);
        made.turned = true;
    }
    made.report = TRY(office::make_report(*visit.house->archive, *visit.house->key,
                                          *site.settings().catalogue, made.wish, visit.today));
    return made;
}

Html bar(std::int64_t count, std::int64_t most) {
    const std::string width = std::to_string(100 * count / std::max<std::int64_t>(1, most)) + "%";
    return el("svg",
              {{"width", "100%"}, {"height", "12"}, {"aria-hidden", "true"}, {"class", "amount"}},
              el("rect", {{"width", "100%"}, {"height", "2"}, {"y", "5"}, {"class", "rail"}}) +
                  el("rect", {{"width", width}, {"height", "12"}, {"rx", "2"}}));
}

Html group_table(const office::Report& report, const std::string& group, const char* title) {
    std::int64_t most = 1;
    for (const auto& row : report.rows)
        if (row.group == group)
            most = std::max(most, row.count);
    Html rows;
    for (const auto& row : report.rows)
        if (row.group == group)
            rows += el("tr", el("td", text(row.label)) +
                                 el("td", {{"class", "bars"}}, bar(row.count, most)) +
                                 el("td", {{"class", "number"}, {"data-l", "Antal"}},
                                    text(std::to_string(row.count))));
    if (rows.empty())
        return {};
    return el("section",
              el("h2", text(title)) +
                  el("table", "table",
                     el("caption", "away", text(title)) +
                         el("thead", el("tr", el("th", {{"scope", "col"}}, "Vad"_t) +
                                                  el("td", {{"class", "bars"}}, {}) +
                                                  el("th", {{"scope", "col"}, {"class", "number"}},
                                                     "Antal"_t))) +
                         el("tbody", rows)));
}

Html owed(const Visit& visit) {
    if (visit.house->town->reports.empty())
        return {};
    Html list;
    for (const std::string& one : visit.house->town->reports)
        list += el("li", icon(Icon::FileText) + el("span", text(one)));
    return heading_section("redovisas", "Det här ska redovisas",
                           el("ul", "ticked", list) +
                               el("p", "quiet field", text(visit.house->town->registration)));
}

std::vector<Fact> figures(const office::Report& report) {
    std::vector<Fact> all{
        {"Ärenden",
         el("b", text(std::to_string(report.rows.empty() ? 0 : report.rows.front().count)))}};
    if (report.median_days_to_reply)
        all.push_back({"Dagar till svar, median",
                       el("b", text(std::to_string(*report.median_days_to_reply)))});
    all.push_back({"Efter utlovad tid", el("b", text(std::to_string(report.late)))});
    if (report.unopened > 0)
        all.push_back(
            {"Räknas inte", text(std::to_string(report.unopened) + " gallrade eller oläsbara")});
    if (report.by_office_day > 0)
        all.push_back({"Räknas på dagen de kom hit", text(std::to_string(report.by_office_day) +
                                                          ", för stationens klocka gick fel")});
    return all;
}

} // namespace

wire::HttpResponse report_page(Site& site, Visit& visit) {
    const auto made = make(site, visit);
    if (!made)
        return trouble(site, visit, made.error());
    note(site, visit, audit::Act::Report);
    Values typed;
    typed.set("fran", iso(made->wish.from));
    typed.set("till", iso(made->wish.to));
    const Wrongs none;
    const Fields fields(typed, none);
    Html tables;
    for (const auto& [group, title] : groups)
        tables += group_table(made->report, group, title);
    const Html period = get_form(
        "/rapport",
        div("pair", fields.day("fran", "Från och med") + fields.day("till", "Till och med")) +
            div("does",
                submit(Press::Other, "Visa") + link("/rapport.csv" + written_query(typed),
                                                    icon(Icon::Download) + " Hämta som CSV"_t)),
        "");
    const Html turned = made->turned ? el("p", {{"role", "status"}},
                                          "Dagarna stod i omvänd ordning och har bytt plats."_t)
                                     : Html();
    return page(
        site, visit, {"Rapport", "/rapport", "", {}, 200},
        div("head",
            el("h1", "Rapport"_t) +
                el("p", "lead",
                   "Antal, slag och svarstider. Inget av det som människor har skrivit."_t)) +
            turned +
            div("cols", div("stack", panel(facts(figures(made->report), "answers")) + tables) +
                            div("stack", panel(period) + owed(visit))));
}

wire::HttpResponse report_file(Site& site, Visit& visit) {
    const auto made = make(site, visit);
    if (!made)
        return trouble(site, visit, made.error());
    note(site, visit, audit::Act::Export, "", "rapport.csv");
    wire::HttpResponse response =
        file_response("text/csv; charset=utf-8", bytes_of(office::report_csv(made->report)));
    response.headers["content-disposition"] = "attachment; filename=rapport.csv";
    return response;
}

} // namespace tycktill::web
