#include "office/web/start_parts.h"

#include "office/web/reading_words.h"

#include <algorithm>

namespace tycktill::web {

using matters::Act;
using matters::NextStep;
using matters::Role;

NextStep step_of(const Visit& visit, const Case& one) {
    return matters::next_step(one.matter, visit.rules());
}

static std::string first_name(const Visit& visit) {
    const std::string& name = visit.account.name;
    return name.substr(0, name.find(' '));
}

Html greeting(const Visit& visit, const std::string& lead) {
    return div("head", el("h1", text("Hej " + first_name(visit))) +
                           el("p", "lead", text(capital(day_words(visit.today)) + ". " + lead)));
}

std::vector<Case> those(const std::vector<Case>& all,
                        const std::function<bool(const Case&)>& which) {
    std::vector<Case> some;
    std::copy_if(all.begin(), all.end(), std::back_inserter(some), which);
    return some;
}

Html todo(std::size_t count, const std::string& title, const std::string& why,
          const std::string& address, bool red) {
    if (count == 0)
        return {};
    return el("a", {{"class", red ? "todo red" : "todo"}, {"href", address}},
              span("count", text(std::to_string(count))) +
                  el("div", el("h3", (red ? span("late-word", "Sent: "_t) : Html()) + text(title)) +
                                el("p", text(why))) +
                  icon(Icon::ChevronRight));
}

std::string soonest(const std::vector<Case>& some, Day today) {
    const Case* first = nullptr;
    for (const Case& one : some)
        if (one.next && (!first || one.next->due < first->next->due))
            first = &one;
    return first ? "Det första senast " + day_words(first->next->due) + ", " +
                       from_today(first->next->due, today) + "."
                 : "";
}

Html quiet_card(const std::string& title, const std::string& lead) {
    return div("panel ok", el("h2", icon(Icon::Check) + text(" " + title)) + el("p", text(lead)));
}

bool is_mine(const Visit& visit, const Case& one) {
    return one.matter.handler.empty() || one.matter.handler == visit.person().id ||
           visit.role() != Role::Handler;
}

/// Whether the next step is the visitor's own.
bool waits_for_me(const Visit& visit, const Case& one) {
    const NextStep step = step_of(visit, one);
    return step != NextStep::Nothing && step != NextStep::Register && is_mine(visit, one) &&
           visit.may(Act::Handle, one.matter) &&
           matters::state_of(one.matter, visit.today) != matters::State::Waiting;
}

static std::string place_of_act(const Visit& visit, const Case& one) {
    const NextAct act = next_act(step_of(visit, one), visit, one.matter);
    return "/arende/" + one.row.matter + (act.path.empty() || act.path.front() == '#' ? "" : "") +
           act.path;
}

/// The handler's own case with the person's words: seen here, it counts as read.
Html case_card(Site& site, Visit& visit, const Case& one) {
    const NextAct act = next_act(step_of(visit, one), visit, one.matter);
    // Whoever it is: these are the person's words, and nobody reads them unlogged.
    if (const auto kept = log_it(site, visit, audit::Act::ReadMatter, one.row.matter, "start");
        !kept)
        return quiet_card("Ditt ärende kan inte visas just nu.",
                          "Det gick inte att skriva i loggen. Försök igen om en stund.");
    const WordsOfIt words = words_of_matter(site, visit, one.row.matter);
    Html line = el("span", text(visit.number_of(one.row))) +
                el("span", text("Kom in " + day_words(one.row.arrived))) +
                el("span", text(matters::is_reachable(one.matter) ? "Vill ha svar" : "Anonym"));
    const Html late = one.late ? el("p", due_chip(one.next->due, visit.today)) : Html();
    const std::string until = one.next ? "Senast " + day_words(one.next->due) + ", " +
                                             from_today(one.next->due, visit.today) + "."
                                       : "";
    return el(
        "section", {{"class", "panel now"}, {"aria-labelledby", "nu"}},
        late + el("h2", {{"id", "nu"}}, text(one.row.line)) + div("facts-line", line) +
            div("field", voice(words)) + el("hr", {{"class", "rule"}}) +
            div("item bare", el("div", el("b", text(act.act)) + el("p", "quiet", text(until))) +
                                 el("a",
                                    {{"class", "button b1"},
                                     {"href", place_of_act(visit, one)},
                                     {"accesskey", "s"},
                                     {"autofocus"}},
                                    text("Läs och " + lowered(act.button)))));
}

static Html row_of(const Visit& visit, const Case& one) {
    const NextAct act = next_act(step_of(visit, one), visit, one.matter);
    const std::string until = one.next ? " · Senast " + day_words(one.next->due) : "";
    return div(
        "item",
        el("div",
           el("p", "title", link("/arende/" + one.row.matter, text(one.row.line))) +
               el("p", "quiet",
                  text(visit.number_of(one.row) + " · " + state_words(visit, one.matter) + until) +
                      (one.late ? "  "_t + chip(Tone::Late, "Sent") : Html()))) +
            (act.act.empty()
                 ? button_link(Press::Other, "/arende/" + one.row.matter, "Öppna"_t, "small")
                 : button_link(Press::Other, place_of_act(visit, one), text(act.button), "small")));
}

Html rows_section(const char* id, const char* title, const Visit& visit,
                  const std::vector<Case>& some) {
    if (some.empty())
        return {};
    Html rows;
    for (std::size_t i = 0; i < some.size() && i < 10; ++i)
        rows += row_of(visit, some[i]);
    if (some.size() > 10)
        rows +=
            div("item", link("/inkorg", text("och " + number_words(some.size() - 10) + " till")));
    return el("section", {{"aria-labelledby", id}},
              el("h2", {{"id", id}}, text(title)) + div("panel rows", rows));
}

} // namespace tycktill::web
