#include "office/web/respond.h"

#include "office/matters/role.h"
#include "shared/base/log.h"

namespace tycktill::web {
namespace {

using matters::Role;

struct Tab {
    const char* path;
    const char* words;
};

std::vector<Tab> tabs_of(Role role) {
    switch (role) {
    case Role::Registrar:
        return {{"/", "Start"},
                {"/inkorg", "Inkorg"},
                {"/register", "Register"},
                {"/rapporter", "Rapporter"}};
    case Role::Secretary:
        return {{"/", "Start"},
                {"/inkorg", "Inkorg"},
                {"/register", "Register"},
                {"/rapporter", "Rapporter"}};
    case Role::Handler:
    case Role::Reader:
        return {{"/", "Start"}, {"/inkorg", "Mina ärenden"}};
    case Role::Manager:
        return {{"/", "Start"}, {"/inkorg", "Ärenden"}, {"/rapporter", "Rapporter"}};
    case Role::Administrator:
        return {{"/", "Start"}, {"/personer", "Personer"}, {"/stationer", "Stationer"}};
    case Role::Inspector:
        return {{"/logg", "Logg"}};
    case Role::System:
        break;
    }
    return {};
}

/// What somebody is called under their name.
std::string role_words(const Visit& visit) {
    const auto& grants = visit.person().grants;
    const std::string unit = grants.empty() ? "" : visit.unit_name(grants.front().unit);
    const auto with = [&](std::string words) { return unit.empty() ? words : words + ", " + unit; };
    switch (visit.role()) {
    case Role::Registrar:
        return "registrator";
    case Role::Handler:
        return with("handläggare");
    case Role::Manager:
        return with("chef");
    case Role::Secretary:
        return "nämndsekreterare";
    case Role::Reader:
        return "läsare";
    case Role::Administrator:
        return "administratör";
    case Role::Inspector:
        return "granskare";
    case Role::System:
        break;
    }
    return "";
}

Html head(const Frame& frame) {
    return el("meta", {{"charset", "utf-8"}}) +
           el("meta", {{"name", "viewport"}, {"content", "width=device-width, initial-scale=1"}}) +
           el("title", text(frame.title + " – Tyck till")) +
           el("link", {{"rel", "stylesheet"}, {"href", "/stil/style.css"}}) +
           el("link", {{"rel", "stylesheet"}, {"href", "/stil/kommuner.css"}});
}

Html brand(const House* house) {
    const Html bubble =
        el("svg",
           {{"width", "28"}, {"height", "28"}, {"viewBox", "0 0 28 28"}, {"aria-hidden", "true"}},
           el("path", {{"d", "M4 4h20a4 4 0 0 1 4 4v11a4 4 0 0 1-4 4H12l-6 5v-5H4a4 4 0 0 "
                             "1-4-4V8a4 4 0 0 1 4-4z"}}));
    return el("a", {{"class", "brand"}, {"href", "/"}},
              bubble + el("span", el("b", "Tyck till"_t) +
                                      (house ? el("span", text(house->town->name)) : Html())));
}

enum class Keys { With, Without }; // a key belongs to one link

Html tab_links(const Visit& visit, const Frame& frame, Keys keys) {
    Html all;
    char key = '1';
    for (const Tab& tab : tabs_of(visit.role())) {
        Attributes attributes{{"href", tab.path}};
        if (keys == Keys::With)
            attributes.push_back({"accesskey", std::string(1, key++)});
        if (frame.tab == tab.path)
            attributes.push_back({"aria-current", "page"});
        all += el("a", attributes, text(tab.words));
    }
    return all;
}

bool has_search(const Visit& visit) {
    return visit.may_somewhere(matters::Act::SeePublicHalf);
}

Html search_field() {
    return el(
        "form", {{"class", "find"}, {"method", "get"}, {"action", "/inkorg"}, {"role", "search"}},
        el("label",
           icon(Icon::Search) + span("away", "Sök ärende, nummer eller ord i raden"_t) +
               el("input",
                  {{"type", "search"}, {"name", "sok"}, {"placeholder", "Nummer eller ord"}})));
}

Html log_out_form(const Visit& visit) {
    return post_form("/logga-ut", visit.proof, submit(Press::Quiet, "Logga ut"));
}

Html top_bar(const Visit& visit, const Frame& frame) {
    Html bar = brand(visit.house) + el("nav", {{"class", "tabs"}, {"aria-label", "Huvudmeny"}},
                                       tab_links(visit, frame, Keys::With));
    if (has_search(visit))
        bar += search_field();
    else
        bar += el("span", {{"class", "find"}});
    const std::string name = visit.account.name.empty() ? visit.person().id : visit.account.name;
    bar +=
        div("who", el("details", el("summary", text(name) + el("span", text(role_words(visit)))) +
                                     el("div", "panel",
                                        link("/mitt", "Ditt konto"_t) + link("/hjalp", "Hjälp"_t) +
                                            log_out_form(visit))));
    bar +=
        div("menu", el("details", el("summary", "Meny"_t) +
                                      el("div", "panel",
                                         tab_links(visit, frame, Keys::Without) +
                                             link("/inkorg", "Sök"_t) + link("/mitt", text(name)) +
                                             link("/hjalp", "Hjälp"_t) + log_out_form(visit))));
    return el("header", "bar", el("div", bar));
}

Html key_line(const Frame& frame) {
    if (frame.keys.empty())
        return {};
    Html all;
    for (const auto& [key, words] : frame.keys)
        all += el("span", el("kbd", text(key)) + text(words));
    return el("footer", "keys", el("div", all));
}

wire::HttpResponse html_response(int status, const Html& document) {
    return {status, {{"content-type", "text/html; charset=utf-8"}}, bytes_of(document.markup())};
}

Html body(const std::string& its_class, const Html& bar, const Html& main, const Html& foot) {
    return el("body", {{"class", its_class}},
              el("a", {{"class", "skip"}, {"href", "#innehall"}}, "Till innehållet"_t) + bar +
                  el("main", {{"id", "innehall"}, {"tabindex", "-1"}}, main) + foot);
}

std::string body_class(const House* house, const Frame& frame) {
    return std::string(frame.its_class) + (house ? " k-" + house->town->id : "");
}

} // namespace

wire::HttpResponse page(Site& site, const Visit& visit, const Frame& frame, const Html& main) {
    Html all;
    if (const std::string store =
            site.settings().store_trouble ? site.settings().store_trouble() : "";
        !store.empty())
        all += el(
            "div", {{"class", "panel bad head"}, {"role", "alert"}},
            el("h2", "Arkivet kan inte ta emot något"_t) + p(text(store)) +
                p("Kiosker och skannrar behåller det de har och skickar det när det går igen."_t));
    if (const std::string told = site.take_told(visit.session); !told.empty())
        all += el("div", {{"class", "flash"}, {"role", "status"}},
                  icon(Icon::Check) + el("p", text(told)));
    return html_response(frame.status, page_of(head(frame), body(body_class(visit.house, frame),
                                                                 top_bar(visit, frame), all + main,
                                                                 key_line(frame))));
}

wire::HttpResponse plain_page(const House* house, const Frame& frame, const Html& main) {
    return html_response(
        frame.status,
        page_of(head(frame), body(body_class(house, frame),
                                  el("header", "bar", el("div", brand(house))), main, {})));
}

wire::HttpResponse go_to(const std::string& path) {
    return {303, {{"location", path}}, {}};
}

wire::HttpResponse done(Site& site, const Visit& visit, std::string words,
                        const std::string& path) {
    site.tell(visit.session, std::move(words));
    return go_to(path);
}

wire::HttpResponse file_response(const std::string& type, Bytes bytes) {
    return {200, {{"content-type", type}}, std::move(bytes)};
}

wire::HttpResponse no_right(Site& site, const Visit& visit) {
    return page(
        site, visit, {"Finns inte", "", "", {}, 404},
        el("h1", "Du har inte rätt att se det ärendet"_t) +
            panel(p("Antingen finns sidan inte, eller så hör den till någon annan. Fråga din "
                    "registrator om du behöver komma åt den."_t) +
                  div("does", button_link(Press::Other, "/", "Till start"_t))));
}

/// What it was stands in the log of the program; a person is told what to do.
wire::HttpResponse trouble(Site& site, const Visit& visit, const Error& error) {
    say("a page could not be made: " + error.what);
    return page(
        site, visit, {"Det gick inte", "", "", {}, 500},
        el("h1", "Det gick inte"_t) +
            panel(p("Sidan kunde inte göras. Inget har ändrats. Försök igen om en stund. Händer "
                    "det igen, säg till den som sköter Tyck till."_t)));
}

Result<void> log_it(Site& site, const Visit& visit, audit::Act act, const std::string& about,
                    const std::string& detail, Bytes sealed) {
    if (!visit.house || !visit.house->audit)
        return {};
    const std::string& by = visit.person().id;
    return visit.house->audit->append({site.now(), by,
                                       by.empty() ? "" : matters::to_text(visit.role()), act, about,
                                       detail, std::move(sealed)});
}

void note(Site& site, const Visit& visit, audit::Act act, const std::string& about,
          const std::string& detail) {
    if (const auto kept = log_it(site, visit, act, about, detail); !kept)
        say("the log could not be written: " + kept.error().what);
}

Html back_link(const std::string& address, std::string_view words) {
    return link(address, icon(Icon::ChevronLeft) + text(words), "back");
}

} // namespace tycktill::web
