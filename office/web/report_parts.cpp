#include "office/web/report_parts.h"

#include "office/out/kept_reports.h"
#include "office/out/report_file.h"

#include <algorithm>

namespace tycktill::web {

using reports::FrozenReport;

namespace {

std::map<std::string, std::string> types_of(const Visit& visit) {
    std::map<std::string, std::string> types;
    for (const forms::Form& form : visit.house->town->forms)
        if (const forms::Field* field = form.with_role(forms::FieldRole::Type))
            for (const forms::Choice& choice : field->choices)
                types[choice.id] = choice.label.in("sv");
    return types;
}

} // namespace

Result<Gathered> gather(const Visit& visit) {
    Gathered all;
    all.first = visit.today;
    std::map<std::string, registry::Row> rows;
    for (registry::Row& row : TRY(visit.house->kept->rows({}))) {
        all.first = std::min(all.first, row.arrived);
        const std::string id = row.matter;
        rows[id] = std::move(row);
    }
    for (registry::OpenedMatter& one : TRY(registry::read_all_matters(*visit.house->kept))) {
        const auto row = rows.find(one.matter.id);
        if (row == rows.end() || row->second.voided)
            continue;
        if (visit.may(matters::Act::MakeReport, one.matter))
            all.cases.push_back({std::move(one.matter), std::move(one.events)});
    }
    for (const std::string& id : TRY(visit.house->kept->unopened()))
        if (const auto row = rows.find(id); row != rows.end() && !row->second.voided)
            all.unopened.push_back(row->second.arrived);
    return all;
}

bool may_freeze(const Visit& visit, const forms::OwedReport& owed, const std::string& run_by) {
    const matters::Workplace workplace = visit.workplace();
    return out::may_freeze(
        owed, run_by, visit.rules(),
        [&](matters::Act act, const std::string& board, const std::string& unit) {
            return matters::may(visit.person(), act, board, unit, workplace).has_value();
        });
}

std::string path_of(const std::string& report, const reports::Period& period,
                    const std::string& run_by) {
    Values values;
    values.set("fran", iso(period.from));
    if (!run_by.empty())
        values.set("utforare", run_by);
    return "/rapporter/" + report + written_query(values);
}

std::string frozen_path(const std::string& number) {
    return "/rapporter/fryst/" + percent_encoded(number);
}

std::optional<Asked> asked(const Visit& visit, const Values& values) {
    Asked one;
    one.owed = visit.house->owed.report(visit.parts.empty() ? "" : visit.parts.front());
    if (!one.owed)
        return std::nullopt;
    one.period =
        reports::period_of(*one.owed, parse_day(values.text("fran")).value_or(visit.today));
    one.run_by = values.text("utforare");
    const auto known = reports::providers(visit.rules());
    const bool of_a_provider = one.owed->audience == forms::OwedReport::Audience::Provider;
    const bool is_known = std::find(known.begin(), known.end(), one.run_by) != known.end();
    if (of_a_provider ? !is_known : !one.run_by.empty())
        return std::nullopt;
    return one;
}

Result<FrozenReport> drafted(const Visit& visit, const Asked& one, const Gathered& all) {
    FrozenReport draft =
        reports::drafted(visit.house->owed, *one.owed, one.run_by, all.cases,
                         {one.period, visit.today, visit.rules(), types_of(visit)});
    reports::say_uncounted(draft, all.unopened);
    TRY(out::add_kept(*visit.house->papers, *visit.house->key, draft));
    if (draft.outside.empty() && one.owed->audience == forms::OwedReport::Audience::Board)
        draft.outside = reports::provider_rows(
            TRY(out::frozen_reports(*visit.house->papers, *visit.house->key)), visit.house->owed,
            one.period);
    return draft;
}

Html summary_of(const FrozenReport& report) {
    Html sentences;
    for (const std::string& sentence : report.summary)
        sentences += p(text(sentence));
    return sentences.empty() ? Html() : panel(el("h2", "Sammanfattning"_t) + sentences, "voice");
}

Html tables_html(const std::vector<reports::Table>& tables) {
    Html all;
    for (const reports::Table& table : tables)
        all += table_html(table);
    return all;
}

Html small_counts(const FrozenReport& report) {
    return report.published
               ? heading_section(
                     "sma", "Små tal",
                     p("Det här lämnar huset. 1–4 skrivs som «färre än 5», så att ingen kan kännas igen."_t))
               : Html();
}

std::string lead_of(const FrozenReport& report) {
    return "Till: " + report.to + ". " + capital(reports::in_words(report.period)) + "." +
           (report.run_by.empty() ? "" : " " + report.run_by + ".");
}

/// A file of a report, by the ending of its name.
wire::HttpResponse file_of(Site& site, const Visit& visit, const FrozenReport& report,
                           const std::string& kind) {
    const forms::Municipality& town = *visit.house->town;
    std::string type, bytes;
    if (kind == "pdf") {
        auto pdf = out::report_pdf(report, town.name, town.office);
        if (!pdf)
            return trouble(site, visit, pdf.error());
        type = "application/pdf";
        bytes = std::move(*pdf);
    } else if (kind == "csv") {
        type = "text/csv; charset=utf-8";
        bytes = reports::swedish_csv(report);
    } else if (kind == "txt") {
        type = "text/plain; charset=utf-8";
        bytes = reports::as_text(report, town.name);
    } else {
        return no_right(site, visit);
    }
    if (const auto noted =
            log_it(site, visit, audit::Act::Export, report.report, "rapport." + kind);
        !noted)
        return trouble(site, visit, noted.error());
    wire::HttpResponse response = file_response(type, bytes_of(bytes));
    if (kind != "txt")
        response.headers["content-disposition"] = "attachment; filename=rapport." + kind;
    return response;
}

} // namespace tycktill::web
