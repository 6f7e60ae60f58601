// Avsluta: one form in the order that one thinks; what is still missing is named, each with the way there.
#include "office/web/acting.h"
#include "office/web/choices.h"
#include "office/web/matter_pages.h"
#include "office/web/telling.h"

#include <algorithm>

namespace tycktill::web {
namespace {

using matters::ClosingNeed;
using What = ClosingNeed::What;

bool unheard(const Visit& visit) {
    return visit.matter().last_reply.after(visit.matter().heard) && !visit.matter().arrival.praise;
}

/// Where a need is met.
std::string field_of(What what) {
    switch (what) {
    case What::Outcome:
        return "utfall";
    case What::Measure:
        return "text";
    case What::AskReception:
        return "hur";
    case What::DecideJottings:
        return "minne";
    default:
        return "";
    }
}

Html ways_to_needs(const Visit& visit, const std::vector<ClosingNeed>& needs) {
    Html all;
    const std::string path = visit.matter_path();
    const auto way = [&](What what, const char* place, const char* words) {
        if (std::any_of(needs.begin(), needs.end(),
                        [&](const auto& need) { return need.what == what; }))
            all += button_link(Press::Other, path + place, text(words), "small");
    };
    way(What::Register, "/diariefor", "Diarieför");
    way(What::AnswerHint, "#stallning", "Ta ställning");
    way(What::Reply, "/svar", "Skriv svar");
    way(What::FeedBack, "/aterkoppla", "Återkoppla");
    way(What::PassPraiseOn, "/berom", "För berömmet vidare");
    way(What::ChiefCloses, "/vidare", "Lyft till chefen");
    return all.empty() ? all : div("does", all);
}

Html checklist(const Visit& visit) {
    std::vector<std::pair<bool, Html>> all;
    for (const auto& clock : matters::clocks_of(visit.matter(), visit.rules())) {
        const auto* rule = visit.rules().clock(clock.clock);
        if (!rule || rule->stops == forms::ClockRule::Stop::Closed)
            continue;
        all.emplace_back(!clock.runs(),
                         el("b", text(rule->name)) +
                             text(clock.stopped
                                      ? " " + day_words(*clock.stopped) +
                                            (clock.late(*clock.stopped) ? ", för sent" : ", i tid")
                                      : " är inte klart"));
    }
    all.emplace_back(true, el("b", "Nivå"_t) + text(" " + std::to_string(visit.matter().level)));
    for (const auto hint : visit.matter().open_hints)
        all.emplace_back(false, text(matters::in_words(hint)));
    return heading_section("innan", "Innan du avslutar", ticked(all));
}

Html jottings_field(const Visit& visit, const Fields& fields) {
    if (visit.matter().jottings == 0)
        return {};
    Html list;
    for (const auto& event : visit.opened.events)
        if (std::holds_alternative<matters::Jotted>(event.kind))
            list += el("p", text("«" + event.words.text + "»")) +
                    el("p", "quiet", text(day_words(event.day) + ", " + visit.name_of(event.by)));
    return div("field", div("inner", list)) +
           fields.radios(
               "minne", "Minnesanteckningar", {{"rensa", "Ta bort"}, {"spara", "Spara"}},
               {"Det som tas bort går inte att få tillbaka. Det som sparas blir allmän handling.",
                false, false, false, "", 0});
}

wire::HttpResponse draw(Site& site, const Visit& visit, const Values& typed,
                        const NotDone& not_done, const std::vector<ClosingNeed>& needs,
                        int status) {
    const Fields fields(typed, not_done.wrongs);
    Html form =
        seen_field(visit) + fields.radios("utfall", "Hur gick det?", outcome_options(visit)) +
        fields.area("text", "Vad har ni gjort?",
                    {visit.matter().measures > 0
                         ? "Det finns redan en åtgärd. Lägg till mer om det behövs."
                         : "Skriv så att det går att läsa i rapporten. Inga namn.",
                     false, false, false, "", 0}) +
        div("field",
            div("pair", fields.select("orsak", "Orsak", cause_options(visit)) +
                            fields.select("omrade", "Handlar mest om", dimension_options(visit)))) +
        fields.select("aterfort", "Återfört till", unit_options(visit, "", "Ingen enhet än"));
    if (unheard(visit))
        form += fields.radios("hur", "Hur tog personen emot det ni gjorde?",
                              {{"nojd", "Nöjd"},
                               {"delvis", "Delvis"},
                               {"inte", "Inte nöjd"},
                               {"vet-inte", "Vet inte"}},
                              {"Är personen inte nöjd hjälper du vidare till nästa nivå.", false,
                               false, false, "", 0});
    form +=
        jottings_field(visit, fields) +
        fields.radios(
            "du-sa", "Kan det bli «Du sa, vi gjorde»?", {{"ja", "Ja, föreslå"}, {"nej", "Nej"}},
            {"Någon annan läser alltid texten innan den publiceras.", false, false, false, "", 0}) +
        div("does", submit(Press::Main, "Avsluta ärendet", "", "", "", 's') +
                        button_link(Press::Quiet, visit.matter_path(), "Avbryt"_t));
    const bool refused = !not_done.wrongs.empty();
    const Html main =
        error_summary("Ärendet kan inte avslutas än", not_done.wrongs) +
        div("head", back_link(visit.matter_path(), visit.number()) + el("h1", "Avsluta ärendet"_t) +
                        el("p", "lead",
                           text(visit.row.line + ". " + visit.number() + ", " +
                                visit.unit_name(visit.matter().unit) + "."))) +
        div("cols",
            div("stack", (not_done.stale ? written_meanwhile(visit, seen_in(visit)) : Html()) +
                             ways_to_needs(visit, needs) +
                             panel(post_form(visit.path, visit.proof, form),
                                   refused ? "voice" : "voice now")) +
                div("stack",
                    checklist(visit) +
                        heading_section(
                            "sedan", "Sedan",
                            p("Ärendet går att öppna igen om personen hör av sig. Inget gallras utan ett beslut."_t))));
    return page(site, visit,
                {"Avsluta ärendet", "/inkorg", "", {{"Alt S", "avsluta ärendet"}}, status}, main);
}

/// What would still stand in the way when all that was typed is done.
std::vector<ClosingNeed> needs_after(const Visit& visit, const matters::Closed& closed) {
    const auto permission =
        matters::may(visit.person(), matters::Act::Handle, visit.matter(), visit.workplace());
    auto needs = matters::closing_needs(visit.matter(), closed,
                                        permission ? permission->role : matters::Role::Handler);
    const bool says_heard = reception_of(visit.form.text("hur")).has_value();
    std::erase_if(needs, [&](const ClosingNeed& need) {
        return need.what == What::AskReception && says_heard;
    });
    const auto& outcomes = visit.rules().outcomes;
    const bool measure_asked = std::any_of(outcomes.begin(), outcomes.end(), [&](const auto& one) {
        return one.id == closed.outcome && one.needs_measure;
    });
    if (measure_asked && visit.matter().measures == 0 && visit.form.text("text").empty())
        needs.push_back({What::Measure, std::nullopt});
    return needs;
}

/// Each act is its own event: the measure, how it was taken, the closing.
std::vector<Wish> acts_of(const Visit& visit, const matters::Closed& closed) {
    std::vector<Wish> acts;
    if (!visit.form.text("text").empty()) {
        matters::MeasureTaken measure;
        measure.cause = visit.form.text("orsak");
        measure.dimension = visit.form.text("omrade");
        measure.told_unit = visit.form.text("aterfort");
        acts.push_back({measure, visit.form.text("text"), {}, 0});
    }
    if (unheard(visit))
        if (const auto reception = reception_of(visit.form.text("hur")))
            acts.push_back({matters::Heard{*reception}, "", {}, 0});
    acts.push_back({closed, "", {}, 0});
    return acts;
}

} // namespace

wire::HttpResponse close_form(Site& site, Visit& visit) {
    Values typed;
    typed.set("du-sa", "nej");
    matters::Closed anything{"x", matters::Closed::Jottings::Keep, false};
    return draw(site, visit, typed, {},
                matters::closing_needs(visit.matter(), anything, matters::Role::Manager), 200);
}

wire::HttpResponse do_close(Site& site, Visit& visit) {
    matters::Closed closed;
    closed.outcome = visit.form.text("utfall");
    closed.propose_publishing = visit.form.text("du-sa") == "ja";
    if (const std::string jottings = visit.form.text("minne");
        jottings == "rensa" || jottings == "spara")
        closed.jottings =
            jottings == "rensa" ? matters::Closed::Jottings::Weed : matters::Closed::Jottings::Keep;
    NotDone not_done;
    const auto needs = needs_after(visit, closed);
    for (const ClosingNeed& need : needs)
        not_done.wrongs.push_back({field_of(need.what), matters::in_words(need)});
    if (!not_done.wrongs.empty())
        return draw(site, visit, visit.form, not_done, needs, 400);
    int seen = seen_in(visit);
    for (Wish& wish : acts_of(visit, closed)) {
        wish.seen = seen;
        const auto tried = try_to(site, visit, wish);
        if (!tried)
            return trouble(site, visit, tried.error());
        if (*tried)
            return draw(site, visit, visit.form, **tried, {}, (*tried)->stale ? 409 : 400);
        seen = visit.matter().revision;
    }
    return done(site, visit, visit.number() + " är avslutat.", "/");
}

} // namespace tycktill::web
