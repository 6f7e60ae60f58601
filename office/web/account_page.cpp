// One's own account: the passphrase, and who takes over while one is away.
#include "office/web/account_pages.h"
#include "office/web/choices.h"
#include "office/web/entrance.h"
#include "office/web/notices.h"

#include "office/people/log_in.h"
#include "shared/base/text.h"

namespace tycktill::web {

wire::HttpResponse account_view(Site& site, const Visit& visit, const Values& typed,
                                const Wrongs& wrongs, int status) {
    const Fields fields(typed, wrongs);
    const bool first = visit.account.credentials.must_change;
    const Html passphrase = post_form(
        "/mitt/losenord", visit.proof,
        fields.password("gammalt", first ? "Lösenordet som du fick" : "Lösenordet som du har nu",
                        "current-password", first) +
            fields.password("nytt", "Nytt lösenord", "new-password") +
            el("p", "hint", "Minst tolv tecken. Några ord efter varandra är bra."_t) +
            fields.password("igen", "Det nya en gång till", "new-password") +
            div("does", submit(first ? Press::Main : Press::Other, "Byt lösenord")));
    Html away;
    for (const auto& one : visit.person().away)
        if (visit.today <= one.to)
            away +=
                el("p", text("Borta " + swedish_date(one.from) + " till " + swedish_date(one.to) +
                             ". " + visit.name_of(one.stand_in) + " tar över."));
    const Html absence = post_form(
        "/mitt/borta", visit.proof,
        div("pair", fields.day("fran", "Från") + fields.day("till", "Till och med")) +
            fields.select("ersattare", "Vem tar över?", handler_options(visit, "", "Välj någon")) +
            div("does", submit(Press::Other, "Spara")));
    Html all = heading_section("losenord", "Lösenord", passphrase,
                               first ? "panel now voice" : "panel voice");
    if (!first)
        all += mail_choice(visit, typed, wrongs);
    if (!first)
        all += heading_section(
            "koder", "Engångskoder",
            p(people::has_second_factor(visit.account)
                  ? "En kod från telefonen frågas efter när du loggar in."_t
                  : "Med en kod från telefonen kommer ingen in med bara ditt lösenord."_t) +
                el("p", link("/mitt/koder", people::has_second_factor(visit.account)
                                                ? "Ändra"_t
                                                : "Slå på engångskoder"_t)));
    if (!first)
        all += el("section", {{"class", "panel voice"}, {"aria-labelledby", "borta"}},
                  el("h2", {{"id", "borta"}}, "Borta"_t) + away +
                      p("Den som tar över ser och får göra detsamma som du så länge."_t) +
                      div("field", absence));
    return page(
        site, visit, {"Ditt konto", "", "", {}, status},
        error_summary("Det går inte än", wrongs) +
            div("head", el("h1", text(first ? "Välj ett eget lösenord" : "Ditt konto")) +
                            el("p", "lead", text(visit.account.name + ", " + visit.person().id))) +
            div("reading stack", all));
}

wire::HttpResponse account_page(Site& site, Visit& visit) {
    return account_view(site, visit, {}, {}, 200);
}

wire::HttpResponse change_own_passphrase(Site& site, Visit& visit) {
    Wrongs wrongs;
    if (length_of(visit.form.text("nytt")) < people::shortest_passphrase)
        wrongs.push_back({"nytt", "Lösenordet behöver minst tolv tecken."});
    else if (visit.form.text("nytt") != visit.form.text("igen"))
        wrongs.push_back({"igen", "De två lösenorden är inte lika."});
    if (!wrongs.empty())
        return account_view(site, visit, {}, wrongs, 400);
    people::Account account = visit.account;
    const auto changed =
        people::change_passphrase(account, visit.form.text("gammalt"), visit.form.text("nytt"));
    if (!changed) {
        const auto fault = changed.error().kind.as<people::CredentialFault>();
        if (fault == people::CredentialFault::TheSameAgain)
            wrongs.push_back({"nytt", "Välj ett annat lösenord än det du hade."});
        else
            wrongs.push_back(
                {"gammalt", "Det stämmer inte. Skriv det lösenord som du loggade in med."});
        return account_view(site, visit, {}, wrongs, 400);
    }
    const auto saved = visit.house->people->save(account);
    if (!saved || !*saved)
        return account_view(site, visit, {}, {{"", "Det gick inte att spara. Försök igen."}}, 409);
    note(site, visit, audit::Act::Passphrase, account.person.id);
    // Whoever else has a session with the old one is out; this one begins anew.
    (void)visit.house->people->end_sessions_of(account.person.id);
    const auto session = people::begin_session(*visit.house->people, account.person.id, site.now());
    if (!session)
        return go_to("/logga-in");
    site.tell(*session, "Lösenordet är bytt.");
    wire::HttpResponse response = go_to("/");
    response.headers["set-cookie"] =
        std::string(session_cookie) + "=" + *session + "; Path=/; Secure; HttpOnly; SameSite=Lax";
    return response;
}

wire::HttpResponse set_absence(Site& site, Visit& visit) {
    const auto from = parse_day(visit.form.text("fran")), to = parse_day(visit.form.text("till"));
    const std::string stand_in = visit.form.text("ersattare");
    Wrongs wrongs;
    if (!from)
        wrongs.push_back({"fran", "Välj en dag."});
    if (!to || (from && *to < *from) || *to < visit.today)
        wrongs.push_back({"till", "Välj en dag framåt i tiden."});
    if (!is_handler(visit, stand_in) || stand_in == visit.person().id)
        wrongs.push_back({"ersattare", "Välj någon annan ur listan."});
    if (!wrongs.empty())
        return account_view(site, visit, visit.form, wrongs, 400);
    people::Account account = visit.account;
    account.person.away.push_back({*from, *to, stand_in});
    const auto saved = visit.house->people->save(account);
    if (!saved || !*saved)
        return account_view(site, visit, visit.form,
                            {{"", "Det gick inte att spara. Försök igen."}}, 409);
    note(site, visit, audit::Act::PersonChanged, account.person.id, "borta");
    return done(site, visit, "Det är sparat. " + visit.name_of(stand_in) + " tar över.", "/mitt");
}

} // namespace tycktill::web
