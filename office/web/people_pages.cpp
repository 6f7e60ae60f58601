// People and rights: who works here, in which roles, and what the roles may. For the administrator, who sees no matter.
#include "office/web/other_pages.h"

#include "office/web/choices.h"
#include "office/web/parts.h"

#include "office/people/credentials.h"
#include "office/people/log_in.h"
#include "shared/base/text.h"

#include <algorithm>
#include <array>

namespace tycktill::web {
namespace {

using matters::Role;

struct RoleWords {
    Role role;
    const char* id;
    const char* words;
    const char* may;
};
constexpr std::array role_list{
    RoleWords{Role::Registrar, "registrator", "Registrator",
              "Diarieför, ger handläggare och ser nämndens ärenden."},
    RoleWords{Role::Handler, "handlaggare", "Handläggare",
              "Läser, svarar och avslutar sin egen enhets ärenden."},
    RoleWords{Role::Manager, "chef", "Chef",
              "Samma sak för enheten och alla under den, och det som lyfts."},
    RoleWords{Role::Secretary, "sekreterare", "Nämndsekreterare",
              "Gör rapporter och publicerar. Ser nämndens ärenden, öppnar inga kontaktuppgifter."},
    RoleWords{Role::Reader, "lasare", "Läsare",
              "Läser enhetens ärenden. Äldreombudsmannen är läsare."},
    RoleWords{Role::Administrator, "administrator", "Administratör",
              "Sköter personer, texter och stationer. Ser inga ärenden."},
    RoleWords{Role::Inspector, "granskare", "Granskare", "Läser loggen, och bara den."},
};

const RoleWords* role_named(const std::string& id) {
    for (const RoleWords& one : role_list)
        if (id == one.id)
            return &one;
    return nullptr;
}

std::string words_of_role(Role role) {
    for (const RoleWords& one : role_list)
        if (one.role == role)
            return one.words;
    return "";
}

std::string grant_words(const Visit& visit, const matters::Grant& grant) {
    const auto* board = visit.rules().board(grant.board);
    std::string words = words_of_role(grant.role);
    if (!grant.unit.empty())
        words += ", " + visit.unit_name(grant.unit);
    else if (board)
        words += ", " + board->name;
    if (grant.until)
        words += ", till " + swedish_date(*grant.until);
    return words;
}

Html person_row(const Visit& visit, const people::Account& account) {
    Html roles;
    for (const auto& grant : account.person.grants)
        roles += el("small", text(grant_words(visit, grant)));
    std::string state = account.person.left && *account.person.left < visit.today ? "Har slutat"
                        : people::is_at_work(account, visit.today)                ? "Arbetar"
                                                                                  : "Utan roll";
    for (const auto& away : account.person.away)
        if (away.from <= visit.today && visit.today <= away.to)
            state = "Borta till " + swedish_date(away.to) + ", " + visit.name_of(away.stand_in) +
                    " tar över";
    return el("tr", el("td", link("/personer/" + account.person.id,
                                  text(account.name.empty() ? account.person.id : account.name)) +
                                 el("small", text(account.person.id))) +
                        el("td", {{"data-l", "Roll"}}, roles) +
                        el("td", {{"data-l", "Läge"}}, text(state)));
}

std::vector<Option> role_options() {
    std::vector<Option> options;
    for (const RoleWords& one : role_list)
        options.push_back({one.id, one.words, one.may});
    return options;
}

std::vector<Option> board_options(const Visit& visit) {
    std::vector<Option> options;
    for (const auto& board : visit.rules().boards)
        options.push_back({board.id, board.name});
    return options;
}

Html role_fields(const Visit& visit, const Fields& fields) {
    return fields.radios("roll", "Roll", role_options()) +
           div("field", div("pair", fields.select("namnd", "Nämnd", board_options(visit)) +
                                        fields.select("enhet", "Enhet",
                                                      unit_options(visit, "", "Ingen enhet")))) +
           fields.day("till", "Rollen gäller till",
                      {"Lämna tomt om den gäller tills vidare.", false, false, false, "", 0});
}

/// The role that was chosen. Only the administrator and the inspector have none of a board.
std::optional<matters::Grant> typed_grant(const Visit& visit, Wrongs& wrongs) {
    const RoleWords* role = role_named(visit.form.text("roll"));
    if (!role) {
        wrongs.push_back({"roll", "Välj en roll."});
        return std::nullopt;
    }
    matters::Grant grant{role->role, "", "", std::nullopt};
    if (role->role != Role::Administrator && role->role != Role::Inspector) {
        grant.board = visit.form.text("namnd");
        grant.unit = visit.form.text("enhet");
        if (!visit.rules().board(grant.board))
            wrongs.push_back({"namnd", "Välj en nämnd."});
        if (!grant.unit.empty() &&
            (!visit.rules().unit(grant.unit) || visit.rules().board_of(grant.unit) != grant.board))
            wrongs.push_back({"enhet", "Enheten hör inte till den nämnden."});
        if ((role->role == Role::Handler || role->role == Role::Reader) && grant.unit.empty())
            wrongs.push_back({"enhet", "Välj vilken enhet det gäller."});
    }
    if (const std::string until = visit.form.text("till"); !until.empty()) {
        const auto day = parse_day(until);
        if (!day || *day < visit.today)
            wrongs.push_back({"till", "Välj en dag framåt i tiden."});
        else
            grant.until = *day;
    }
    return grant;
}

wire::HttpResponse draw_new(Site& site, const Visit& visit, const Values& typed,
                            const Wrongs& wrongs, int status) {
    const Fields fields(typed, wrongs);
    Look id;
    id.hint = "Små bokstäver, siffror, punkt och bindestreck. Till exempel anna.ek.";
    const Html form = fields.line("namn", "Namn") + fields.line("konto", "Användarnamn", id) +
                      role_fields(visit, fields) +
                      div("does", submit(Press::Main, "Lägg till", "", "", "", 's') +
                                      button_link(Press::Quiet, "/personer", "Avbryt"_t));
    return page(
        site, visit, {"Lägg till en person", "/personer", "", {{"Alt S", "lägg till"}}, status},
        error_summary("Det går inte än", wrongs) +
            div("head",
                back_link("/personer", "Personer") + el("h1", "Lägg till en person"_t) +
                    el("p", "lead", "Personen får ett lösenord som byts första gången."_t)) +
            div("reading", panel(post_form("/personer/ny", visit.proof, form), "now voice")));
}

/// Shown once: it is nowhere kept in plain.
wire::HttpResponse show_passphrase(Site& site, const Visit& visit, const people::Account& account,
                                   const std::string& passphrase) {
    return page(
        site, visit, {"Nytt lösenord", "/personer", "", {}, 200},
        div("head", back_link("/personer", "Personer") + el("h1", text(account.name))) +
            div("reading stack",
                panel(
                    el("h2", "Lösenordet visas bara en gång"_t) +
                        facts({{"Användarnamn", span("mono", text(account.person.id))},
                               {"Lösenord", span("mono", text(passphrase))}}) +
                        el("p", "hint field",
                           "Lämna det till personen på ett säkert sätt. Det byts första gången, inom två veckor."_t),
                    "voice")));
}

const people::Account* account_in(const Visit& visit) {
    for (const auto& account : visit.accounts)
        if (account.person.id == visit.parts.front())
            return &account;
    return nullptr;
}

wire::HttpResponse draw_person(Site& site, const Visit& visit, const people::Account& account,
                               const Values& typed, const Wrongs& wrongs, int status) {
    const Fields fields(typed, wrongs);
    Html grants;
    std::size_t number = 0;
    for (const auto& grant : account.person.grants)
        grants += div("item", el("p", text(grant_words(visit, grant))) +
                                  post_form(visit.path, visit.proof,
                                            hidden("gor", "ta-bort") +
                                                hidden("nummer", std::to_string(number++)) +
                                                hidden("utgava", std::to_string(account.revision)) +
                                                submit(Press::Other, "Ta bort rollen", "small")));
    const std::string path = "/personer/" + account.person.id;
    const Html left =
        heading_section("roller", "Roller", grants.empty() ? p("Ingen roll."_t) : grants, "panel") +
        heading_section("ny-roll", "Lägg till en roll",
                        post_form(path, visit.proof,
                                  hidden("gor", "roll") +
                                      hidden("utgava", std::to_string(account.revision)) +
                                      role_fields(visit, fields) +
                                      div("does", submit(Press::Main, "Lägg till rollen"))),
                        "panel voice");
    const Html right =
        heading_section(
            "losenord", "Nytt lösenord",
            p("Personen loggas ut överallt och får byta första gången. Appen för engångskoder slås av."_t) +
                post_form(path, visit.proof,
                          hidden("gor", "losenord") +
                              hidden("utgava", std::to_string(account.revision)) +
                              submit(Press::Other, "Ge nytt lösenord", "full"),
                          "field")) +
        (people::has_second_factor(account)
             ? heading_section(
                   "koder", "Har tappat telefonen",
                   p("Engångskoderna slås av. Personen kommer in med lösenordet och kan slå på dem igen."_t) +
                       post_form(path, visit.proof,
                                 hidden("gor", "koder") +
                                     hidden("utgava", std::to_string(account.revision)) +
                                     submit(Press::Other, "Slå av engångskoder", "full"),
                                 "field"))
             : Html()) +
        heading_section(
            "vanta", "Har försökt för många gånger",
            post_form(path, visit.proof,
                      hidden("gor", "oppna") + submit(Press::Other, "Låt försöka igen", "full"))) +
        heading_section(
            "slutar", "Personen slutar",
            p("Kontot blir kvar, så att det syns vem som har gjort vad. Ärenden ligger kvar hos enheten."_t) +
                post_form(path, visit.proof,
                          hidden("gor", "slutar") +
                              hidden("utgava", std::to_string(account.revision)) +
                              submit(Press::Other, "Slutar i dag", "full"),
                          "field"));
    return page(site, visit, {account.name, "/personer", "", {}, status},
                error_summary("Det går inte än", wrongs) +
                    div("head", back_link("/personer", "Personer") + el("h1", text(account.name)) +
                                    el("p", "lead", text(account.person.id))) +
                    div("cols", div("stack", left) + div("stack", right)));
}

} // namespace

wire::HttpResponse people_page(Site& site, Visit& visit) {
    Html rows, roles;
    for (const auto& account : visit.accounts)
        rows += person_row(visit, account);
    for (const RoleWords& one : role_list)
        roles += el("li", icon(Icon::User) + el("span", el("b", text(one.words)) +
                                                            text(" " + std::string(one.may))));
    return page(
        site, visit, {"Personer", "/personer", "", {}, 200},
        div("head row", el("h1", "Personer"_t) +
                            button_link(Press::Other, "/personer/ny",
                                        icon(Icon::Plus) + "Lägg till en person"_t, "small")) +
            div("stack",
                el("table", "table",
                   el("caption", "away", "De som arbetar här"_t) +
                       el("thead", el("tr", el("th", {{"scope", "col"}}, "Namn"_t) +
                                                el("th", {{"scope", "col"}}, "Roll"_t) +
                                                el("th", {{"scope", "col"}}, "Läge"_t))) +
                       el("tbody", rows)) +
                    heading_section("far", "Vad rollerna får göra", el("ul", "ticked", roles))));
}

wire::HttpResponse new_person_form(Site& site, Visit& visit) {
    Values typed;
    typed.set("roll", "handlaggare");
    return draw_new(site, visit, typed, {}, 200);
}

wire::HttpResponse add_person(Site& site, Visit& visit) {
    Wrongs wrongs;
    people::Account account;
    account.name = visit.form.text("namn");
    account.person.id = lower_case(visit.form.text("konto"));
    if (account.name.empty())
        wrongs.push_back({"namn", "Skriv namnet."});
    if (!people::is_account_id(account.person.id))
        wrongs.push_back({"konto", "Skriv ett användarnamn med små bokstäver, utan å, ä och ö."});
    const auto grant = typed_grant(visit, wrongs);
    if (!wrongs.empty())
        return draw_new(site, visit, visit.form, wrongs, 400);
    account.person.grants = {*grant};
    const auto passphrase = people::give_passphrase(account, visit.today);
    if (!passphrase)
        return trouble(site, visit, passphrase.error());
    const auto saved = visit.house->people->save(account);
    if (!saved)
        return trouble(site, visit, saved.error());
    if (!*saved)
        return draw_new(site, visit, visit.form, {{"konto", "Det användarnamnet finns redan."}},
                        409);
    note(site, visit, audit::Act::PersonAdded, account.person.id);
    if (visit.house->share_keys)
        visit.house->share_keys();
    return show_passphrase(site, visit, account, *passphrase);
}

wire::HttpResponse person_page(Site& site, Visit& visit) {
    const auto* account = account_in(visit);
    return account ? draw_person(site, visit, *account, {}, {}, 200) : no_right(site, visit);
}

wire::HttpResponse change_person(Site& site, Visit& visit) {
    const auto* found = account_in(visit);
    if (!found)
        return no_right(site, visit);
    people::Account account = *found;
    const std::string what = visit.form.text("gor"), place = "/personer/" + account.person.id;
    Wrongs wrongs;
    std::string passphrase, told = "Det är sparat.";
    if (what != "oppna" && visit.form.number("utgava") != account.revision)
        return draw_person(site, visit, account, visit.form,
                           {{"", "Någon annan har ändrat personen. Läs och försök igen."}}, 409);
    if (what == "roll") {
        if (const auto grant = typed_grant(visit, wrongs))
            account.person.grants.push_back(*grant);
    } else if (what == "ta-bort") {
        const auto at = static_cast<std::size_t>(visit.form.number("nummer").value_or(1000));
        if (account.person.id == visit.person().id)
            wrongs.push_back({"", "Du kan inte ta bort din egen roll. Be en annan administratör."});
        else if (at < account.person.grants.size())
            account.person.grants.erase(account.person.grants.begin() +
                                        static_cast<std::ptrdiff_t>(at));
    } else if (what == "losenord") {
        const auto given = people::give_passphrase(account, visit.today);
        if (!given)
            return trouble(site, visit, given.error());
        passphrase = *given;
    } else if (what == "koder") {
        people::turn_off_second_factor(account);
    } else if (what == "slutar") {
        if (account.person.id == visit.person().id)
            wrongs.push_back({"", "Du kan inte avsluta dig själv. Be en annan administratör."});
        account.person.left = visit.today - std::chrono::days(1);
        told = "Personen kommer inte längre in.";
    } else if (what == "oppna") {
        if (const auto forgiven = people::forgive_tries(*visit.house->people, account.person.id);
            !forgiven)
            return trouble(site, visit, forgiven.error());
        return done(site, visit, "Personen kan försöka igen.", place);
    } else {
        wrongs.push_back({"", "Välj vad som ska ändras."});
    }
    if (!wrongs.empty())
        return draw_person(site, visit, *found, visit.form, wrongs, 400);
    const auto saved = visit.house->people->save(account);
    if (!saved)
        return trouble(site, visit, saved.error());
    if (!*saved)
        return draw_person(site, visit, *found, visit.form,
                           {{"", "Någon annan har ändrat personen. Läs och försök igen."}}, 409);
    note(site, visit,
         what == "losenord" ? audit::Act::Passphrase
         : what == "koder"  ? audit::Act::SecondFactor
                            : audit::Act::PersonChanged,
         account.person.id, what);
    if (what == "losenord" || what == "slutar" || what == "ta-bort")
        (void)visit.house->people->end_sessions_of(account.person.id);
    if (visit.house->share_keys)
        visit.house->share_keys();
    return passphrase.empty() ? done(site, visit, told, place)
                              : show_passphrase(site, visit, account, passphrase);
}

} // namespace tycktill::web
