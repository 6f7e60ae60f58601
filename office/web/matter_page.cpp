// One matter: the person's words largest, what is decided now in one amber card, the clocks, what has happened.
#include "office/web/account_pages.h"
#include "office/web/matter_pages.h"

#include "office/web/acting.h"
#include "office/web/reading_words.h"
#include "office/web/telling.h"

#include <algorithm>

namespace tycktill::web {
namespace {

using matters::Act;
using matters::Hint;
using matters::NextStep;

std::string hint_id(Hint hint) {
    return std::to_string(static_cast<int>(hint));
}

/// Who may do the next step; a registrar doesn't answer for a handler.
bool may_do(const Visit& visit, NextStep step) {
    switch (step) {
    case NextStep::Register:
        return visit.may(Act::Register);
    case NextStep::AnswerHint:
        return visit.may(Act::Note);
    case NextStep::Assign:
        return visit.may(Act::Assign);
    default:
        return visit.may(Act::Handle);
    }
}

Html late_line(const Visit& visit, const matters::ClockState& clock) {
    const std::string day = day_words(clock.due);
    if (clock.late(visit.today))
        return el("p", "Det skulle ha varit klart "_t + el("b", text("senast " + day)) +
                           ". Gör det nu, eller säg varför det dröjer."_t);
    return el("p", el("b", text("Senast " + day)) +
                       text(", " + from_today(clock.due, visit.today) + "."));
}

Html ways_out(const Visit& visit, NextStep step) {
    Html all;
    const std::string path = visit.matter_path();
    if (visit.may(Act::Handle) && (step == NextStep::Confirm || step == NextStep::Reply))
        all += link(path + "/atgard", "Det är redan åtgärdat"_t);
    if (visit.may(Act::Handle) && step == NextStep::Reply && visit.matter().confirmed.happened())
        all += link(path + "/ny-dag", "Berätta att det dröjer"_t);
    if (visit.may(Act::Handle) && step == NextStep::Reply)
        all += link(path + "/hinder", "Det går inte att svara"_t);
    if (visit.may(Act::Assign))
        all += link(path + "/vidare", "Lyft, lämna över eller vänta"_t);
    return all.empty() ? all : div("ways", all);
}

Html now_card(const Visit& visit) {
    const NextStep step = matters::next_step(visit.matter(), visit.rules());
    if (step == NextStep::Nothing) {
        Html all = el("h2", "Ärendet är avslutat"_t) +
                   p("Det går att öppna igen om personen hör av sig."_t);
        if (visit.may(Act::Handle))
            all += div("does", button_link(Press::Other, visit.matter_path() + "/oppna",
                                           "Öppna igen"_t, "full"));
        return panel(all);
    }
    const NextAct act = next_act(step, visit, visit.matter());
    const auto clock = next_clock(visit.matter(), visit.rules());
    const bool may = may_do(visit, step);
    Html all;
    if (clock && clock->late(visit.today))
        all += el("p", due_chip(clock->due, visit.today));
    all += el("h2", {{"id", "nu"}}, text(act.act)) + el("p", text(act.why));
    if (clock)
        all += late_line(visit, *clock);
    if (!may)
        return panel(all + el("p", "quiet", "Det gör den som har ärendet."_t) +
                     ways_out(visit, NextStep::Close));
    const std::string address = act.path.front() == '#' ? act.path : visit.matter_path() + act.path;
    all += button_link(Press::Main, address, text(act.button), "full", 's') + ways_out(visit, step);
    return el("section", {{"class", "panel now"}, {"aria-labelledby", "nu"}}, all);
}

Html hints(const Visit& visit) {
    if (visit.matter().open_hints.empty())
        return {};
    Html all;
    for (const Hint hint : visit.matter().open_hints) {
        const Html question = el("p", text(matters::in_words(hint)));
        if (!visit.may(Act::Note)) {
            all += question;
            continue;
        }
        const std::string name = "svar-" + hint_id(hint);
        const auto radio = [&](const char* value, const char* words) {
            return el(
                "label", "choice",
                el("input",
                   {{"type", "radio"}, {"name", "svar"}, {"value", value}, {"id", name + value}}) +
                    el("span", text(words)));
        };
        all += post_form(
            visit.matter_path() + "/stallning", visit.proof,
            hidden("fraga", hint_id(hint)) + seen_field(visit) +
                el("fieldset", el("legend", text(matters::in_words(hint))) +
                                   div("choices", radio("nej", "Nej, bedömt") +
                                                      radio("ja", "Ja, det är påbörjat"))) +
                div("does tight",
                    el("label", {{"class", "away"}, {"for", name}}, "Några ord om bedömningen"_t) +
                        el("input", {{"id", name},
                                     {"name", "ord"},
                                     {"placeholder", "Några ord om bedömningen"}}) +
                        submit(Press::Other, "Spara", "small")),
            "field first");
    }
    return el(
        "section", {{"class", "panel mid"}, {"aria-labelledby", "stallning"}},
        el("h2", {{"id", "stallning"}}, "Att ta ställning till"_t) +
            el("p", "quiet",
               "Texten väckte en fråga. Svara innan du avslutar. Programmet bestämmer ingenting."_t) +
            all);
}

Html contact_card(const Visit& visit) {
    const auto& matter = visit.matter();
    Html all;
    if (matter.arrival.wish == matters::ReplyWish::None)
        all = p(
            "Personen är anonym. Försök inte ta reda på vem det är. Ärendet tas om hand som alla andra."_t);
    else if (matter.arrival.wish == matters::ReplyWish::ByCode)
        all =
            p("Personen är anonym och vill ha svar med kod. Försök inte ta reda på vem det är."_t);
    else if (matter.arrival.hidden_person && visit.role() != matters::Role::Registrar)
        all = p(
            icon(Icon::Lock) +
            " Namn och adress visas inte här, inte ens för dig. Registratorn skickar brevet åt dig."_t);
    else if (!visit.may(Act::OpenContact))
        all = p(icon(Icon::Lock) + " Kontaktuppgifterna ligger för sig."_t);
    else {
        const bool again = matter.contact_opened_by.count(visit.person().id) > 0;
        Html form = seen_field(visit);
        if (again)
            form +=
                div("field first",
                    el("label", {{"for", "skal"}}, "Varför öppnar du dem igen?"_t) +
                        el("input", {{"id", "skal"}, {"name", "skal"}, {"aria-required", "true"}}));
        all =
            p(icon(Icon::Lock) +
              " Kontaktuppgifterna ligger för sig. Öppna dem när du ska höra av dig. Det loggas."_t) +
            post_form(visit.matter_path() + "/kontakt", visit.proof,
                      form + submit(Press::Other, "Öppna kontaktuppgifterna", "full"), "field");
    }
    return heading_section("personen", "Personen", all);
}

std::string level_words(const Visit& visit) {
    const auto& levels = visit.rules().levels;
    const auto at = static_cast<std::size_t>(std::max(1, visit.matter().level) - 1);
    return std::to_string(visit.matter().level) +
           (at < levels.size() ? ", " + levels[at].name : "");
}

std::string provision_words(const Visit& visit, const std::string& id) {
    for (const auto& one : visit.rules().provisions)
        if (one.id == id)
            return "Kan gälla, " + one.lagrum + ". Prövas varje gång.";
    return "Ingen markering";
}

Html facts_card(const Visit& visit) {
    const auto& matter = visit.matter();
    std::vector<Fact> all{
        {"Handläggare",
         text(matter.handler.empty() ? "Ingen än"
                                     : visit.name_of(matter.handler) +
                                           (matter.handler == visit.person().id ? " (du)" : ""))},
        {"Enhet", text(matter.unit.empty() ? "Inte vald" : visit.unit_name(matter.unit))},
        {"Nivå", text(level_words(visit) + (matter.serious ? ". Allvarligt." : ""))},
        {"Läge", text(state_words(visit, matter))},
        {"Sekretess", text(provision_words(visit, matter.provision))}};
    if (!visit.row.other_number.empty())
        all.push_back({"I diariet", text(visit.row.other_number)});
    Html more;
    for (const std::string& other : matter.links)
        more += link("/arende/" + other, "Ett ärende som hör ihop"_t);
    const std::string path = visit.matter_path();
    if (visit.may(Act::Note))
        more += link(path + "/lank", "Hör ihop med ett annat ärende"_t);
    if (visit.may(Act::Handle) && !matters::is_closed(matter))
        more += link(path + "/hanvisa", "Hör hemma hos någon annan"_t);
    if (visit.may(Act::PassOn) &&
        visit.rules().clocks.end() !=
            std::find_if(visit.rules().clocks.begin(), visit.rules().clocks.end(),
                         [](const auto& rule) {
                             return rule.starts == forms::ClockRule::Start::SentToManager;
                         }))
        more += link(path + "/till-chef", "Skicka till chefen för enheten"_t);
    if (visit.may(Act::Register))
        more += link(path + "/diarienummer", visit.row.other_number.empty()
                                                 ? "Skriv in nummer från diariet"_t
                                                 : "Ändra nummer i diariet"_t) +
                link(path + "/makulera", "Makulera raden"_t);
    return panel(facts(all) + div("ways", more));
}

Html words_panel(const Visit& visit, const WordsOfIt& words, const Html& scan) {
    Html all = voice(words) + other_answers(words);
    for (const std::string& flag : words.flags)
        all += el("p", "field", chip(Tone::Plain, flag));
    return scan.empty() ? panel(all, "voice") : div("panel split", scan + div("voice", all));
}

Html notes_links(const Visit& visit) {
    Html all;
    if (visit.may(Act::Note))
        all += button_link(Press::Other, visit.matter_path() + "/anteckna",
                           icon(Icon::Pencil) + "Skriv en anteckning"_t, "", 'a');
    if (visit.may(Act::Handle) && !matters::is_closed(visit.matter()))
        all += link(visit.matter_path() + "/atgard", "Skriv en åtgärd"_t);
    all += link(visit.matter_path() + "/lasare", "Vem har läst ärendet?"_t);
    if (visit.may(Act::CopyOut))
        all += link(visit.matter_path() + "/lamna-ut", "Lämna ut en kopia"_t);
    return div("does", all);
}

Html phone_bar(const Visit& visit) {
    const NextStep step = matters::next_step(visit.matter(), visit.rules());
    const NextAct act = next_act(step, visit, visit.matter());
    if (act.act.empty() || !may_do(visit, step))
        return {};
    const auto clock = next_clock(visit.matter(), visit.rules());
    return div("phonebar",
               button_link(
                   Press::Main, act.path.front() == '#' ? act.path : visit.matter_path() + act.path,
                   text(act.button + (clock ? " senast " + day_words(clock->due) : "")), "full"));
}

/// Written down once a day for each who reads it.
void note_reading(Site& site, Visit& visit) {
    for (const matters::Event& event : visit.opened.events)
        if (std::holds_alternative<matters::ReadBy>(event.kind) && event.by == visit.person().id &&
            event.entered == visit.today)
            return;
    (void)act_on(site, visit, {matters::ReadBy{}, "", {}, visit.matter().revision});
}

} // namespace

Html case_head(const Visit& visit, const std::string& serial) {
    const WayWords way = words_of(visit.matter().arrival.way);
    Html line = el("span", text(visit.number()));
    if (!visit.matter().unit.empty())
        line += el("span", text(visit.unit_name(visit.matter().unit)));
    line += el("span", icon(way.icon) + text(" Kom in " + day_words(visit.matter().arrived) + " " +
                                             way.through));
    if (!serial.empty())
        line += el("span", "Blankett "_t + span("mono", text(serial)));
    return div("head", back_link("/inkorg",
                                 visit.role() == matters::Role::Registrar ? "Inkorg" : "Ärenden") +
                           el("h1", text(visit.row.line)) + div("facts-line", line));
}

wire::HttpResponse matter_page(Site& site, Visit& visit) {
    note_reading(site, visit);
    const WordsOfIt words = words_of_matter(site, visit, visit.row.matter);
    const Html scan = scan_panel(visit);
    const Html main_column =
        div("stack", words_panel(visit, words, scan) + phone_bar(visit) + hints(visit) +
                         el("section", {{"class", "later"}, {"aria-labelledby", "hant"}},
                            el("h2", {{"id", "hant"}}, "Vad som har hänt"_t) + timeline(visit) +
                                notes_links(visit)));
    const Html side = div("stack", introduction(visit) + now_card(visit) + clocks_panel(visit) +
                                       contact_card(visit) + facts_card(visit));
    Frame frame{
        visit.number() + " " + visit.row.line,
        "/inkorg",
        scan.empty() ? "case" : "case wide",
        {{"Alt 1", "start"}, {"Alt 2", "inkorg"}, {"Alt S", "nästa steg"}, {"Alt A", "anteckning"}},
        200};
    return page(site, visit, frame,
                case_head(visit, words.serial) + div("cols", main_column + side));
}

wire::HttpResponse open_contact_page(Site& site, Visit& visit) {
    const auto outcome =
        act_on(site, visit,
               {matters::ContactOpened{}, visit.form.text("skal"), {}, visit.matter().revision});
    if (!outcome)
        return trouble(site, visit, outcome.error());
    if (const auto* refusal = std::get_if<matters::Refusal>(&*outcome))
        return done(site, visit, matters::in_words(*refusal), visit.matter_path() + "#personen");
    const auto contact = contact_of(site, visit);
    if (!contact)
        return trouble(site, visit, contact.error());
    std::vector<Fact> all;
    for (const auto& [label, value] : contact->all)
        all.push_back({label, lines(value)});
    return page(site, visit, {"Kontaktuppgifter", "/inkorg", "", {}, 200},
                div("head", back_link(visit.matter_path(), visit.number()) +
                                el("h1", "Kontaktuppgifter"_t)) +
                    div("reading stack",
                        panel(facts(all), "voice") +
                            note_box(Icon::Eye, "Du öppnade dem nu. Det står i loggen."_t) +
                            div("does", button_link(Press::Other, visit.matter_path(),
                                                    "Tillbaka till ärendet"_t))));
}

wire::HttpResponse readers_page(Site& site, Visit& visit) {
    Html rows;
    for (const matters::Event& event : visit.opened.events) {
        const bool contact = std::holds_alternative<matters::ContactOpened>(event.kind);
        if (!contact && !std::holds_alternative<matters::ReadBy>(event.kind))
            continue;
        rows += el("tr", el("td", {{"data-l", "Dag"}}, text(day_words(event.day))) +
                             el("td", {{"data-l", "Vem"}}, text(visit.name_of(event.by))) +
                             el("td", {{"data-l", "Vad"}},
                                text(contact ? "Öppnade kontaktuppgifterna" : "Läste ärendet")));
    }
    return page(site, visit, {"Vem har läst", "/inkorg", "", {}, 200},
                div("head", back_link(visit.matter_path(), visit.number()) +
                                el("h1", "Vem har läst ärendet?"_t)) +
                    el("table", "table reading",
                       el("caption", "away", "De som har läst ärendet"_t) +
                           el("thead", el("tr", el("th", {{"scope", "col"}}, "Dag"_t) +
                                                    el("th", {{"scope", "col"}}, "Vem"_t) +
                                                    el("th", {{"scope", "col"}}, "Vad"_t))) +
                           el("tbody", rows)));
}

} // namespace tycktill::web
