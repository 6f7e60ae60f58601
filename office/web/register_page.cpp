// Diarieför: the row that everybody may read is looked at by a person, and the matter gets somebody who takes it. One
// press does both where it is clear.
#include "office/web/acting.h"
#include "office/web/choices.h"
#include "office/web/matter_pages.h"
#include "office/web/reading_words.h"
#include "office/web/telling.h"

#include "forms/rules/revealing.h"
#include "shared/base/text.h"

#include <algorithm>

namespace tycktill::web {
namespace {

using matters::Act;

/// The new ones that the visitor registers, what must be looked at first.
Result<std::vector<Case>> new_ones(Site& site, const Visit& visit) {
    auto all = TRY(site.cases().of(visit));
    std::erase_if(all, [&](const Case& one) {
        return one.matter.registered.happened() || !visit.may(Act::Register, one.matter);
    });
    std::stable_sort(all.begin(), all.end(), [](const Case& a, const Case& b) {
        return !a.matter.open_hints.empty() > !b.matter.open_hints.empty();
    });
    return all;
}

/// What in a public line could name somebody.
std::string name_in(const std::string& line) {
    for (const auto& found : forms::find_revealing(line))
        return line.substr(found.at, found.length);
    return "";
}

Html segments(std::size_t done, std::size_t left) {
    Html all;
    const std::size_t count = std::min<std::size_t>(done + left, 24);
    for (std::size_t i = 0; i < count; ++i)
        all += el("i", {{"class", i < done ? "past" : i == done ? "here" : "left"}});
    return el("div", {{"class", "segments"}, {"aria-hidden", "true"}}, all);
}

std::string suggested_provision(const Visit& visit) {
    for (const auto& one : visit.rules().provisions)
        if (std::find(one.boards.begin(), one.boards.end(), visit.matter().board) !=
            one.boards.end())
            return one.id;
    return "";
}

Html public_row(const Visit& visit, const std::string& line) {
    const auto* board = visit.rules().board(visit.row.board);
    return div("field",
               el("h3", "Så syns raden för allmänheten"_t) +
                   div("note", el("dl", "facts",
                                  el("dt", text(visit.number())) + el("dd", text(line)) +
                                      el("dt", text(day_words(visit.row.arrived))) +
                                      el("dd", text((board ? board->name : "") + " · pågår")))));
}

Html line_field(const Fields& fields) {
    Fields::Look look;
    look.hint = "Några ord om vad det gäller. Inga namn: raden är offentlig.";
    look.longest = 120;
    Html field = fields.line("rad", "Ärendemening", look);
    const std::string name = name_in(fields.value("rad"));
    if (name.empty())
        field +=
            el("p", "checked", icon(Icon::Check) + "Inget namn och inget personnummer i raden."_t);
    return field;
}

/// Where exercise of authority goes, in a scheme that parts it from the rest.
const forms::SpecialRoute* route_of_authority(const Visit& visit) {
    for (const forms::SpecialRoute& route : visit.rules().routes)
        if (route.concerns == forms::SpecialRoute::Concerns::Authority)
            return &route;
    return nullptr;
}

Html authority_field(const Visit& visit, const Fields& fields) {
    const auto* route = route_of_authority(visit);
    return route ? fields.tick("myndighet", "Gäller myndighetsutövning eller handläggning",
                               "Då går det till " + visit.unit_name(route->unit) +
                                   ", vilken enhet det än gäller.")
                 : Html();
}

Html registration_form(const Visit& visit, const Fields& fields, std::size_t left) {
    Html form = seen_field(visit) + line_field(fields);
    form +=
        div("field",
            div("pair", fields.select("enhet", "Enhet", unit_options(visit, "", "Välj senare")) +
                            fields.select("person", "Vem tar hand om det?",
                                          handler_options(visit, "", "Enheten tillsammans"))));
    form += authority_field(visit, fields);
    form += fields.select("sekretess", "Sekretess", provision_options(visit),
                          {"En första bedömning. Den prövas på nytt varje gång någon frågar.",
                           false, false, false, "", 0});
    form += fields.line("hor-till", "Hör det till ett ärende som redan finns?",
                        {"Skriv numret, annars lämna tomt.", false, false, false, "", 0});
    form += public_row(visit, fields.value("rad"));
    Html buttons;
    Attributes first{{"class", "b1"},
                     {"name", "sedan"},
                     {"value", left > 1 ? "nasta" : "klart"},
                     {"accesskey", "s"},
                     {"autofocus"}};
    buttons += el("button", first, text(left > 1 ? "Diarieför och öppna nästa" : "Diarieför"));
    if (left > 1)
        buttons += submit(Press::Other, "Diarieför", "", "sedan", "klart");
    buttons += button_link(Press::Quiet, "/diariefor/nasta?efter=" + visit.row.matter,
                           "Hoppa över"_t, "", 'n');
    const std::string past = std::to_string(visit.query.number("klara").value_or(0));
    return post_form(visit.path + "?klara=" + past, visit.proof, form + div("does", buttons),
                     "panel now voice");
}

Html elsewhere(const Visit& visit) {
    Html list;
    for (const auto& door : visit.house->town->other_doors)
        list += el("li", link(visit.matter_path() + "/hanvisa?dorr=" + percent_encoded(door.id),
                              text(door.title.in("sv")) + icon(Icon::ChevronRight)));
    if (list.empty())
        return {};
    return heading_section(
        "annanstans", "Hör det någon annanstans?",
        el("p", "quiet", "Personen får veta det och hjälp dit. Ärendet finns kvar."_t) +
            el("ul", "links", list));
}

Html came_line(const Visit& visit) {
    const auto way = words_of(visit.matter().arrival.way);
    return el("p", "facts-line",
              icon(way.icon) +
                  text(" Kom in " + day_words(visit.matter().arrived) + " " + way.through));
}

wire::HttpResponse draw(Site& site, Visit& visit, const Values& typed, const NotDone& not_done,
                        int status) {
    const auto waiting = new_ones(site, visit);
    const std::size_t left = waiting ? waiting->size() : 0;
    const std::size_t past = static_cast<std::size_t>(visit.query.number("klara").value_or(0));
    const Fields fields(typed, not_done.wrongs);
    const WordsOfIt words = words_of_matter(site, visit, visit.row.matter);
    Html hint_notes;
    for (const auto hint : visit.matter().open_hints)
        hint_notes += note_box(Icon::Alert,
                               text(matters::in_words(hint) + " Du tar ställning inne i ärendet."));
    Html main = error_summary("Raden behöver ändras", not_done.wrongs);
    main += div("head row",
                el("div", back_link("/inkorg?vy=nya", "Inkorg") + el("h1", "Diarieför"_t)) +
                    (left > 1
                         ? el("p", "said",
                              text(std::to_string(past + 1) + " av " + std::to_string(past + left)))
                         : Html()));
    if (past + left > 1)
        main += segments(past, left);
    main += div(
        "even",
        div("stack",
            panel(came_line(visit) + div("field", voice(words)) + other_answers(words), "voice") +
                hint_notes +
                note_box(
                    Icon::Lock,
                    "Namn och telefon ligger för sig. Du behöver dem inte för att diarieföra."_t) +
                elsewhere(visit)) +
            registration_form(visit, fields, left));
    return page(site, visit,
                {"Diarieför " + visit.number(),
                 "/inkorg",
                 "",
                 {{"Alt S", "diarieför och öppna nästa"}, {"Alt N", "hoppa över"}},
                 status},
                main);
}

Values beginning(const Visit& visit) {
    Values typed;
    typed.set("rad", visit.row.line);
    typed.set("enhet", visit.matter().unit);
    typed.set("person", likely_handler(visit, visit.matter().unit));
    typed.set("sekretess", suggested_provision(visit));
    return typed;
}

/// The next new one after this; back to the start when there is none.
std::string place_of_next(Site& site, const Visit& visit, int klara) {
    const auto waiting = new_ones(site, visit);
    if (!waiting || waiting->empty())
        return "/";
    return "/arende/" + waiting->front().row.matter + "/diariefor?klara=" + std::to_string(klara);
}

NotDone checked(const Visit& visit) {
    NotDone not_done;
    const std::string line = visit.form.text("rad");
    if (line.empty())
        not_done.wrongs.push_back({"rad", "Skriv en rad för registret."});
    else if (length_of(line) > 120 || line.find('\n') != std::string::npos)
        not_done.wrongs.push_back({"rad", "Skriv raden på högst 120 tecken."});
    else if (const std::string name = name_in(line); !name.empty())
        not_done.wrongs.push_back(
            {"rad", "Ordet ‹" + name +
                        "› kan vara ett namn. Raden är offentlig. Skriv hellre vad det gäller."});
    const std::string person = visit.form.text("person");
    if (!person.empty() && !is_handler(visit, person))
        not_done.wrongs.push_back({"person", "Välj någon ur listan."});
    if (!visit.form.text("hor-till").empty() &&
        matter_by_number(visit, visit.form.text("hor-till")).empty())
        not_done.wrongs.push_back(
            {"hor-till",
             "Det finns inget sådant ärende hos dig. Skriv numret som det står i registret."});
    return not_done;
}

/// To the unit, and to somebody there. A unit of another nämnd gets it by a handing over; nothing else leads there.
std::string give_to(Site& site, Visit& visit, const std::string& unit, const std::string& person) {
    const auto tries = [&](const matters::Kind& kind, const std::string& words) -> std::string {
        const auto tried = try_to(site, visit, {kind, words, {}, visit.matter().revision});
        if (!tried)
            return "Det gick inte just nu.";
        return *tried ? (*tried)->wrongs.front().why : "";
    };
    const std::string board = visit.rules().board_of(unit);
    const bool elsewhere = board != visit.matter().board;
    std::string fault;
    if (elsewhere)
        fault = tries(matters::HandedOver{unit, board}, "Fördelat vid diarieföringen.");
    if (fault.empty() && (!elsewhere || !person.empty()))
        fault = tries(matters::Assigned{unit, person}, "");
    if (!fault.empty())
        return " Men det har ingen handläggare: " + fault;
    return " " + (person.empty() ? visit.unit_name(unit) : visit.name_of(person)) +
           " tar hand om det.";
}

} // namespace

wire::HttpResponse register_form(Site& site, Visit& visit) {
    if (visit.matter().registered.happened() && visit.query.text("andra") != "rad")
        return go_to(visit.matter_path());
    return draw(site, visit, beginning(visit), {}, 200);
}

wire::HttpResponse do_register(Site& site, Visit& visit) {
    NotDone not_done = checked(visit);
    if (!not_done.wrongs.empty())
        return draw(site, visit, visit.form, not_done, 400);
    const std::string line = visit.form.text("rad");
    std::string unit = visit.form.text("enhet"), person = visit.form.text("person");
    if (const auto* route = route_of_authority(visit);
        route && visit.form.text("myndighet") == "ja" && unit != route->unit) {
        unit = route->unit;
        person = likely_handler(visit, unit);
    }
    const auto tried =
        try_to(site, visit,
               {matters::Registered{visit.number(), line, visit.form.text("sekretess")},
                "",
                {},
                seen_in(visit)},
               "rad");
    if (!tried)
        return trouble(site, visit, tried.error());
    if (*tried)
        return draw(site, visit, visit.form, **tried, (*tried)->stale ? 409 : 400);
    std::string told = visit.number() + " är diariefört.";
    if (const std::string other = matter_by_number(visit, visit.form.text("hor-till"));
        !other.empty())
        (void)try_to(site, visit, {matters::Linked{other}, "", {}, visit.matter().revision});
    if (!unit.empty())
        told += give_to(site, visit, unit, person);
    if (visit.form.text("sedan") != "nasta")
        return done(site, visit, told, visit.matter_path());
    return done(site, visit, told,
                place_of_next(site, visit, visit.query.number("klara").value_or(0) + 1));
}

wire::HttpResponse register_next(Site& site, Visit& visit) {
    const auto waiting = new_ones(site, visit);
    if (!waiting)
        return trouble(site, visit, waiting.error());
    if (waiting->empty())
        return done(site, visit, "Allt är diariefört.", "/");
    const std::string after = visit.query.text("efter");
    const auto at = std::find_if(waiting->begin(), waiting->end(),
                                 [&](const Case& one) { return one.row.matter == after; });
    const bool last = at == waiting->end() || at + 1 == waiting->end();
    const Case& next = last ? waiting->front() : *(at + 1);
    return go_to("/arende/" + next.row.matter + "/diariefor");
}

} // namespace tycktill::web
