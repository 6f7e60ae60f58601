// The first page of the day, by role: what is decided now, then what comes, each number a link to the rows that it counts.
#include "office/web/account_pages.h"
#include "office/web/list_pages.h"
#include "office/web/start_parts.h"
#include "office/web/telling.h"

#include "office/web/acting.h"

#include <algorithm>

namespace tycktill::web {
namespace {

using matters::Act;
using matters::NextStep;
using matters::Role;

/// Registering is the registrar's own work; the amber card counts it.
Html register_card(const std::vector<Case>& fresh) {
    if (fresh.empty())
        return quiet_card(
            "Allt är diariefört.",
            "Inget nytt väntar på dig. Nytt från kiosker och skannrar kommer hit av sig självt.");
    const bool one = fresh.size() == 1;
    Html hints;
    const auto hinted =
        static_cast<std::size_t>(std::count_if(fresh.begin(), fresh.end(), [](const Case& each) {
            return !each.matter.open_hints.empty();
        }));
    if (hinted > 0)
        hints = div("field",
                    note_box(Icon::Info, text(capital(number_words(hinted)) +
                                              " av dem behöver en bedömning. Det ligger först.")));
    const std::string title =
        one ? "Diarieför det nya" : "Diarieför de " + number_words(fresh.size()) + " nya";
    return el(
        "section", {{"class", "panel now"}, {"aria-labelledby", "nu"}},
        el("h2", {{"id", "nu"}}, text(title)) +
            p("De har redan fått nummer och en neutral rad i registret. Du bekräftar raden, väljer vem som tar hand om det och tar ställning till sekretess. Det ska vara klart i dag."_t) +
            hints +
            div("does",
                el("a",
                   {{"class", "button b1"},
                    {"href", "/diariefor/nasta"},
                    {"accesskey", "d"},
                    {"autofocus"}},
                   "Börja diarieföra"_t) +
                    link("/inkorg?vy=nya",
                         text(one ? "Visa det i inkorgen"
                                  : "Visa alla " + number_words(fresh.size()) + " i inkorgen"))));
}

Html then_list(const Visit& visit, const std::vector<Case>& all) {
    const auto at_step = [&](NextStep step) {
        return those(all, [&](const Case& one) { return step_of(visit, one) == step; });
    };
    const auto late =
        those(all, [](const Case& one) { return one.late && one.matter.registered.happened(); });
    const auto confirm = at_step(NextStep::Confirm), assign = at_step(NextStep::Assign),
               close = at_step(NextStep::Close);
    const auto hints = those(all, [](const Case& one) {
        return !one.matter.open_hints.empty() && one.matter.registered.happened();
    });
    const Html rows =
        todo(late.size(),
             late.size() == 1 ? "ett ärende har gått över tiden"
                              : number_words(late.size()) + " ärenden har gått över tiden",
             "Påminn den som har ärendet, eller hjälp till.", "/inkorg?tid=sena", true) +
        todo(hints.size(), "Ta ställning till en fråga",
             "Texten kan handla om något som har en egen väg.", "/inkorg?vy=stallning") +
        todo(confirm.size(), "Ge besked att ärendet har kommit", soonest(confirm, visit.today),
             "/inkorg?vy=bekrafta") +
        todo(assign.size(), "Ge ärendet en handläggare", soonest(assign, visit.today),
             "/inkorg?vy=utan") +
        todo(close.size(), "Avsluta", "Allt som måste göras är gjort.", "/inkorg?vy=avsluta");
    return rows.empty() ? Html()
                        : el("section", {{"aria-labelledby", "sedan"}},
                             el("h2", {{"id", "sedan"}}, "Sedan"_t) + div("panel rows", rows));
}

Html take_in_card() {
    return heading_section(
        "nytt", "Nytt som inte kom genom kiosken",
        el("p", "quiet", "Du fyller i kommunens eget formulär."_t) +
            div("ways", button_link(Press::Other, "/nytt?satt=telefon",
                                    icon(Icon::Phone) + "Samtal eller besök"_t, "full", 't') +
                            button_link(Press::Other, "/nytt?satt=brev",
                                        icon(Icon::Mail) + "Brev eller e-post"_t, "full")));
}

Html post_card() {
    return heading_section("post", "Dagens post",
                           p(link("/register/dagens-post", "Visa postlistan"_t)));
}

Html registrar(const Visit& visit, const std::vector<Case>& all) {
    const auto fresh = those(all, [&](const Case& one) {
        return !one.matter.registered.happened() && visit.may(Act::Register, one.matter);
    });
    const std::string lead =
        fresh.empty() ? "Inget nytt väntar."
                      : capital(number_words(fresh.size())) +
                            (fresh.size() == 1 ? " nytt ärende väntar." : " nya ärenden väntar.");
    return greeting(visit, lead) +
           div("cols", div("stack", register_card(fresh) + then_list(visit, all)) +
                           div("stack", take_in_card() + post_card()));
}

Html away_card() {
    return heading_section("borta", "Ska du vara borta?",
                           p("Välj vem som tar över så länge, så blir ingen utan svar."_t) +
                               el("p", link("/mitt#borta", "Ange frånvaro"_t)));
}

Html handler(Site& site, Visit& visit, const std::vector<Case>& all) {
    auto mine = those(all, [&](const Case& one) {
        return waits_for_me(visit, one) && step_of(visit, one) != NextStep::PassPraiseOn;
    });
    const auto praise = those(all, [&](const Case& one) {
        return step_of(visit, one) == NextStep::PassPraiseOn && visit.may(Act::Handle, one.matter);
    });
    const auto waiting = those(all, [&](const Case& one) {
        return matters::state_of(one.matter, visit.today) == matters::State::Waiting &&
               is_mine(visit, one);
    });
    const std::string lead =
        mine.empty() ? "Inget väntar på dig."
                     : counted(mine.size(), "ärende väntar på dig.", "ärenden väntar på dig.");
    const bool fresh = !visit.account.introduced;
    Html left = introduction(visit);
    left += mine.empty() ? quiet_card("Inget väntar på dig.", "Nytt kommer hit av sig självt.")
                         : case_card(site, visit, mine.front());
    if (!mine.empty())
        mine.erase(mine.begin());
    mine.insert(mine.end(), waiting.begin(), waiting.end());
    left += rows_section("gang", "På gång", visit, mine) +
            rows_section("berom", "Beröm att föra vidare", visit, praise);
    return greeting(visit, lead) +
           div("cols", div("stack", left) +
                           div("stack", (fresh ? Html() : how_it_goes(visit)) + away_card()));
}

Html count_cell(const char* label, std::size_t count, const std::string& address) {
    return el("td", {{"class", "number"}, {"data-l", label}},
              count == 0 ? text("0") : link(address, text(std::to_string(count))));
}

Html units_table(const Visit& visit, const std::vector<Case>& all) {
    std::map<std::string, std::vector<const Case*>> units;
    for (const Case& one : all)
        if (!matters::is_closed(one.matter))
            units[one.matter.unit].push_back(&one);
    Html rows;
    for (const auto& [unit, cases] : units) {
        std::size_t late = 0, soon = 0, mine = 0;
        for (const Case* one : cases) {
            late += one->late;
            soon += one->next && !one->late && (one->next->due - visit.today).count() <= 4;
            mine += one->matter.level > 1;
        }
        const std::string base = "/inkorg?enhet=" + percent_encoded(unit.empty() ? "-" : unit);
        rows += el("tr", el("th", {{"scope", "row"}},
                            text(unit.empty() ? "Utan enhet" : visit.unit_name(unit))) +
                             count_cell("Sena", late, base + "&tid=sena") +
                             count_cell("Inom fyra dagar", soon, base + "&tid=snart") +
                             count_cell("Pågår", cases.size(), base) +
                             count_cell("Lyfta", mine, base + "&vy=lyfta"));
    }
    Html heads = el("th", {{"scope", "col"}}, "Enhet"_t);
    for (const char* head : {"Sena", "Inom fyra dagar", "Pågår", "Lyfta"})
        heads += el("th", {{"scope", "col"}, {"class", "number"}}, text(head));
    return el("section", {{"aria-labelledby", "enheter"}},
              el("h2", {{"id", "enheter"}}, "Enheterna"_t) +
                  el("table", "table",
                     el("caption", "away", "Ärenden på varje enhet"_t) +
                         el("thead", el("tr", heads)) + el("tbody", rows)));
}

Html manager(Site& site, Visit& visit, const std::vector<Case>& all) {
    const auto lifted = those(
        all, [&](const Case& one) { return one.matter.level > 1 && waits_for_me(visit, one); });
    const auto late = those(all, [](const Case& one) { return one.late; });
    Html left =
        lifted.empty()
            ? quiet_card("Inget är lyft till dig.",
                         late.empty() ? "Inget är sent."
                                      : counted(late.size(), "ärende är sent.", "ärenden är sena."))
            : case_card(site, visit, lifted.front());
    left += rows_section("hot", "Kan vara hot mot personal", visit, those(all, [](const Case& one) {
                             return one.matter.open_hints.count(matters::Hint::Threat) > 0;
                         }));
    left += rows_section("lyfta", "Lyft till dig", visit,
                         {lifted.size() > 1 ? lifted.begin() + 1 : lifted.end(), lifted.end()});
    left += units_table(visit, all);
    return greeting(visit, late.empty()
                               ? "Inget är sent."
                               : counted(late.size(), "ärende är sent.", "ärenden är sena.")) +
           div("cols", div("stack", left) + div("stack", away_card()));
}

Html secretary(const Visit& visit, const std::vector<Case>& all) {
    const auto open = those(all, [](const Case& one) { return !matters::is_closed(one.matter); });
    Html owed;
    for (const std::string& report : visit.house->town->reports)
        owed += el("li", icon(Icon::FileText) + el("span", text(report)));
    return greeting(visit, counted(open.size(), "ärende pågår.", "ärenden pågår.")) +
           div("cols", div("stack", quiet_card("Register och postlista",
                                               "Allt som har kommit in står i registret.") +
                                        then_list(visit, all)) +
                           div("stack", heading_section("redovisas", "Det här ska redovisas",
                                                        el("ul", "ticked", owed)) +
                                            post_card()));
}

Html administrator(const Visit& visit) {
    std::size_t waits = 0;
    for (const auto& account : visit.accounts)
        waits += account.person.left && !account.person.grants.empty();
    return greeting(visit, "Du sköter personer och rättigheter. Ärenden ser du inte.") +
           div("reading stack",
               el("section", {{"aria-labelledby", "skoter"}},
                  el("h2", {{"id", "skoter"}}, "Det du sköter"_t) +
                      div("panel rows", todo(visit.accounts.size(), "Personer",
                                             "Lägg till, ändra roll, nytt lösenord.", "/personer") +
                                            todo(1, "Lägg till en person",
                                                 "Den får ett lösenord att byta första gången.",
                                                 "/personer/ny"))));
}

/// The handler's own start shows her matter's words: the one that is shown counts as read.
void note_shown(Site& site, Visit& visit, const std::vector<Case>& all) {
    if (visit.role() != Role::Handler)
        return;
    const auto first = std::find_if(all.begin(), all.end(), [&](const Case& one) {
        return waits_for_me(visit, one) && step_of(visit, one) != NextStep::PassPraiseOn;
    });
    if (first == all.end())
        return;
    Visit about = visit;
    about.row = first->row;
    if (!read_again(site, about))
        return;
    for (const auto& event : about.opened.events)
        if (std::holds_alternative<matters::ReadBy>(event.kind) && event.by == visit.person().id &&
            event.entered == visit.today)
            return;
    (void)act_on(site, about, {matters::ReadBy{}, "", {}, about.matter().revision});
}

} // namespace

wire::HttpResponse start_page(Site& site, Visit& visit) {
    const Frame frame{
        "Start", "/", "", {{"Alt 1", "start"}, {"Alt 2", "inkorg"}, {"Alt S", "nästa steg"}}, 200};
    if (visit.role() == Role::Inspector)
        return go_to("/logg");
    if (visit.role() == Role::Administrator)
        return page(site, visit, frame, administrator(visit));
    const auto all = site.cases().of(visit);
    if (!all)
        return trouble(site, visit, all.error());
    switch (visit.role()) {
    case Role::Registrar:
        return page(site, visit,
                    {"Start",
                     "/",
                     "",
                     {{"Alt 1", "start"},
                      {"Alt 2", "inkorg"},
                      {"Alt 3", "register"},
                      {"Alt D", "diarieför nästa"},
                      {"Alt T", "nytt från samtal"}},
                     200},
                    registrar(visit, *all));
    case Role::Manager:
        return page(site, visit, frame, manager(site, visit, *all));
    case Role::Secretary:
        return page(site, visit, frame, secretary(visit, *all));
    default:
        note_shown(site, visit, *all);
        return page(site, visit, frame, handler(site, visit, *all));
    }
}

} // namespace tycktill::web
