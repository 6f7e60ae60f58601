// What a registrar does with a row of the register beside registering: its number in another diary, and making it void, by
// way of a page that says what that means. A number that was given stays given.
#include "office/web/matter_pages.h"

#include "shared/base/text.h"

#include <algorithm>

namespace tycktill::web {
namespace {

constexpr std::size_t longest_number = 40;

struct VoidWords {
    const char* id;
    registry::VoidReason reason;
    const char* words;
    const char* hint;
};
constexpr VoidWords void_words[] = {
    {"test", registry::VoidReason::Test, "Prov", "Någon provade kiosken eller skannern."},
    {"empty", registry::VoidReason::Empty, "Tomt", "Ingen har skrivit något."},
    {"twice", registry::VoidReason::Twice, "Registrerat två gånger",
     "Samma blankett eller samtal finns redan i ett annat ärende."},
    {"wrong-board", registry::VoidReason::WrongBoard, "Fel nämnd",
     "Det är registrerat på nytt hos den nämnd som det hör till."}};

wire::HttpResponse draw_number(Site& site, const Visit& visit, const Values& typed,
                               const Wrongs& wrongs, int status) {
    const Fields fields(typed, wrongs);
    Fields::Look look;
    look.hint = "Som det står där, till exempel VON 2026/412.";
    look.focus = wrongs.empty();
    look.longest = longest_number;
    return page(
        site, visit, {"Nummer i diariet", "/register", "", {{"Alt S", "spara"}}, status},
        error_summary("Det går inte att spara än", wrongs) + case_head(visit) +
            div("reading",
                heading_section(
                    "nummer", "Nummer i ett annat diarium",
                    p("Numret syns i registret och i ärendet. Vårt eget nummer står kvar."_t) +
                        post_form(visit.path, visit.proof,
                                  fields.line("nummer", "Nummer", look) +
                                      div("does", submit(Press::Main, "Spara", "", "", "", 's')),
                                  "field"),
                    "panel now voice")));
}

wire::HttpResponse draw_void(Site& site, const Visit& visit, const Values& typed,
                             const Wrongs& wrongs, int status) {
    const Fields fields(typed, wrongs);
    std::vector<Option> reasons;
    for (const VoidWords& one : void_words)
        reasons.push_back({one.id, one.words, one.hint});
    return page(
        site, visit, {"Makulera raden", "/register", "", {}, status},
        error_summary("Det går inte än", wrongs) + case_head(visit) +
            div("cols",
                div("stack",
                    heading_section(
                        "makulera", "Makulera raden",
                        post_form(visit.path, visit.proof,
                                  fields.radios("skal", "Varför?", reasons) +
                                      fields.tick("saker", "Jag har läst det som kom in, och "
                                                           "ingen väntar på svar.") +
                                      div("does", submit(Press::Main, "Makulera") +
                                                      button_link(Press::Quiet, visit.matter_path(),
                                                                  "Avbryt"_t))),
                        "panel now voice")) +
                    div("stack",
                        heading_section(
                            "sedan", "Det här händer sedan",
                            el("ul", "ticked",
                               el("li", icon(Icon::Hash) +
                                            el("span", text("Numret " + visit.number() +
                                                            " står kvar i registret, överstruket, "
                                                            "med ordet Makulerat."))) +
                                   el("li", icon(Icon::Clock) +
                                                "Ärendet försvinner ur inkorgen och räknas inte "
                                                "i rapporter."_t) +
                                   el("li", icon(Icon::Lock) +
                                                "Det går inte att ångra. Det står i loggen vem "
                                                "som gjorde det."_t))))));
}

} // namespace

wire::HttpResponse other_number_form(Site& site, Visit& visit) {
    Values typed;
    typed.set("nummer", visit.row.other_number);
    return draw_number(site, visit, typed, {}, 200);
}

wire::HttpResponse note_other_number(Site& site, Visit& visit) {
    const std::string number = visit.form.text("nummer");
    if (number.empty() || length_of(number) > longest_number ||
        number.find('\n') != std::string::npos)
        return draw_number(site, visit, visit.form,
                           {{"nummer", "Skriv numret på en rad, högst 40 tecken."}}, 400);
    const auto kept = visit.house->kept->note_other_number(visit.row.matter, number);
    if (!kept)
        return trouble(site, visit, kept.error());
    note(site, visit, audit::Act::OtherNumber, visit.row.matter);
    return done(site, visit, "Numret är inskrivet.", visit.matter_path());
}

wire::HttpResponse void_form(Site& site, Visit& visit) {
    return draw_void(site, visit, {}, {}, 200);
}

wire::HttpResponse make_void(Site& site, Visit& visit) {
    const auto reason =
        std::find_if(std::begin(void_words), std::end(void_words),
                     [&](const VoidWords& one) { return one.id == visit.form.text("skal"); });
    Wrongs wrongs;
    if (reason == std::end(void_words))
        wrongs.push_back({"skal", "Välj varför."});
    if (visit.form.text("saker") != "ja")
        wrongs.push_back({"saker", "Läs det som kom in och kryssa i rutan."});
    if (!wrongs.empty())
        return draw_void(site, visit, visit.form, wrongs, 400);
    const auto done_now = visit.house->kept->make_void(
        visit.row.matter, {reason->reason, visit.today, visit.person().id});
    if (!done_now)
        return trouble(site, visit, done_now.error());
    site.cases().forget(*visit.house, visit.row.matter);
    note(site, visit, audit::Act::Voided, visit.row.matter, reason->id);
    return done(site, visit, visit.number() + " är makulerat. Numret står kvar i registret.",
                "/register");
}

} // namespace tycktill::web
