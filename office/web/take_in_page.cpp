// What somebody says at the counter or on the telephone, or writes in a letter, goes into the municipality's own form.
#include "office/web/list_pages.h"

#include "office/web/telling.h"
#include "office/web/uploads.h"

#include "forms/rules/finalize.h"
#include "forms/rules/staff_form.h"
#include "office/matters/clocks.h"

#include <algorithm>

namespace tycktill::web {
namespace {

using forms::Field;
using forms::FieldKind;
using forms::FieldRole;

/// The municipality's own, with how it came as one answer more.
std::optional<forms::Form> form_of(const Visit& visit) {
    const auto& all = visit.house->town->forms;
    return all.empty() ? std::nullopt : std::optional(forms::staff_form(all.front()));
}

std::vector<Option> choices_of(const Field& field) {
    std::vector<Option> options;
    for (const auto& choice : field.choices)
        options.push_back({choice.id, choice.label.in("sv")});
    return options;
}

Html unit_field(const Visit& visit, const Fields& fields, const Field& field) {
    std::vector<Option> options{{"", "Vet inte"}};
    for (const auto& unit : visit.house->town->units)
        options.push_back({unit.name, unit.name});
    return fields.select(field.id, field.label.in("sv"), options);
}

/// One field of the form, drawn as what it is.
Html form_field(const Visit& visit, const Fields& fields, const Field& field) {
    Look look;
    look.hint = field.hint.empty() ? "" : field.hint.in("sv");
    const std::string label =
        field.role == FieldRole::Story ? "Vad personen sa, med egna ord" : field.label.in("sv");
    switch (field.kind) {
    case FieldKind::OneChoice:
        return fields.radios(field.id, field.question.empty() ? label : field.question.in("sv"),
                             choices_of(field));
    case FieldKind::SeveralChoices:
        return fields.ticks(field.id, label, choices_of(field));
    case FieldKind::Area:
        return fields.area(field.id, label, look);
    case FieldKind::Date:
        return fields.day(field.id, label, look);
    case FieldKind::Unit:
        return unit_field(visit, fields, field);
    case FieldKind::ShortLine:
    case FieldKind::Comb:
        break;
    }
    return fields.line(field.id, label, {});
}

bool is_letter(const std::string& way) {
    return way == "brev";
}

Html how_it_came(const Fields& fields, const forms::Form& form) {
    const Field* way = form.find(forms::way_field);
    return heading_section(
        "kom-in", "Så kom det in",
        (way ? fields.radios(way->id, "Hur kom det?", choices_of(*way)) : Html()) +
            fields.day("inkom", "Vilken dag?",
                       {"Lämna tomt om det är i dag.", false, false, false, "", 0}) +
            fields.tick("lada", "Brevlådan tömdes först i morse",
                        "Då räknas brevet till arbetsdagen före (22 § förvaltningslagen)."),
        "panel voice");
}

Html say_to_the_person(const Visit& visit) {
    Html list;
    const auto say = [&](const std::string& words) {
        list += el("li", icon(Icon::Message) + el("span", text(words)));
    };
    say("Tack för att du hör av dig.");
    say("Du får vara anonym, men då kan vi inte svara dig.");
    say("Att du klagar får inga negativa följder för dig.");
    for (const auto& sentence : visit.house->town->tell)
        say(sentence.in("sv"));
    say("Vill du ha hjälp att skriva? Jag skriver, och läser upp det för dig.");
    return heading_section("sag", "Säg till personen", el("ul", "ticked", list));
}

wire::HttpResponse draw(Site& site, const Visit& visit, const Values& typed, const Wrongs& wrongs,
                        int status) {
    const auto form = form_of(visit);
    if (!form)
        return no_right(site, visit);
    const Fields fields(typed, wrongs);
    Html own;
    for (const Field& field : form->fields)
        if (field.on_screen && field.id != forms::way_field)
            own += form_field(visit, fields, field);
    const Html all =
        how_it_came(fields, *form) +
        heading_section("formular", form->title.in("sv"), own, "panel voice") +
        heading_section("filer", "Brev och e-post", upload_input(wrongs), "panel voice") +
        panel(
            p("När du sparar får ärendet nummer och en neutral rad i registret. Det personen sa förseglas."_t) +
                div("does", submit(Press::Main, "Spara", "", "", "", 's') +
                                button_link(Press::Quiet, "/inkorg", "Avbryt"_t)),
            "now");
    return page(
        site, visit, {"Skriv ned ett klagomål", "/inkorg", "", {{"Alt S", "spara"}}, status},
        error_summary("Det går inte att spara än", wrongs) +
            div("head", back_link("/inkorg", "Inkorg") + el("h1", "Skriv ned ett klagomål"_t) +
                            el("p", "lead", "Skriv så nära personens egna ord som du kan."_t)) +
            div("cols", el("form",
                           {{"method", "post"},
                            {"action", "/nytt"},
                            {"enctype", "multipart/form-data"},
                            {"class", "stack"}},
                           hidden("bevis", visit.proof) + all) +
                            div("stack", say_to_the_person(visit))));
}

record::Answers answers_of(const forms::Form& form, const Values& typed) {
    record::Answers answers;
    for (const Field& field : form.fields)
        if (field.kind == FieldKind::OneChoice || field.kind == FieldKind::SeveralChoices)
            answers.set(field.id, typed.all(field.id));
        else
            answers.set(field.id, typed.text(field.id));
    return answers;
}

/// The day that it counts from, by the arrival rule.
std::optional<Day> arrival_day(const Visit& visit, Wrongs& wrongs) {
    const std::string typed = visit.form.text("inkom");
    const auto day = typed.empty() ? Result<Day>(visit.today) : parse_day(typed);
    if (!day)
        wrongs.push_back({"inkom", "Skriv dagen som år-månad-dag, till exempel 2026-11-30."});
    else if (*day > visit.today)
        wrongs.push_back({"inkom", "Dagen kan inte ligga framåt i tiden."});
    if (!day)
        return std::nullopt;
    const bool morning = is_letter(visit.form.text("satt")) && visit.form.text("lada") == "ja";
    return matters::day_of_arrival(
        *day, morning ? matters::Emptied::FirstThingInTheMorning : matters::Emptied::LaterInTheDay,
        visit.rules().closed_days);
}

} // namespace

wire::HttpResponse take_in_form(Site& site, Visit& visit) {
    Values typed;
    typed.set("satt", visit.query.text("satt").empty() ? "telefon" : visit.query.text("satt"));
    return draw(site, visit, typed, {}, 200);
}

wire::HttpResponse do_take_in(Site& site, Visit& visit) {
    const auto form = form_of(visit);
    if (!form || !visit.house->take_in)
        return no_right(site, visit);
    Wrongs wrongs;
    const Field* way = form->find(forms::way_field);
    const auto is_chosen = [&](const forms::Choice& one) {
        return one.id == visit.form.text(forms::way_field);
    };
    if (way && std::none_of(way->choices.begin(), way->choices.end(), is_chosen))
        wrongs.push_back({way->id, "Välj hur det kom in."});
    const auto day = arrival_day(visit, wrongs);
    forms::Circumstances around;
    around.channel = record::Channel::Staff;
    around.arrived = day.value_or(visit.today);
    around.flags = {"nedtecknat av " + visit.person().id};
    around.attachments = attachments_of(visit.files, wrongs);
    const auto made =
        forms::finalize(*visit.house->town, *form, answers_of(*form, visit.form), around);
    if (const auto* faults = std::get_if<forms::Faults>(&made))
        for (const auto& fault : *faults)
            wrongs.push_back({fault.field, fault.why});
    if (!wrongs.empty())
        return draw(site, visit, visit.form, wrongs, 400);
    const auto& submission = std::get<record::Submission>(made);
    if (const auto kept = visit.house->take_in(submission); !kept)
        return trouble(site, visit, kept.error());
    note(site, visit, audit::Act::TakeIn, to_text(submission.id),
         visit.form.text(forms::way_field));
    if (visit.house->take_over)
        visit.house->take_over();
    const auto row = visit.house->kept->row(to_text(submission.id));
    const std::string number = row && *row ? visit.number_of(**row) : "";
    return done(site, visit,
                "Det är sparat" +
                    (number.empty() ? std::string(".") : " och har nummer " + number + "."),
                "/inkorg?vy=nya");
}

} // namespace tycktill::web
