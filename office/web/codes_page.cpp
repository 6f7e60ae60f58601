// One's own second factor: an app that shows a code every half minute, and ten printed codes for the day without the telephone.
#include "office/web/account_pages.h"
#include "office/web/entrance.h"

#include "forms/print/qr.h"
#include "office/people/log_in.h"
#include "office/people/second_factor.h"

namespace tycktill::web {
namespace {

constexpr std::size_t secret_bytes = 20;

/// Dark modules as one path; the quiet zone of four modules is part of the picture.
Html qr_picture(const std::string& words) {
    const auto modules = forms::qr_modules(words);
    constexpr std::size_t quiet = 4;
    std::string path;
    for (std::size_t y = 0; y < modules.size(); ++y)
        for (std::size_t x = 0; x < modules[y].size(); ++x)
            if (modules[y][x])
                path +=
                    "M" + std::to_string(x + quiet) + " " + std::to_string(y + quiet) + "h1v1h-1z";
    const std::string side = std::to_string(modules.size() + 2 * quiet);
    return el("svg",
              {{"class", "qr"},
               {"viewBox", "0 0 " + side + " " + side},
               {"role", "img"},
               {"aria-label", "Kod att läsa av med appen"}},
              el("path", {{"d", path}}));
}

/// "ABCD EFGH …": as somebody types it.
std::string in_fours(const std::string& words) {
    std::string all;
    for (std::size_t i = 0; i < words.size(); ++i)
        all += (i > 0 && i % 4 == 0 ? " " : "") + std::string(1, words[i]);
    return all;
}

wire::HttpResponse draw_setup(Site& site, const Visit& visit, BytesView secret,
                              const Wrongs& wrongs, int status) {
    const Values typed;
    const Fields fields(typed, wrongs);
    Fields::Look code;
    code.hint = "Sex siffror. De byts varje halv minut.";
    code.complete = "one-time-code";
    const Html form = hidden("hemlighet", to_hex(secret)) +
                      fields.line("kod", "Koden som appen visar", code) +
                      fields.password("losenord", "Ditt lösenord", "current-password") +
                      div("does", submit(Press::Main, "Slå på engångskoder", "", "", "", 's'));
    const Html app =
        el("p", "Öppna en app för engångskoder i telefonen och läs av rutan, eller skriv in "
                "raden under den."_t) +
        div("field", qr_picture(people::totp_address(secret, "Tyck till", visit.person().id))) +
        el("p", "field", span("mono", text(in_fours(people::base32(secret)))));
    return page(
        site, visit, {"Engångskoder", "", "", {{"Alt S", "slå på"}}, status},
        error_summary("Det gick inte än", wrongs) +
            div("head", back_link("/mitt", "Ditt konto") + el("h1", "Engångskoder"_t) +
                            el("p", "lead",
                               "Med en kod från telefonen kommer ingen in med bara ditt "
                               "lösenord."_t)) +
            div("reading stack", heading_section("app", "1. Appen", app, "panel voice") +
                                     heading_section("kod", "2. Visa att den fungerar",
                                                     post_form("/mitt/koder", visit.proof, form),
                                                     "panel now voice")));
}

wire::HttpResponse draw_off(Site& site, const Visit& visit, const Wrongs& wrongs, int status) {
    const Values typed;
    const Fields fields(typed, wrongs);
    Fields::Look code;
    code.complete = "one-time-code";
    const Html form = fields.password("losenord", "Ditt lösenord", "current-password") +
                      fields.line("kod", "Kod från appen, eller en utskriven", code) +
                      div("does", submit(Press::Other, "Slå av engångskoder"));
    const auto left = visit.account.credentials.one_time_codes.size();
    return page(
        site, visit, {"Engångskoder", "", "", {}, status},
        error_summary("Det gick inte än", wrongs) +
            div("head", back_link("/mitt", "Ditt konto") + el("h1", "Engångskoder är på"_t) +
                            el("p", "lead",
                               text(counted(left, "utskriven kod är", "utskrivna koder är") +
                                    " kvar. Slå av och på igen, så får du nya."))) +
            div("reading", panel(post_form("/mitt/koder/av", visit.proof, form), "voice")));
}

/// Passphrase and code as at a log-in, so that nobody guesses here without waiting.
Result<people::Proof> proof_of(Site& site, const Visit& visit, const std::string& code) {
    return people::prove(*visit.house->people,
                         {visit.person().id, visit.form.text("losenord"), code},
                         {site.now(), site.today()});
}

Wrong wrong_of(const people::Proof& proof) {
    if (std::holds_alternative<people::WaitUntil>(proof))
        return {"losenord", "Du har försökt för många gånger. Vänta en stund."};
    return {"losenord", "Det stämmer inte. Skriv det lösenord som du loggar in med."};
}

wire::HttpResponse show_codes(Site& site, const Visit& visit,
                              const std::vector<std::string>& codes) {
    Html list;
    for (const std::string& code : codes)
        list += el("li", span("mono", text(code)));
    return page(
        site, visit, {"Utskrivna koder", "", "", {}, 200},
        div("head", back_link("/mitt", "Ditt konto") + el("h1", "Engångskoder är på"_t)) +
            div("reading",
                panel(el("h2", "Skriv ut de här koderna och lås in dem"_t) +
                          p("Varje kod släpper in dig en gång, om du inte har telefonen. De visas "
                            "bara nu."_t) +
                          el("ul", "field", list),
                      "voice")));
}

} // namespace

wire::HttpResponse codes_page(Site& site, Visit& visit) {
    if (people::has_second_factor(visit.account))
        return draw_off(site, visit, {}, 200);
    const auto secret = people::draw_totp_secret();
    return draw_setup(site, visit, BytesView(secret.data(), secret.size()), {}, 200);
}

wire::HttpResponse turn_on_codes(Site& site, Visit& visit) {
    const auto typed = from_hex(visit.form.text("hemlighet"));
    if (people::has_second_factor(visit.account) || !typed || typed->size() != secret_bytes)
        return go_to("/mitt/koder");
    const record::SecretBytes secret(typed->begin(), typed->end());
    auto proof = proof_of(site, visit, "");
    if (!proof)
        return trouble(site, visit, proof.error());
    auto* proved = std::get_if<people::Proved>(&*proof);
    if (!proved)
        return draw_setup(site, visit, *typed, {wrong_of(*proof)}, 400);
    std::vector<std::string> printed;
    const auto changed = people::change_account(
        *visit.house->people, visit.person().id, [&](people::Account& account) -> Result<void> {
            printed = TRY(people::turn_on_second_factor(account, proved->own, secret,
                                                        visit.form.text("kod"), site.now()));
            return {};
        });
    if (!changed)
        return draw_setup(site, visit, *typed,
                          {{"kod", "Koden stämmer inte. Se efter att telefonens klocka går rätt, "
                                   "och skriv nästa kod."}},
                          400);
    note(site, visit, audit::Act::SecondFactor, visit.person().id, "on");
    return show_codes(site, visit, printed);
}

wire::HttpResponse turn_off_codes(Site& site, Visit& visit) {
    if (!people::has_second_factor(visit.account))
        return go_to("/mitt/koder");
    const auto proof = proof_of(site, visit, visit.form.text("kod"));
    if (!proof)
        return trouble(site, visit, proof.error());
    if (std::holds_alternative<people::CodeWanted>(*proof))
        return draw_off(site, visit, {{"kod", "Skriv en kod."}}, 400);
    if (!std::holds_alternative<people::Proved>(*proof))
        return draw_off(site, visit, {wrong_of(*proof)}, 400);
    const auto changed = people::change_account(*visit.house->people, visit.person().id,
                                                [](people::Account& account) -> Result<void> {
                                                    people::turn_off_second_factor(account);
                                                    return {};
                                                });
    if (!changed || !*changed)
        return draw_off(site, visit, {{"", "Det gick inte att spara. Försök igen."}}, 409);
    note(site, visit, audit::Act::SecondFactor, visit.person().id, "off");
    return done(site, visit, "Engångskoder är av.", "/mitt");
}

} // namespace tycktill::web
