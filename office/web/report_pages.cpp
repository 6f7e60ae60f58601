// What is owed, made and frozen. Counts, and what the person who answers for the report has added to them.
#include "office/web/report_parts.h"

#include "office/out/kept_reports.h"

#include <algorithm>

namespace tycktill::web {
namespace {

using reports::Due;
using reports::FrozenReport;

Html due_chip(const Due& due) {
    switch (due.state) {
    case Due::State::Late:
        return chip(Tone::Late, "Försenad");
    case Due::State::ToDo:
        return chip(Tone::Soon, "Att göra");
    case Due::State::Done:
        return chip(Tone::Done, "Fryst " + due.number);
    case Due::State::Running:
        break;
    }
    return chip(Tone::Plain, "Perioden pågår");
}

Html due_row(const Visit& visit, const Due& due) {
    const forms::OwedReport& owed = *visit.house->owed.report(due.report);
    const std::string name = owed.name + ", " + lowered(reports::name_of(due.period));
    const std::string path =
        due.number.empty() ? path_of(due.report, due.period, due.run_by) : frozen_path(due.number);
    const std::string detail =
        "Till: " + owed.to + (due.run_by.empty() ? "" : ". Från: " + due.run_by);
    return el("tr", el("td", link(path, text(name)) + el("small", text(detail))) +
                        el("td", {{"data-l", "Senast"}}, text(swedish_date(due.ready_by))) +
                        el("td", {{"data-l", "Läge"}}, due_chip(due)));
}

Html due_table(const Visit& visit, const char* title, const std::vector<Due>& all,
               const std::vector<Due::State>& states) {
    Html rows;
    for (const Due& due : all)
        if (std::find(states.begin(), states.end(), due.state) != states.end())
            rows += due_row(visit, due);
    if (rows.empty())
        return {};
    return el("section",
              el("h2", text(title)) +
                  el("table", "table",
                     el("caption", "away", text(title)) +
                         el("thead", el("tr", el("th", {{"scope", "col"}}, "Rapport"_t) +
                                                  el("th", {{"scope", "col"}}, "Senast"_t) +
                                                  el("th", {{"scope", "col"}}, "Läge"_t))) +
                         el("tbody", rows)));
}

} // namespace

wire::HttpResponse owed_page(Site& site, Visit& visit) {
    const auto all = gather(visit);
    const auto frozen = all ? out::frozen_reports(*visit.house->papers, *visit.house->key)
                            : Result<std::vector<FrozenReport>>(tl::make_unexpected(all.error()));
    if (!frozen)
        return trouble(site, visit, frozen.error());
    std::vector<reports::Made> made;
    for (const FrozenReport& report : *frozen)
        made.push_back(reports::made_of(report));
    const auto list =
        reports::checklist(visit.house->owed, visit.rules(), made, all->first, visit.today);
    const auto waiting =
        static_cast<std::size_t>(std::count_if(list.begin(), list.end(), [](const Due& due) {
            return due.state == Due::State::ToDo || due.state == Due::State::Late;
        }));
    const std::string lead =
        waiting == 0 ? "Inget väntar. Det som redovisas härnäst står under Pågår."
                     : capital(number_words(waiting, "en")) +
                           (waiting == 1 ? " rapport ska göras." : " rapporter ska göras.");
    const Html side = heading_section(
        "annat", "Andra tider",
        p("Räkna antal och svarstider mellan två dagar som du själv väljer."_t) +
            (visit.may_somewhere(matters::Act::FreezeReport)
                 ? div("does", button_link(Press::Other, "/rapport", "Räkna"_t, "full"))
                 : Html()));
    return page(
        site, visit, {"Rapporter", "/rapporter", "", {}, 200},
        div("head", el("h1", "Rapporter"_t) + el("p", "lead", text(lead))) +
            div("cols", div("stack", due_table(visit, "Att göra", list,
                                               {Due::State::Late, Due::State::ToDo}) +
                                         due_table(visit, "Pågår", list, {Due::State::Running}) +
                                         due_table(visit, "Frysta", list, {Due::State::Done})) +
                            div("stack", side)));
}

wire::HttpResponse frozen_page(Site& site, Visit& visit) {
    const auto report =
        out::frozen_report(*visit.house->papers, *visit.house->key, visit.parts.front());
    if (!report)
        return trouble(site, visit, report.error());
    if (!*report)
        return no_right(site, visit);
    const FrozenReport& frozen = **report;
    const auto logged = out::is_as_logged(*visit.house->audit, frozen);
    if (!logged)
        return trouble(site, visit, logged.error());
    const std::string path = frozen_path(frozen.number);
    Html analysis;
    if (!frozen.analysis.empty())
        analysis = panel(el("h2", "Analys"_t) + paragraphs(frozen.analysis));
    const Html proof =
        *logged ? p("Loggen styrker att rapporten är den som frystes."_t)
                : p(chip(Tone::Late, "Rapporten är inte den som frystes. Säg till granskaren."));
    const Html side =
        heading_section(
            "med", "Ta med dig",
            el("ul", "ticked",
               el("li", icon(Icon::Download) + link(path + "/rapport.pdf", "Pdf att skriva ut"_t)) +
                   el("li", icon(Icon::Download) +
                                link(path + "/rapport.csv", "Tabellerna till Excel"_t)) +
                   el("li", icon(Icon::Download) +
                                link(path + "/rapport.txt", "Text att klistra in"_t)))) +
        heading_section("styrks", "Fryst",
                        p(text("Av " + visit.name_of(frozen.frozen_by) + " " +
                               day_words(frozen.frozen) + ".")) +
                            proof) +
        small_counts(frozen);
    return page(site, visit, {reports::title_of(frozen), "/rapporter", "", {}, 200},
                div("head", back_link("/rapporter", "Rapporter") +
                                el("p", chip(Tone::Done, "Rapport " + frozen.number + ", fryst " +
                                                             swedish_date(frozen.frozen))) +
                                el("h1", text(reports::title_of(frozen))) +
                                el("p", "lead", text(lead_of(frozen)))) +
                    div("cols", div("stack", summary_of(frozen) + analysis +
                                                 tables_html(reports::every_table(frozen))) +
                                    div("stack", side)));
}

wire::HttpResponse frozen_file(Site& site, Visit& visit) {
    const auto report =
        out::frozen_report(*visit.house->papers, *visit.house->key, visit.parts.front());
    if (!report)
        return trouble(site, visit, report.error());
    const std::string& name = visit.parts.back();
    if (!*report || name.rfind("rapport.", 0) != 0)
        return no_right(site, visit);
    return file_of(site, visit, **report, name.substr(std::string("rapport.").size()));
}

} // namespace tycktill::web
