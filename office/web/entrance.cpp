#include "office/web/entrance.h"

#include "office/people/log_in.h"
#include "shared/base/log.h"
#include "shared/base/text.h"

namespace tycktill::web {
namespace {

constexpr const char* kept_prefix = "behall-";

const House* only_house(const Site& site) {
    const auto& houses = site.settings().houses;
    return houses.size() == 1 ? &houses.front() : nullptr;
}

struct LogInView {
    Values typed;
    Wrongs wrongs;
    std::string title = "Logga in";
    std::string told; ///< over the form
    std::string place = "/";
    Html kept; ///< of a form that came too late
    bool asks_code = false;
    int status = 200;
};

wire::HttpResponse log_in_view(const Site& site, const LogInView& view) {
    const Fields fields(view.typed, view.wrongs);
    Html form = hidden("till", view.place) + view.kept;
    Fields::Look name;
    name.focus = true;
    name.complete = "username";
    form += fields.line("konto", "Användarnamn", name);
    form += fields.password("losenord", "Lösenord", "current-password");
    if (view.asks_code) {
        Fields::Look code;
        code.hint = "Sex siffror från appen, eller en av de utskrivna koderna.";
        code.complete = "one-time-code";
        form += fields.line("kod", "Engångskod", code);
    }
    form += div("does", submit(Press::Main, "Logga in", "full"));
    const House* house = only_house(site);
    Html main =
        error_summary("Det gick inte att logga in", view.wrongs) + el("h1", text(view.title));
    main += el("p", "lead",
               text(house ? "Klagomål och synpunkter till " + house->town->name + "."
                          : "Klagomål och synpunkter till kommunen."));
    if (!view.told.empty())
        main += el("div", {{"class", "note first"}, {"role", "status"}},
                   icon(Icon::Info) + el("p", text(view.told)));
    main +=
        panel(el("form", {{"method", "post"}, {"action", "/logga-in"}}, form) +
                  el("details", "why field",
                     el("summary", "Jag kommer inte in"_t) +
                         p("Be administratören om ett nytt lösenord. Har du försökt många gånger "
                           "måste du vänta en stund."_t)),
              "field");
    main +=
        el("p", "quiet field",
           "Du loggas ut efter 30 minuter utan att göra något. Det du har skrivit finns kvar."_t);
    return plain_page(house, {"Logga in", "", "", {}, view.status}, div("narrow", main));
}

Html kept_again(const Values& form) {
    Html all;
    for (const auto& [name, values] : form.everything())
        if (name.rfind(kept_prefix, 0) == 0) {
            Values one;
            for (const auto& value : values)
                one.set(name, value);
            all += hidden_all(one);
        }
    return all;
}

/// Whose house an account is in; the first one for an account that is nowhere.
const House& house_of(const Site& site, const std::string& account) {
    for (const House& house : site.settings().houses) {
        const auto found = house.people->account(account);
        if (found && *found)
            return house;
    }
    return site.settings().houses.front();
}

wire::HttpResponse with_session(const std::string& session, wire::HttpResponse response) {
    response.headers["set-cookie"] =
        std::string(session_cookie) + "=" + session + "; Path=/; Secure; HttpOnly; SameSite=Lax";
    return response;
}

/// Who came in, or tried to. What was typed as a name is logged only where it is an account's: it may be a passphrase in the
/// wrong field.
Result<void> log_entrance(Site& site, const House& house, audit::Act act, const std::string& typed,
                          const char* detail) {
    if (!house.audit)
        return {};
    if (act == audit::Act::LogIn)
        return house.audit->append({site.now(), typed, "", act, "", detail, {}});
    const auto account = house.people->account(typed);
    const bool known = account && *account;
    return house.audit->append(
        {site.now(), "", "", act, known ? typed : "", known ? detail : "unknown", {}});
}

/// After the log-in: on to the page, or to the form that came too late, which is sent by a press.
wire::HttpResponse come_in(Site& site, const Visit& visit, const House& house,
                           const people::Account& account) {
    // Nobody comes in unseen: without its row in the log there is no session.
    const auto session =
        log_entrance(site, house, audit::Act::LogIn, account.person.id, "pages").and_then([&] {
            return people::begin_session(*house.people, account.person.id, site.now());
        });
    if (!session)
        return log_in_view(site, {{},
                                  {{"", "Det gick inte just nu. Försök igen."}},
                                  "Logga in",
                                  "",
                                  "/",
                                  {},
                                  false,
                                  500});
    Values kept;
    bool any = false;
    Html again;
    for (const auto& [name, values] : visit.form.everything())
        if (name.rfind(kept_prefix, 0) == 0)
            for (const auto& value : values) {
                Values one;
                one.set(name.substr(std::string_view(kept_prefix).size()), value);
                again += hidden_all(one);
                any = true;
            }
    const std::string place = place_here(visit.form.text("till"));
    if (!any)
        return with_session(*session, go_to(place));
    return with_session(
        *session,
        plain_page(&house, {"Fortsätt", "", "", {}, 200},
                   div("narrow",
                       el("h1", "Det du skrev finns kvar"_t) +
                           el("p", "lead",
                              "Inget är sparat än. Fortsätt, så kommer du tillbaka dit du var."_t) +
                           panel(post_form(place, people::form_proof(*session),
                                           again + submit(Press::Main, "Fortsätt", "full"))))));
}

} // namespace

wire::HttpResponse another_site() {
    return plain_page(
        nullptr, {"Inte härifrån", "", "", {}, 403},
        div("narrow", el("h1", "Formuläret kom inte härifrån"_t) +
                          panel(p("Inget är sparat. Öppna sidan på nytt och försök igen."_t))));
}

Html not_from_here(const Visit& visit) {
    Html kept;
    for (const auto& [name, values] : visit.form.everything())
        if (name != "bevis" && !values.front().empty() && values.front().size() > 20)
            kept += div("field", el("label", {{"for", "k-" + name}}, "Det du skrev"_t) +
                                     el("textarea", {{"id", "k-" + name}, {"readonly"}},
                                        text(values.front())));
    return el("h1", "Sidan var för gammal"_t) +
           panel(p("Inget är sparat. Öppna sidan på nytt och försök igen."_t) + kept +
                 div("does", button_link(Press::Other, "/", "Till start"_t)));
}

wire::HttpResponse ask_to_log_in(Site& site, const Visit& visit) {
    LogInView view;
    view.place = visit.path;
    if (!visit.posts) {
        if (visit.path != "/")
            return go_to("/logga-in?till=" +
                         percent_encoded(visit.path + written_query(visit.query)));
        return log_in_view(site, view);
    }
    view.status = 403;
    view.told = "Du har loggats ut. Det du skrev finns kvar.";
    for (const auto& [name, values] : visit.form.everything())
        if (name != "bevis" && name != "losenord")
            for (const auto& value : values) {
                Values one;
                one.set(kept_prefix + name, value);
                view.kept += hidden_all(one);
            }
    return log_in_view(site, view);
}

wire::HttpResponse log_in_page(Site& site, Visit& visit) {
    LogInView view;
    view.place = place_here(visit.query.text("till"));
    return log_in_view(site, view);
}

wire::HttpResponse log_in(Site& site, Visit& visit) {
    LogInView view;
    view.typed.set("konto", visit.form.text("konto"));
    view.place = place_here(visit.form.text("till"));
    view.kept = kept_again(visit.form);
    view.status = 403;
    const House& house = house_of(site, visit.form.text("konto"));
    const auto proof = people::prove(
        *house.people,
        {visit.form.text("konto"), visit.form.text("losenord"), visit.form.text("kod")},
        {site.now(), site.today()});
    if (!proof) {
        view.wrongs.push_back({"", "Det gick inte just nu. Försök igen om en stund."});
        view.status = 500;
        return log_in_view(site, view);
    }
    if (const auto* proved = std::get_if<people::Proved>(&*proof))
        return come_in(site, visit, house, proved->account);
    const bool code_wanted = std::holds_alternative<people::CodeWanted>(*proof);
    const bool waits = std::holds_alternative<people::WaitUntil>(*proof);
    if (const auto kept =
            log_entrance(site, house, audit::Act::LogInFailed, visit.form.text("konto"),
                         code_wanted ? "code-asked"
                         : waits     ? "wait"
                                     : "pages");
        !kept)
        say("the log could not be written: " + kept.error().what);
    if (code_wanted) {
        view.asks_code = true;
        view.status = 200;
        view.told = "Skriv lösenordet igen tillsammans med koden.";
        return log_in_view(site, view);
    }
    view.asks_code = !visit.form.text("kod").empty();
    if (const auto* wait = std::get_if<people::WaitUntil>(&*proof)) {
        const auto minutes =
            std::chrono::ceil<std::chrono::minutes>(wait->until - site.now()).count();
        view.wrongs.push_back(
            {"", "Vänta " +
                     counted(static_cast<std::size_t>(std::max<std::int64_t>(1, minutes)), "minut",
                             "minuter") +
                     ", eller be administratören öppna."});
        view.status = 429;
    } else {
        view.wrongs.push_back({"konto", "Användarnamnet eller lösenordet stämmer inte."});
    }
    return log_in_view(site, view);
}

wire::HttpResponse log_out_page(Site& site, Visit& visit) {
    if (!people::log_out(*visit.house->people, visit.session))
        return go_to("/");
    note(site, visit, audit::Act::LogOut, visit.person().id);
    wire::HttpResponse response = go_to("/logga-in");
    response.headers["set-cookie"] =
        std::string(session_cookie) + "=; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=0";
    return response;
}

namespace {

/// The page of the printed address: an office where nobody works yet gets its first administrator.
wire::HttpResponse first_view(const Site& site, const std::string& secret, const Values& typed,
                              const Wrongs& wrongs) {
    const Fields fields(typed, wrongs);
    Fields::Look account, passphrase;
    account.hint = "Små bokstäver, siffror, punkt och bindestreck. Till exempel anna.ek.";
    account.complete = "username";
    account.focus = true;
    passphrase.hint = "Minst tolv tecken. Några ord efter varandra är bra.";
    std::vector<Option> towns;
    for (const House& house : site.settings().houses)
        towns.push_back({house.town->id, house.town->name});
    Html form = hidden("besok", secret) + fields.line("konto", "Användarnamn", account) +
                fields.line("namn", "Ditt namn");
    if (towns.size() > 1)
        form += fields.select("kommun", "Kommun", towns);
    form += fields.password("losenord", "Lösenord", "new-password") +
            fields.password("igen", "Lösenordet en gång till", "new-password") +
            div("does", submit(Press::Main, "Bli administratör", "full"));
    return plain_page(
        only_house(site), {"Välkommen", "", "", {}, wrongs.empty() ? 200 : 400},
        div("narrow",
            error_summary("Det gick inte än", wrongs) + el("h1", "Välkommen"_t) +
                el("p", "lead",
                   "Här finns ingen administratör än. Bli den första, och lägg sedan in "
                   "dem som ska arbeta här."_t) +
                panel(el("form", {{"method", "post"}, {"action", "/forsta"}}, form), "field")));
}

const House& chosen_house(const Site& site, const std::string& town) {
    for (const House& house : site.settings().houses)
        if (house.town->id == town)
            return house;
    return site.settings().houses.front();
}

} // namespace

wire::HttpResponse first_page(Site& site, Visit& visit) {
    const std::string secret = visit.query.text("besok");
    if (!site.first_visit_is_open(secret))
        return go_to("/logga-in");
    return first_view(site, secret, {}, {});
}

wire::HttpResponse make_first(Site& site, Visit& visit) {
    const std::string secret = visit.form.text("besok");
    if (!site.first_visit_is_open(secret))
        return go_to("/logga-in");
    const House& house = chosen_house(site, visit.form.text("kommun"));
    people::Account account;
    account.person.id = lower_case(visit.form.text("konto"));
    account.person.grants = {{matters::Role::Administrator, "", "", std::nullopt}};
    account.name = visit.form.text("namn");
    Wrongs wrongs;
    if (!people::is_account_id(account.person.id))
        wrongs.push_back({"konto", "Skriv ett användarnamn med små bokstäver, utan å, ä och ö."});
    if (account.name.empty())
        wrongs.push_back({"namn", "Skriv ditt namn."});
    if (length_of(visit.form.text("losenord")) < people::shortest_passphrase)
        wrongs.push_back({"losenord", "Lösenordet behöver minst tolv tecken."});
    else if (visit.form.text("losenord") != visit.form.text("igen"))
        wrongs.push_back({"igen", "De två lösenorden är inte lika."});
    if (!wrongs.empty())
        return first_view(site, secret, visit.form, wrongs);
    const auto set = people::set_passphrase(account, visit.form.text("losenord"));
    if (!set || !site.use_first_visit(secret))
        return first_view(site, secret, visit.form, {{"losenord", "Välj ett annat lösenord."}});
    const auto saved = house.people->save(account);
    if (!saved || !*saved)
        return plain_page(&house, {"Det gick inte", "", "", {}, 500},
                          el("h1", "Det gick inte att spara"_t));
    Visit first = visit;
    first.house = &house;
    note(site, first, audit::Act::PersonAdded, account.person.id, "administrator");
    return come_in(site, visit, house, account);
}

} // namespace tycktill::web
