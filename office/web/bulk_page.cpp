// Several matters are given to somebody by way of a page that lists them; each row is judged by itself.
#include "office/web/choices.h"
#include "office/web/list_pages.h"

#include "office/web/acting.h"

#include <algorithm>

namespace tycktill::web {

using matters::Act;

namespace {

/// The ticked ones that the visitor may give somebody; the others are never named.
Result<std::vector<Case>> ticked_cases(Site& site, const Visit& visit) {
    auto all = TRY(site.cases().of(visit));
    const auto ids = visit.form.all("arende");
    std::erase_if(all, [&](const Case& one) {
        return std::find(ids.begin(), ids.end(), one.row.matter) == ids.end() ||
               !visit.may(Act::Assign, one.matter);
    });
    return all;
}

} // namespace

wire::HttpResponse ask_bulk(Site& site, Visit& visit) {
    const auto some = ticked_cases(site, visit);
    if (!some)
        return trouble(site, visit, some.error());
    const std::string person = visit.form.text("person");
    if (some->empty() || !is_handler(visit, person))
        return done(site, visit, "Välj minst ett ärende och en handläggare.", "/inkorg");
    Html rows, ids;
    for (const Case& one : *some) {
        rows += el("li", link("/arende/" + one.row.matter, text(one.row.line)) +
                             span("quiet", text(" · " + visit.number_of(one.row))));
        ids += hidden("arende", one.row.matter);
    }
    const std::string title =
        "Ge " + counted(some->size(), "ärende", "ärenden") + " till " + visit.name_of(person);
    return page(
        site, visit, {"Stämmer det?", "/inkorg", "", {{"Alt S", "ja, gör det"}}, 200},
        div("head", back_link("/inkorg", "Inkorg") + el("h1", "Stämmer det?"_t)) +
            div("cols",
                heading_section("dessa", "De här ärendena", el("ul", "stack", rows)) +
                    div("stack", el("section", {{"class", "panel now"}, {"aria-labelledby", "nu"}},
                                    el("h2", {{"id", "nu"}}, text(title)) +
                                        post_form("/inkorg/flera/ge", visit.proof,
                                                  ids + hidden("person", person) +
                                                      submit(Press::Main, "Ja, gör det", "full", "",
                                                             "", 's')) +
                                        div("ways", link("/inkorg", "Avbryt"_t))))));
}

wire::HttpResponse do_bulk(Site& site, Visit& visit) {
    const auto some = ticked_cases(site, visit);
    if (!some)
        return trouble(site, visit, some.error());
    const std::string person = visit.form.text("person");
    if (!is_handler(visit, person))
        return done(site, visit, "Välj en handläggare ur listan.", "/inkorg");
    std::string unit;
    for (const auto& account : visit.accounts)
        if (account.person.id == person && !account.person.grants.empty())
            unit = account.person.grants.front().unit;
    std::size_t given = 0;
    std::string not_given;
    for (const Case& one : *some) {
        Visit about = visit;
        about.row = one.row;
        if (!read_again(site, about))
            continue;
        const std::string to = about.matter().unit.empty() ? unit : about.matter().unit;
        const auto tried =
            try_to(site, about, {matters::Assigned{to, person}, "", {}, about.matter().revision});
        if (tried && !*tried)
            ++given;
        else
            not_given += (not_given.empty() ? "" : ", ") + visit.number_of(one.row);
    }
    return done(site, visit,
                counted(given, "ärende har", "ärenden har") + " fått handläggare." +
                    (not_given.empty() ? ""
                                       : " Inte " + not_given +
                                             ": de har den redan, eller hör till en annan enhet."),
                "/inkorg");
}

} // namespace tycktill::web
