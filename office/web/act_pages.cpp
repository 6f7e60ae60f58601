// Acts that stay in the house: each is one form with its own words, all of them drawn and done in one way.
#include "office/web/choices.h"
#include "office/web/matter_pages.h"

#include "office/web/acting.h"
#include "office/web/telling.h"

#include "shared/wire/lines.h"

#include <algorithm>

namespace tycktill::web {
namespace {

using matters::Reception;
using matters::ReplyHindered;

/// One act: its words, its fields, and what they become.
struct ActPage {
    const char* path;
    const char* title;
    const char* lead;
    const char* button;
    const char* done;
    Html (*fields)(const Visit&, const Fields&);
    /// The wish of what was typed; faults go into `wrongs`.
    Wish (*wish)(const Visit&, Wrongs&);
};

/// The day that was typed; today when it was left empty.
std::optional<Day> day_typed(const Visit& visit, const std::string& field, Wrongs& wrongs) {
    const std::string typed = visit.form.text(field);
    if (typed.empty())
        return std::nullopt;
    const auto day = parse_day(typed);
    if (!day)
        wrongs.push_back({field, "Skriv dagen som år-månad-dag, till exempel 2026-11-30."});
    else if (*day > visit.today)
        wrongs.push_back({field, "Dagen kan inte ligga framåt i tiden."});
    else
        return *day;
    return std::nullopt;
}

std::string need_words(const Visit& visit, const std::string& field, const char* why,
                       Wrongs& wrongs) {
    std::string words = visit.form.text(field);
    if (words.empty())
        wrongs.push_back({field, why});
    return words;
}

Html note_fields(const Visit&, const Fields& fields) {
    Fields::Look words, day;
    words.focus = true;
    day.hint = "Lämna tomt om det var i dag.";
    return fields.radios("slag", "Vad är det för anteckning?",
                         {{"tjanst", "Tjänsteanteckning",
                           "Något som har hänt eller sagts. Hör till ärendet och kan begäras ut."},
                          {"minne", "Minnesanteckning",
                           "Ett stöd för minnet. Bara ni som handlägger ser den, och du tar "
                           "ställning till den när du avslutar."}}) +
           fields.area("text", "Anteckning", words) + fields.day("dag", "När hände det?", day);
}
Wish note_wish(const Visit& visit, Wrongs& wrongs) {
    Wish wish{matters::Noted{}, need_words(visit, "text", "Skriv anteckningen.", wrongs), {}, 0};
    const std::string kind = visit.form.text("slag");
    if (kind == "minne")
        wish.kind = matters::Jotted{};
    else if (kind == "tjanst")
        wish.day = day_typed(visit, "dag", wrongs);
    else
        wrongs.insert(wrongs.begin(), {"slag", "Välj vad det är för anteckning."});
    return wish;
}

Html assign_fields(const Visit& visit, const Fields& fields) {
    return fields.select("enhet", "Enhet",
                         unit_options(visit, visit.matter().board, "Välj enhet")) +
           fields.select("person", "Handläggare",
                         handler_options(visit, visit.matter().board, "Enheten tillsammans"));
}
Wish assign_wish(const Visit& visit, Wrongs& wrongs) {
    const std::string unit = visit.form.text("enhet"), person = visit.form.text("person");
    if (unit.empty())
        wrongs.push_back({"enhet", "Välj vilken enhet det gäller."});
    if (!person.empty() && !is_handler(visit, person))
        wrongs.push_back({"person", "Välj någon ur listan."});
    return {matters::Assigned{unit, person}, "", {}, 0};
}

Html measure_fields(const Visit& visit, const Fields& fields) {
    Fields::Look words;
    words.hint = "Skriv så att det går att läsa i rapporten. Inga namn.";
    return fields.area("text", "Vad har ni gjort?", words) +
           fields.radios("klart", "Är det gjort?",
                         {{"gjort", "Ja"}, {"planerat", "Nej, det är planerat"}}) +
           div("field", div("pair", fields.select("orsak", "Orsak", cause_options(visit)) +
                                        fields.select("omrade", "Handlar mest om",
                                                      dimension_options(visit)))) +
           fields.select("aterfort", "Återfört till", unit_options(visit, "", "Ingen enhet än")) +
           fields.day("dag", "Dag", {"Lämna tomt om det var i dag.", false, false, false, "", 0});
}
Wish measure_wish(const Visit& visit, Wrongs& wrongs) {
    matters::MeasureTaken measure;
    measure.done = visit.form.text("klart") != "planerat";
    measure.cause = visit.form.text("orsak");
    measure.dimension = visit.form.text("omrade");
    measure.told_unit = visit.form.text("aterfort");
    const std::string words = need_words(visit, "text", "Skriv vad ni har gjort.", wrongs);
    return {measure, words, day_typed(visit, "dag", wrongs), 0};
}

Html praise_fields(const Visit&, const Fields& fields) {
    Fields::Look words;
    words.hint = "Till exempel: läste upp det på morgonmötet för kvällspatrullen.";
    words.focus = true;
    return fields.area("text", "Vem har fått höra det, och hur?", words);
}
Wish praise_wish(const Visit& visit, Wrongs& wrongs) {
    return {matters::PraisePassedOn{},
            need_words(visit, "text", "Skriv vem som har fått höra det.", wrongs),
            {},
            0};
}

Html feed_back_fields(const Visit&, const Fields& fields) {
    return fields.area("text", "Vad har ni kommit fram till?",
                       {"Äldreombudsmannen läser det här.", false, false, true, "", 0});
}
Wish feed_back_wish(const Visit& visit, Wrongs& wrongs) {
    return {matters::FedBack{},
            need_words(visit, "text", "Skriv vad ni har kommit fram till.", wrongs),
            {},
            0};
}

Html heard_fields(const Visit&, const Fields& fields) {
    return fields.radios("hur", "Hur tog personen emot svaret?",
                         {{"nojd", "Nöjd"},
                          {"delvis", "Delvis"},
                          {"inte", "Inte nöjd"},
                          {"vet-inte", "Vet inte"}}) +
           fields.area("text", "Vad sa personen?", {"Får vara tomt.", false, false, false, "", 0}) +
           fields.day("dag", "När fick du veta det?",
                      {"Lämna tomt om det var i dag.", false, false, false, "", 0});
}
Wish heard_wish(const Visit& visit, Wrongs& wrongs) {
    const auto reception = reception_of(visit.form.text("hur"));
    if (!reception)
        wrongs.push_back({"hur", "Välj hur personen tog emot svaret. «Vet inte» går bra."});
    return {matters::Heard{reception.value_or(Reception::Unknown)}, visit.form.text("text"),
            day_typed(visit, "dag", wrongs), 0};
}

Html hinder_fields(const Visit&, const Fields& fields) {
    return fields.radios("vad", "Varför går det inte att svara?",
                         {{"sekretess", "Sekretess hindrar ett svar"},
                          {"finns-inte", "Personen går inte att nå"},
                          {"vill-inte", "Personen vill inte ha svar"}}) +
           fields.area("text", "Hur vet ni det?");
}
Wish hinder_wish(const Visit& visit, Wrongs& wrongs) {
    const std::string what = visit.form.text("vad");
    ReplyHindered hindered;
    if (what == "finns-inte")
        hindered.by = ReplyHindered::By::NotFound;
    else if (what == "vill-inte")
        hindered.by = ReplyHindered::By::NotWanted;
    else if (what != "sekretess")
        wrongs.push_back({"vad", "Välj varför det inte går att svara."});
    return {hindered, need_words(visit, "text", "Skriv varför.", wrongs), {}, 0};
}

Html reopen_fields(const Visit&, const Fields& fields) {
    return fields.area(
        "text", "Varför öppnas ärendet igen?",
        {"Till exempel: personen ringde och är inte nöjd.", false, false, true, "", 0});
}
Wish reopen_wish(const Visit& visit, Wrongs& wrongs) {
    return {matters::Reopened{},
            need_words(visit, "text", "Skriv varför ärendet öppnas igen.", wrongs),
            {},
            0};
}

Html link_fields(const Visit&, const Fields& fields) {
    return fields.line("nummer", "Det andra ärendets nummer",
                       {"Till exempel SN 2026/87.", false, false, true, "", 0});
}
/// Only a matter that the person may see can be linked to; whether another exists is not told.
Wish link_wish(const Visit& visit, Wrongs& wrongs) {
    const std::string other = matter_by_number(visit, visit.form.text("nummer"));
    if (other.empty())
        wrongs.push_back(
            {"nummer",
             "Det finns inget sådant ärende hos dig. Skriv numret som det står i registret."});
    return {matters::Linked{other}, "", {}, 0};
}

Html to_manager_fields(const Visit& visit, const Fields& fields) {
    return fields.select("enhet", "Enhet",
                         unit_options(visit, visit.matter().board, "Välj enhet")) +
           fields.area("text", "Vad vill du att chefen gör?");
}
Wish to_manager_wish(const Visit& visit, Wrongs& wrongs) {
    const std::string unit = visit.form.text("enhet");
    if (unit.empty())
        wrongs.push_back({"enhet", "Välj vilken enhet det gäller."});
    return {matters::SentToManager{unit}, visit.form.text("text"), {}, 0};
}

constexpr ActPage act_pages[] = {
    {"anteckna", "Skriv en anteckning",
     "En anteckning stannar hos oss. Den går inte till personen.", "Spara anteckningen",
     "Anteckningen är sparad.", note_fields, note_wish},
    {"handlaggare", "Ge ärendet en handläggare", "Välj enhet, och gärna en person där.", "Spara",
     "Ärendet har fått en handläggare.", assign_fields, assign_wish},
    {"atgard", "Skriv en åtgärd",
     "Vad ni har gjort, eller tänker göra, så att det inte händer igen.", "Spara åtgärden",
     "Åtgärden är sparad.", measure_fields, measure_wish},
    {"berom", "För berömmet vidare", "Det ska nå dem som det gäller.", "Det är fört vidare",
     "Berömmet är fört vidare.", praise_fields, praise_wish},
    {"aterkoppla", "Återkoppla", "Till den som skickade ärendet vidare till dig.",
     "Skicka återkopplingen", "Återkopplingen är sparad.", feed_back_fields, feed_back_wish},
    {"mottagande", "Hur togs svaret emot?",
     "Är personen inte nöjd hjälper du vidare till nästa nivå.", "Spara", "Det är sparat.",
     heard_fields, heard_wish},
    {"hinder", "Det går inte att svara", "Skriv varför. Klockan för svar stannar.", "Spara",
     "Det är sparat. Klockan för svar har stannat.", hinder_fields, hinder_wish},
    {"oppna", "Öppna ärendet igen", "Klockorna börjar om.", "Öppna igen", "Ärendet är öppet igen.",
     reopen_fields, reopen_wish},
    {"lank", "Hör ihop med ett annat ärende",
     "Två klagomål är alltid två ärenden. De länkas, men slås inte ihop.", "Länka",
     "Ärendena hör nu ihop.", link_fields, link_wish},
    {"till-chef", "Skicka till chefen för enheten",
     "Chefen tar hand om det och återkopplar till dig.", "Skicka", "Ärendet är skickat.",
     to_manager_fields, to_manager_wish},
};

const ActPage* act_page_of(const Visit& visit) {
    const std::string last = visit.path.substr(visit.path.rfind('/') + 1);
    for (const ActPage& one : act_pages)
        if (last == one.path)
            return &one;
    return nullptr;
}

wire::HttpResponse draw(Site& site, const Visit& visit, const ActPage& act, const Values& typed,
                        const NotDone& not_done, int status) {
    const Fields fields(typed, not_done.wrongs);
    Html main = error_summary("Det går inte än", not_done.wrongs) +
                div("head", back_link(visit.matter_path(), visit.number()) +
                                el("h1", text(act.title)) + el("p", "lead", text(act.lead)));
    const Html form =
        post_form(visit.path, visit.proof,
                  seen_field(visit) + act.fields(visit, fields) +
                      div("does", submit(Press::Main, act.button, "", "", "", 's') +
                                      button_link(Press::Quiet, visit.matter_path(), "Avbryt"_t)));
    main +=
        div("reading stack", (not_done.stale ? written_meanwhile(visit, seen_in(visit)) : Html()) +
                                 panel(form, not_done.wrongs.empty() ? "voice now" : "voice"));
    return page(site, visit, {act.title, "/inkorg", "", {{"Alt S", "spara"}}, status}, main);
}

/// What the form begins with.
Values beginning(const Visit& visit, const ActPage& act) {
    Values typed;
    if (std::string_view(act.path) == "handlaggare" || std::string_view(act.path) == "till-chef") {
        typed.set("enhet", visit.matter().unit);
        typed.set("person", visit.matter().handler.empty()
                                ? likely_handler(visit, visit.matter().unit)
                                : visit.matter().handler);
    }
    if (std::string_view(act.path) == "atgard")
        typed.set("klart", "gjort");
    for (const char* field : {"slag", "text"})
        if (visit.query.has(field))
            typed.set(field, visit.query.text(field));
    return typed;
}

} // namespace

wire::HttpResponse act_form(Site& site, Visit& visit) {
    const ActPage* act = act_page_of(visit);
    return act ? draw(site, visit, *act, beginning(visit, *act), {}, 200) : no_right(site, visit);
}

wire::HttpResponse do_act(Site& site, Visit& visit) {
    const ActPage* act = act_page_of(visit);
    if (!act)
        return no_right(site, visit);
    NotDone not_done;
    Wish wish = act->wish(visit, not_done.wrongs);
    wish.seen = seen_in(visit);
    if (!not_done.wrongs.empty())
        return draw(site, visit, *act, visit.form, not_done, 400);
    const auto tried = try_to(site, visit, wish);
    if (!tried)
        return trouble(site, visit, tried.error());
    if (*tried)
        return draw(site, visit, *act, visit.form, **tried, (*tried)->stale ? 409 : 400);
    return done(site, visit, act->done, visit.matter_path());
}

wire::HttpResponse answer_hint(Site& site, Visit& visit) {
    const auto number = visit.form.number("fraga");
    const std::string answer = visit.form.text("svar");
    if (!number || *number > static_cast<int>(matters::Hint::Threat) ||
        (answer != "ja" && answer != "nej"))
        return done(site, visit, "Välj nej eller ja.", visit.matter_path() + "#stallning");
    std::string words = visit.form.text("ord");
    if (words.empty())
        words = answer == "ja" ? "Ja, det är påbörjat." : "Nej, bedömt.";
    const auto tried =
        try_to(site, visit,
               {matters::HintAnswered{static_cast<matters::Hint>(*number), answer == "ja"},
                words,
                {},
                seen_in(visit)});
    if (!tried)
        return trouble(site, visit, tried.error());
    return done(site, visit, *tried ? (*tried)->wrongs.front().why : "Din bedömning är sparad.",
                visit.matter_path());
}

} // namespace tycktill::web
