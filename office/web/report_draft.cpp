// A draft of an owed report: what was counted, and the form in which somebody adds to it and freezes it.
#include "office/web/report_parts.h"

#include "office/matters/role.h"
#include "office/out/kept_reports.h"

#include <algorithm>

namespace tycktill::web {
namespace {

using reports::FrozenReport;

constexpr int outside_rows = 4;

Html judged_fields(const reports::Judged& check, bool next) {
    using Reached = reports::Judged::Reached;
    const std::string name = "nadd-" + check.row;
    Html radios;
    const std::pair<const char*, Reached> all[] = {
        {"helt", Reached::Wholly}, {"delvis", Reached::Partly}, {"ej", Reached::Not}};
    for (const auto& [value, reached] : all)
        radios += el("label", "choice",
                     el("input", {{"type", "radio"},
                                  {"name", name},
                                  {"value", value},
                                  {"checked", check.reached == reached}}) +
                         el("span", text(reports::in_words(reached))));
    Html figures;
    for (const std::string& sentence : check.figures)
        figures += p(text(sentence));
    if (figures.empty())
        figures = el("p", "quiet", "Ingen siffra hör hit."_t);
    const std::string comment = "kommentar-" + check.row;
    return panel(el("h2", text(check.aim)) + el("p", "quiet", text(check.how)) + figures +
                     el("fieldset", "field",
                        el("legend", next ? "Bedöm den här härnäst"_t : "Uppnått"_t) +
                            div("choices", radios)) +
                     el("label", {{"for", comment}, {"class", "field"}}, "Kommentar"_t) +
                     el("textarea", {{"id", comment}, {"name", comment}, {"rows", "3"}},
                        text(check.comment)),
                 next ? "now" : "");
}

Html added_fields(const FrozenReport& draft) {
    Values typed;
    typed.set("analys", draft.analysis);
    const Wrongs none;
    const Fields fields(typed, none);
    Html checks;
    bool found_next = false;
    for (const reports::Judged& check : draft.checks) {
        const bool next = !check.reached && !found_next;
        found_next |= next;
        checks += judged_fields(check, next);
    }
    Fields::Look look;
    look.hint = "Sparas för sig och blandas inte med siffrorna. Inga namn.";
    Html rows;
    for (int i = 0; i < outside_rows; ++i) {
        const std::string number = std::to_string(i + 1);
        const auto at = static_cast<std::size_t>(i);
        const reports::OutsideRow row =
            at < draft.outside.size() ? draft.outside[at] : reports::OutsideRow{};
        const auto input = [&](const char* name, const char* label, const std::string& value) {
            const std::string id = name + std::string("-") + number;
            return el("td", {{"data-l", label}},
                      el("label", {{"class", "away"}, {"for", id}},
                         text(std::string(label) + ", rad " + number)) +
                          el("input", {{"id", id}, {"name", id}, {"value", value}}));
        };
        rows += el("tr", input("varifran", "Varifrån", row.from) +
                             input("antal", "Antal", row.count) + input("vad", "Vad", row.words));
    }
    const Html outside =
        el("section",
           el("h2", "Rader utifrån"_t) +
               el("p", "quiet", "Det som kom en annan väg. Räknas inte med i tabellerna."_t) +
               el("table", "table",
                  el("caption", "away", "Rader utifrån"_t) +
                      el("thead", el("tr", el("th", {{"scope", "col"}}, "Varifrån"_t) +
                                               el("th", {{"scope", "col"}}, "Antal"_t) +
                                               el("th", {{"scope", "col"}}, "Vad"_t))) +
                      el("tbody", rows)));
    return checks + panel(fields.area("analys", "Din analys", look)) + outside;
}

/// What was typed in the draft's form.
void take_added(const Values& typed, FrozenReport& draft) {
    using Reached = reports::Judged::Reached;
    draft.analysis = typed.text("analys");
    draft.outside.clear();
    for (int i = 0; i < outside_rows; ++i) {
        const std::string number = std::to_string(i + 1);
        reports::OutsideRow row{typed.text("varifran-" + number), typed.text("antal-" + number),
                                typed.text("vad-" + number)};
        if (!row.from.empty() || !row.words.empty())
            draft.outside.push_back(std::move(row));
    }
    for (reports::Judged& check : draft.checks) {
        const std::string reached = typed.text("nadd-" + check.row);
        check.reached = reached == "helt"     ? std::optional(Reached::Wholly)
                        : reached == "delvis" ? std::optional(Reached::Partly)
                        : reached == "ej"     ? std::optional(Reached::Not)
                                              : std::nullopt;
        check.comment = typed.text("kommentar-" + check.row);
    }
}

Html freeze_card(const Visit& visit, const Asked& one) {
    const Html save = submit(Press::Other, "Spara", "full", "gor", "spara");
    if (!may_freeze(visit, *one.owed, one.run_by))
        return panel(p("Rapporten fryses av den som har rätt till det. Det du skriver sparas."_t) +
                     div("does", save));
    if (one.period.to >= visit.today)
        return panel(el("h2", "Perioden pågår"_t) +
                     p(text("Rapporten kan frysas efter " + day_words(one.period.to) + ".")) +
                     div("does", save));
    return el(
        "section", {{"class", "panel now"}, {"aria-labelledby", "frys"}},
        el("h2", {{"id", "frys"}}, "Frys rapporten"_t) +
            p("Då får den ett nummer och ändras inte mer. Kommer något till efteråt syns det i nästa rapport."_t) +
            div("does",
                submit(Press::Main, "Granska och frys", "full", "gor", "granska", 's') + save));
}

wire::HttpResponse draw_draft(Site& site, const Visit& visit, const Asked& one,
                              const FrozenReport& draft, const Wrongs& wrongs) {
    const auto unjudged = std::count_if(draft.checks.begin(), draft.checks.end(),
                                        [](const auto& check) { return !check.reached; });
    const std::string state =
        draft.checks.empty()
            ? "Utkast, siffrorna kan ändras"
            : "Utkast, " +
                  std::to_string(static_cast<std::ptrdiff_t>(draft.checks.size()) - unjudged) +
                  " av " + std::to_string(draft.checks.size()) + " klara";
    const std::string path = path_of(draft.report, draft.period, draft.run_by);
    const std::string more = path.substr(path.find('?'));
    const Html side =
        freeze_card(visit, one) +
        heading_section(
            "med", "Ta med dig",
            el("ul", "ticked",
               el("li", icon(Icon::Download) + link(path + "&fil=pdf", "Pdf att skriva ut"_t)) +
                   el("li",
                      icon(Icon::Download) + link(path + "&fil=csv", "Tabellerna till Excel"_t)) +
                   el("li",
                      icon(Icon::Download) + link(path + "&fil=txt", "Text att klistra in"_t)))) +
        small_counts(draft);
    const Html form =
        post_form("/rapporter/" + draft.report + more, visit.proof,
                  div("cols", div("stack", summary_of(draft) + tables_html(draft.tables) +
                                               added_fields(draft)) +
                                  div("stack", side)));
    return page(site, visit,
                {reports::title_of(draft),
                 "/rapporter",
                 "",
                 {{"Alt S", "granska och frys"}},
                 wrongs.empty() ? 200 : 400},
                error_summary("Rapporten kan inte frysas än", wrongs) +
                    div("head", back_link("/rapporter", "Rapporter") +
                                    el("p", chip(Tone::Draft, state)) +
                                    el("h1", text(reports::title_of(draft))) +
                                    el("p", "lead", text(lead_of(draft)))) +
                    form);
}

wire::HttpResponse draw_look(Site& site, const Visit& visit, const FrozenReport& draft) {
    const std::string path = path_of(draft.report, draft.period, draft.run_by);
    const auto press = [&](Press kind, const char* words, const char* value, char key) {
        return post_form(path, visit.proof,
                         hidden_all(visit.form, {"gor", "bevis"}) +
                             submit(kind, words, "full", "gor", value, key),
                         "field");
    };
    const Html side =
        el("section", {{"class", "panel now"}, {"aria-labelledby", "frys"}},
           el("h2", {{"id", "frys"}}, "Frys rapporten?"_t) +
               p("Den får nästa nummer, och loggens underskrift står på den. Efter det kan ingen ändra den, inte heller du."_t) +
               press(Press::Main, "Ja, frys den", "frys", 's')) +
        press(Press::Other, "Ändra", "andra", 'b');
    Html paper;
    if (!draft.analysis.empty())
        paper += panel(el("h2", "Din analys"_t) + paragraphs(draft.analysis));
    return page(
        site, visit,
        {"Stämmer det?", "/rapporter", "", {{"Alt S", "frys"}, {"Alt B", "ändra"}}, 200},
        div("head", el("h1", "Stämmer det?"_t) +
                        el("p", "lead", text(reports::title_of(draft) + ". " + lead_of(draft)))) +
            div("cols",
                div("stack", summary_of(draft) + paper + tables_html(reports::every_table(draft))) +
                    div("stack", side)));
}

std::string why_not(const Error& error) {
    const auto fault = error.kind.as<out::FreezeFault>();
    if (fault == out::FreezeFault::Frozen)
        return "Rapporten för den perioden är redan fryst.";
    if (fault == out::FreezeFault::NotOver)
        return "Perioden pågår fortfarande.";
    return "Bedöm alla rader först: Helt, Delvis eller Ej.";
}

wire::HttpResponse freeze_it(Site& site, Visit& visit, const Asked& one,
                             const FrozenReport& draft) {
    if (!may_freeze(visit, *one.owed, one.run_by))
        return draw_draft(site, visit, one, draft, {{"", "Du kan inte frysa den rapporten nu."}});
    const auto frozen =
        out::freeze(*visit.house->papers, *visit.house->audit, draft,
                    {visit.person().id, matters::to_text(visit.role()), site.now(), visit.today},
                    visit.house->recipients.front());
    if (!frozen && !frozen.error().kind.as<out::FreezeFault>())
        return trouble(site, visit, frozen.error());
    if (!frozen)
        return draw_draft(site, visit, one, draft, {{"", why_not(frozen.error())}});
    return done(site, visit, "Rapporten är fryst och har nummer " + frozen->number + ".",
                frozen_path(frozen->number));
}

} // namespace

wire::HttpResponse draft_page(Site& site, Visit& visit) {
    const auto one = asked(visit, visit.query);
    if (!one)
        return no_right(site, visit);
    const auto all = gather(visit);
    if (!all)
        return trouble(site, visit, all.error());
    const auto draft = drafted(visit, *one, *all);
    if (!draft)
        return trouble(site, visit, draft.error());
    if (visit.query.has("fil"))
        return file_of(site, visit, *draft, visit.query.text("fil"));
    if (const auto noted =
            log_it(site, visit, audit::Act::Report, one->owed->id, iso(one->period.from));
        !noted)
        return trouble(site, visit, noted.error());
    return draw_draft(site, visit, *one, *draft, {});
}

wire::HttpResponse change_draft(Site& site, Visit& visit) {
    const auto one = asked(visit, visit.query);
    if (!one)
        return no_right(site, visit);
    const auto all = gather(visit);
    if (!all)
        return trouble(site, visit, all.error());
    auto draft = drafted(visit, *one, *all);
    if (!draft)
        return trouble(site, visit, draft.error());
    take_added(visit.form, *draft);
    const std::string press = visit.form.text("gor");
    const auto kept =
        out::keep_draft(*visit.house->papers, *draft, visit.house->recipients.front());
    if (!kept)
        return trouble(site, visit, kept.error());
    if (press == "granska")
        return draw_look(site, visit, *draft);
    if (press == "frys")
        return freeze_it(site, visit, *one, *draft);
    if (press == "andra")
        return draw_draft(site, visit, *one, *draft, {});
    return done(site, visit, "Sparat. Rapporten är fortfarande ett utkast.",
                path_of(draft->report, draft->period, draft->run_by));
}

} // namespace tycktill::web
