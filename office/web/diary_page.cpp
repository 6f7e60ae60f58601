// The register in its two halves, and the day's post: the public half alone, as it may be handed to who asks.
#include "office/web/list_pages.h"
#include "office/web/telling.h"

#include "shared/base/text.h"

#include <algorithm>

namespace tycktill::web {
namespace {

using matters::Act;

constexpr std::size_t rows_on_a_page = 50;

/// Rows that the visitor may see the public half of, voided ones too. Of what nobody has opened the board alone is known.
bool may_see(Site& site, const Visit& visit, const registry::Row& row) {
    const auto matter = site.cases().matter_of(*visit.house, row.matter);
    if (!matter || matter->revision == 0)
        return matters::may(visit.person(), Act::SeePublicHalf, row.board, "", visit.workplace())
            .has_value();
    return visit.may(Act::SeePublicHalf, *matter);
}

std::string reason_words(registry::VoidReason reason) {
    switch (reason) {
    case registry::VoidReason::Test:
        return "Prov";
    case registry::VoidReason::Empty:
        return "Tomt";
    case registry::VoidReason::Twice:
        return "Registrerat två gånger";
    case registry::VoidReason::WrongBoard:
        return "Fel nämnd";
    }
    return "";
}

std::string public_state(Site& site, const Visit& visit, const registry::Row& row) {
    if (row.voided)
        return "Makulerat";
    const auto matter = site.cases().matter_of(*visit.house, row.matter);
    if (!matter || matter->revision == 0)
        return "Inkommet";
    switch (matters::state_of(*matter, visit.today)) {
    case matters::State::Closed:
        return "Avslutat";
    case matters::State::Purged:
        return "Gallrat";
    case matters::State::Answered:
        return "Besvarat";
    default:
        return "Pågår";
    }
}

std::string lagrum(const Visit& visit, const std::string& id) {
    for (const auto& one : visit.rules().provisions)
        if (one.id == id)
            return one.lagrum;
    return "Ingen markering";
}

Html row_cells(Site& site, const Visit& visit, const registry::Row& row, bool both) {
    const std::string number = visit.number_of(row);
    const Html shown = row.voided ? el("del", text(number))
                       : both     ? link("/arende/" + row.matter, text(number))
                                  : text(number);
    Html line =
        row.voided
            ? el("del", text(row.line)) +
                  el("small", el("b", "Makulerat"_t) + text(" " + reason_words(row.voided->reason) +
                                                            ", " + short_day(row.voided->day)))
            : text(row.line);
    Html cells =
        el("td", {{"data-l", "Nummer"}}, shown + el("small", text(short_day(row.arrived)))) +
        el("td", {{"data-l", "In eller ut"}}, "In"_t) +
        el("td", {{"data-l", "Ärendemening"}}, line) +
        el("td", {{"data-l", "Läge"}}, text(public_state(site, visit, row)));
    if (!both)
        return el("tr", cells);
    cells += el("td", {{"class", "kept first-kept"}, {"data-l", "Sekretess"}},
                text(row.voided ? "" : lagrum(visit, row.provision))) +
             el("td", {{"class", "kept"}, {"data-l", "Från eller till"}},
                text(row.voided ? "" : "Ligger i ärendet")) +
             el("td", {{"class", "kept"}, {"data-l", "I diariet"}},
                row.other_number.empty() && !row.voided
                    ? link("/arende/" + row.matter + "/diarienummer", "Skriv in"_t)
                    : text(row.other_number));
    return el("tr", cells);
}

Html table(Site& site, const Visit& visit, const std::vector<registry::Row>& rows, bool both) {
    Html heads;
    for (const char* head : {"Nummer", "In eller ut", "Ärendemening", "Läge"})
        heads += el("th", {{"scope", "col"}}, text(head));
    Html halves;
    if (both) {
        heads += el("th", {{"scope", "col"}, {"class", "kept first-kept"}}, "Sekretess"_t) +
                 el("th", {{"scope", "col"}, {"class", "kept"}}, "Från eller till"_t) +
                 el("th", {{"scope", "col"}, {"class", "kept"}}, "Nummer i diariet"_t);
        halves =
            el("tr",
               el("th", {{"colspan", "4"}, {"scope", "colgroup"}}, "Offentlig del"_t) +
                   el("th", {{"colspan", "3"}, {"scope", "colgroup"}, {"class", "kept first-kept"}},
                      icon(Icon::Lock) + " Skyddad del"_t));
    }
    Html body;
    for (const auto& row : rows)
        body += row_cells(site, visit, row, both);
    return el("table", "table",
              el("caption", "away",
                 text(both ? "Registret, offentlig och skyddad del" : "Registret, offentlig del")) +
                  el("thead", halves + el("tr", heads)) + el("tbody", body));
}

Html views(const std::string& here) {
    Html all;
    const std::pair<const char*, const char*> list[] = {
        {"/register", "Hela registret"},
        {"/register?del=offentlig", "Offentlig del"},
        {"/register/dagens-post", "Dagens post"}};
    for (const auto& [path, words] : list) {
        Attributes attributes{{"href", path}};
        if (here == path)
            attributes.push_back({"aria-current", "page"});
        all += el("a", attributes, text(words));
    }
    return el("nav", {{"class", "views"}, {"aria-label", "Registrets delar"}}, all);
}

} // namespace

wire::HttpResponse register_page(Site& site, Visit& visit) {
    auto rows = visit.house->kept->rows({});
    if (!rows)
        return trouble(site, visit, rows.error());
    const std::string wanted = lower_case(visit.query.text("sok")),
                      board = visit.query.text("namnd");
    std::erase_if(*rows, [&](const registry::Row& row) {
        const std::string told =
            lower_case(visit.number_of(row) + " " + row.other_number + " " + row.line);
        return !may_see(site, visit, row) || (!board.empty() && row.board != board) ||
               (!wanted.empty() && told.find(wanted) == std::string::npos);
    });
    std::stable_sort(rows->begin(), rows->end(), [](const auto& a, const auto& b) {
        return std::tuple(b.year, b.number, a.board) < std::tuple(a.year, a.number, b.board);
    });
    const bool both = visit.query.text("del") != "offentlig" && visit.may_somewhere(Act::Register);
    const auto asked =
        static_cast<std::size_t>(std::max(1, visit.query.number("sida").value_or(1)) - 1);
    const std::size_t count = rows->size(), last = count == 0 ? 0 : (count - 1) / rows_on_a_page,
                      sheet = std::min(asked, last);
    const auto begin = rows->begin() + static_cast<std::ptrdiff_t>(sheet * rows_on_a_page);
    const std::vector<registry::Row> shown(
        begin, begin + static_cast<std::ptrdiff_t>(
                           std::min(rows_on_a_page, count - sheet * rows_on_a_page)));
    std::vector<Option> boards{{"", "Alla nämnder"}};
    for (const auto& one : visit.rules().boards)
        boards.push_back({one.id, one.name});
    const Wrongs none;
    const Fields fields(visit.query, none);
    const Html filter = get_form(
        "/register",
        hidden("del", visit.query.text("del")) + fields.line("sok", "Nummer eller ord i raden") +
            div("more", fields.select("namnd", "Nämnd", boards)) + submit(Press::Other, "Visa"),
        "filter");
    Values next = visit.query;
    Html pages = el("span", text(counted(count, "rad", "rader")));
    if (sheet > 0) {
        next.set("sida", std::to_string(sheet));
        pages += link("/register" + written_query(next), "Föregående sida"_t);
    }
    if (sheet < last) {
        next.set("sida", std::to_string(sheet + 2));
        pages += link("/register" + written_query(next), "Nästa sida"_t);
    }
    const Html main =
        div("head", el("h1", "Register"_t) +
                        el("p", "lead",
                           text(visit.house->town->name + ". " + counted(count, "rad", "rader") +
                                ". Ett nummer som har getts står kvar."))) +
        views(both ? "/register" : "/register?del=offentlig") + filter +
        (shown.empty() ? panel(p("Ingen rad stämmer med det du har valt."_t))
                       : table(site, visit, shown, both)) +
        div("does", el("nav", {{"class", "sheets"}, {"aria-label", "Sidor"}}, pages));
    return page(site, visit, {"Register", "/register", "wide", {{"Alt 3", "register"}}, 200}, main);
}

wire::HttpResponse post_list_page(Site& site, Visit& visit) {
    const Day day = parse_day(visit.query.text("dag")).value_or(visit.today);
    registry::RowFilter filter;
    filter.made = day;
    auto rows = visit.house->kept->rows(filter);
    if (!rows)
        return trouble(site, visit, rows.error());
    std::erase_if(*rows, [&](const registry::Row& row) { return !may_see(site, visit, row); });
    Values typed;
    typed.set("dag", iso(day));
    const Wrongs none;
    const Fields fields(typed, none);
    const Html filter_form = get_form(
        "/register/dagens-post", fields.day("dag", "Dag") + submit(Press::Other, "Visa"), "filter");
    const Html main =
        div("head", el("h1", text("Post " + day_words(day))) +
                        el("p", "lead",
                           "Bara den offentliga delen. Listan kan lämnas till den som frågar."_t)) +
        views("/register/dagens-post") + filter_form +
        (rows->empty() ? panel(p("Inget kom in den dagen."_t)) : table(site, visit, *rows, false));
    return page(site, visit, {"Dagens post", "/register", "", {{"Alt 3", "register"}}, 200}, main);
}

} // namespace tycktill::web
