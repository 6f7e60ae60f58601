// The inbox: views, filters in the address, pages, and acts on several rows at once by way of a page that lists them.
#include "office/web/choices.h"
#include "office/web/list_pages.h"
#include "office/web/saved_views.h"
#include "office/web/telling.h"

#include "office/web/acting.h"
#include "shared/base/text.h"

#include <algorithm>

namespace tycktill::web {
namespace {

using matters::Act;
using matters::NextStep;

constexpr std::size_t rows_on_a_page = 50;

struct View {
    const char* id;
    const char* words;
    bool (*holds)(const Visit&, const Case&);
};

bool is_open(const Visit&, const Case& one) {
    return !matters::is_closed(one.matter);
}
template <NextStep step>
bool is_at(const Visit& visit, const Case& one) {
    return matters::next_step(one.matter, visit.rules()) == step;
}

constexpr View views[] = {
    {"pagar", "Pågår", is_open},
    {"nya", "Nya", [](const Visit&, const Case& one) { return !one.matter.registered.happened(); }},
    {"stallning", "Att ta ställning till",
     [](const Visit& visit, const Case& one) {
         return is_open(visit, one) && !one.matter.open_hints.empty();
     }},
    {"bekrafta", "Att ge besked", is_at<NextStep::Confirm>},
    {"utan", "Utan handläggare", is_at<NextStep::Assign>},
    {"svara", "Att svara", is_at<NextStep::Reply>},
    {"avsluta", "Att avsluta", is_at<NextStep::Close>},
    {"lyfta", "Lyfta",
     [](const Visit& visit, const Case& one) {
         return is_open(visit, one) && one.matter.level > 1;
     }},
    {"avslutade", "Avslutade",
     [](const Visit& visit, const Case& one) { return !is_open(visit, one); }},
    {"alla", "Alla", [](const Visit&, const Case&) { return true; }},
};

const View& chosen_view(const Values& query) {
    for (const View& view : views)
        if (query.text("vy") == view.id)
            return view;
    return views[0];
}

/// What a matter is found by: never what a person wrote.
bool is_found(const Visit& visit, const Case& one, const std::string& wanted) {
    const std::string told =
        lower_case(visit.number_of(one.row) + " " + one.row.other_number + " " + one.row.line +
                   " " + visit.unit_name(one.matter.unit));
    return told.find(lower_case(wanted)) != std::string::npos;
}

bool is_in_time(const Case& one, const std::string& time, Day today) {
    if (time == "sena")
        return one.late;
    if (time == "snart")
        return one.next && !one.late && (one.next->due - today).count() <= 4;
    return true;
}

bool is_wanted(const Visit& visit, const Case& one, const Values& query) {
    const std::string unit = query.text("enhet"), handler = query.text("handlaggare");
    return (query.text("sok").empty() || is_found(visit, one, query.text("sok"))) &&
           (query.text("namnd").empty() || one.row.board == query.text("namnd")) &&
           (query.text("typ").empty() || one.matter.arrival.type == query.text("typ")) &&
           (unit.empty() || (unit == "-" ? one.matter.unit.empty()
                                         : visit.rules().is_within(one.matter.unit, unit))) &&
           (handler.empty() ||
            (handler == "-" ? one.matter.handler.empty() : one.matter.handler == handler)) &&
           is_in_time(one, query.text("tid"), visit.today);
}

std::string address_with(Values query, const std::string& name, const std::string& value) {
    query.set(name, value);
    if (name != "sida")
        query.remove("sida");
    return "/inkorg" + written_query(query);
}

Html views_bar(const Visit& visit, const std::vector<Case>& all, const Values& query) {
    Html bar;
    for (const View& view : views) {
        const auto count = std::count_if(all.begin(), all.end(),
                                         [&](const Case& one) { return view.holds(visit, one); });
        const bool here = view.id == chosen_view(query).id;
        if (count == 0 && !here && std::string_view(view.id) != "pagar")
            continue;
        Attributes attributes{{"href", std::string("/inkorg?vy=") + view.id}};
        if (here)
            attributes.push_back({"aria-current", "page"});
        bar += el("a", attributes, text(std::string(view.words) + " " + std::to_string(count)));
    }
    return el("nav", {{"class", "views"}, {"aria-label", "Vyer"}}, bar + saved_views(visit));
}

std::vector<Option> types_of(const Visit& visit) {
    std::vector<Option> options{{"", "Alla typer"}};
    for (const auto& form : visit.house->town->forms)
        if (const auto* field = form.with_role(forms::FieldRole::Type)) {
            for (const auto& choice : field->choices)
                options.push_back({choice.id, choice.label.in("sv")});
            break;
        }
    return options;
}

std::vector<Option> boards_of(const Visit& visit) {
    std::vector<Option> options{{"", "Alla nämnder"}};
    for (const auto& board : visit.rules().boards)
        options.push_back({board.id, board.name});
    return options;
}

std::vector<Option> times() {
    return {{"", "Alla tider"}, {"sena", "Sena"}, {"snart", "Inom fyra dagar"}};
}

std::vector<Option> handlers_of(const Visit& visit) {
    auto options = handler_options(visit, "", "Alla");
    options.insert(options.begin() + 1, {"-", "Ingen"});
    return options;
}

Html filter_bar(const Visit& visit, const Values& query) {
    const Wrongs none;
    const Fields fields(query, none);
    const auto more = [](const Html& field) { return div("more", field); };
    Html bar = hidden("vy", query.text("vy")) + fields.line("sok", "Nummer, rad eller enhet") +
               more(fields.select("namnd", "Nämnd", boards_of(visit))) +
               more(fields.select("typ", "Typ", types_of(visit))) +
               more(fields.select("tid", "Tid", times())) +
               more(fields.select("handlaggare", "Handläggare", handlers_of(visit))) +
               submit(Press::Other, "Visa");
    return get_form("/inkorg", bar, "filter");
}

std::string words_of_choice(const std::vector<Option>& options, const std::string& value) {
    for (const Option& option : options)
        if (option.value == value)
            return option.words;
    return value;
}

Html chosen_filters(const Visit& visit, const Values& query) {
    Html all;
    const auto add = [&](const char* name, const std::string& words) {
        if (!query.text(name).empty())
            all += link(address_with(query, name, ""),
                        text(words) + icon(Icon::X) + span("away", "Ta bort"_t), "x");
    };
    add("sok", "«" + query.text("sok") + "»");
    add("namnd", words_of_choice(boards_of(visit), query.text("namnd")));
    add("typ", words_of_choice(types_of(visit), query.text("typ")));
    add("tid", words_of_choice(times(), query.text("tid")));
    add("handlaggare", words_of_choice(handlers_of(visit), query.text("handlaggare")));
    add("enhet", query.text("enhet") == "-" ? "Utan enhet" : visit.unit_name(query.text("enhet")));
    return all.empty() ? all
                       : div("chosen", span("quiet", "Visar"_t) + all +
                                           link("/inkorg?vy=" + percent_encoded(query.text("vy")),
                                                "Ta bort alla val"_t));
}

Html marks(const Case& one) {
    Html all;
    for (const auto hint : one.matter.open_hints)
        all += div("detail", chip(Tone::Soon, matters::in_words(hint)));
    if (one.matter.arrival.wish == matters::ReplyWish::None)
        all += div("detail", chip(Tone::Plain, "Anonym"));
    if (one.matter.serious)
        all += div("detail", chip(Tone::Late, "Allvarligt"));
    return all;
}

Html due_cell(const Visit& visit, const Case& one) {
    if (!one.next)
        return span("quiet", "–"_t);
    const auto* rule = visit.rules().clock(one.next->clock);
    return due_chip(one.next->due, visit.today, true) + el("small", text(rule ? rule->name : ""));
}

Html table_row(const Visit& visit, const Case& one, bool ticks) {
    const bool unread = !one.matter.registered.happened();
    const auto way = words_of(one.matter.arrival.way);
    Html first = link("/arende/" + one.row.matter, text(one.row.line), unread ? "unread" : "") +
                 el("small", text(visit.number_of(one.row)) +
                                 (unread ? " · "_t + el("b", "ny"_t) : Html())) +
                 marks(one);
    Html cells;
    if (ticks)
        cells += el("td", "tick",
                    el("input", {{"type", "checkbox"},
                                 {"name", "arende"},
                                 {"value", one.row.matter},
                                 {"aria-label", "Välj " + visit.number_of(one.row)}}));
    cells +=
        el("td", first) +
        el("td", {{"data-l", "Gäller"}},
           text(one.matter.unit.empty() ? "" : visit.unit_name(one.matter.unit))) +
        el("td", {{"data-l", "Kom in"}},
           text(short_day(one.row.arrived)) +
               el("small", icon(way.icon) + text(" " + way.short_words))) +
        el("td", {{"data-l", "Senast"}}, due_cell(visit, one)) +
        el("td", {{"data-l", "Läge"}},
           text(state_words(visit, one.matter)) +
               el("small", text(one.matter.handler.empty() ? "Ingen handläggare"
                                                           : visit.name_of(one.matter.handler))));
    return el("tr", cells);
}

Html sheets(const Values& query, std::size_t first, std::size_t shown, std::size_t count) {
    Html all = el("span", text(std::to_string(first + 1) + "–" + std::to_string(first + shown) +
                               " av " + std::to_string(count)));
    const std::size_t sheet = first / rows_on_a_page + 1;
    if (sheet > 1)
        all += link(address_with(query, "sida", std::to_string(sheet - 1)), "Föregående sida"_t);
    if (first + shown < count)
        all += link(address_with(query, "sida", std::to_string(sheet + 1)), "Nästa sida"_t);
    return el("nav", {{"class", "sheets"}, {"aria-label", "Sidor"}}, all);
}

Html head_cell(const Values& query, const char* words, const char* order) {
    const bool here = query.text("ordning") == order ||
                      (query.text("ordning").empty() && std::string_view(order) == "senast");
    Attributes attributes{{"scope", "col"}};
    if (here)
        attributes.push_back({"aria-sort", "ascending"});
    return el("th", attributes,
              link(address_with(query, "ordning", order),
                   text(words) + (here ? icon(Icon::Up) : Html())));
}

Html table(const Visit& visit, const std::vector<Case>& shown, const Values& query, bool ticks) {
    Html heads;
    if (ticks)
        heads += el("th", {{"class", "tick"}, {"scope", "col"}}, span("away", "Val"_t));
    heads += el("th", {{"scope", "col"}}, "Vad"_t) + head_cell(query, "Gäller", "enhet") +
             head_cell(query, "Kom in", "kom-in") + head_cell(query, "Senast", "senast") +
             el("th", {{"scope", "col"}}, "Läge"_t);
    Html rows;
    for (const Case& one : shown)
        rows += table_row(visit, one, ticks);
    return el("table", "table",
              el("caption", "away", text(chosen_view(query).words)) + el("thead", el("tr", heads)) +
                  el("tbody", rows));
}

void put_in_order(std::vector<Case>& all, const std::string& order) {
    if (order == "kom-in")
        std::stable_sort(all.begin(), all.end(), [](const Case& a, const Case& b) {
            return a.row.arrived > b.row.arrived;
        });
    else if (order == "enhet")
        std::stable_sort(all.begin(), all.end(), [](const Case& a, const Case& b) {
            return a.matter.unit < b.matter.unit;
        });
}

Html nothing_found(const Values& query) {
    const bool filtered =
        std::any_of(query.everything().begin(), query.everything().end(), [](const auto& one) {
            return one.first != "vy" && one.first != "ordning" && !one.second.front().empty();
        });
    if (filtered)
        return panel(p("Inget ärende stämmer med det du har valt."_t) +
                     div("does", button_link(Press::Other, "/inkorg", "Ta bort alla val"_t)));
    return div("panel ok", el("h2", icon(Icon::Check) + " Här är tomt."_t) +
                               p("Inget ärende ligger här nu. Nytt kommer hit av sig självt."_t));
}

Html bulk_bar(const Visit& visit, const Html& pages) {
    const Wrongs none;
    Html acts = el("label", {{"class", "away"}, {"for", "f-person"}}, "Handläggare"_t);
    const auto options = handler_options(visit, "", "Välj handläggare");
    Html list;
    for (const Option& option : options)
        list += el("option", {{"value", option.value}}, text(option.words));
    acts += el("select", {{"id", "f-person"}, {"name", "person"}}, list) +
            submit(Press::Other, "Ge handläggare", "small");
    return div("bulk", div("acts", acts) + pages);
}

} // namespace

wire::HttpResponse inbox_page(Site& site, Visit& visit) {
    if (visit.house->take_over)
        visit.house->take_over();
    auto all = site.cases().of(visit);
    if (!all)
        return trouble(site, visit, all.error());
    const View& view = chosen_view(visit.query);
    const Html bar = views_bar(visit, *all, visit.query);
    std::erase_if(*all, [&](const Case& one) {
        return !view.holds(visit, one) || !is_wanted(visit, one, visit.query);
    });
    put_in_order(*all, visit.query.text("ordning"));
    const std::size_t last_sheet = all->empty() ? 0 : (all->size() - 1) / rows_on_a_page;
    const auto asked =
        static_cast<std::size_t>(std::max(1, visit.query.number("sida").value_or(1)) - 1);
    const std::size_t first = std::min(asked, last_sheet) * rows_on_a_page;
    const std::size_t shown = std::min(rows_on_a_page, all->size() - first);
    const std::vector<Case> page_of_them(all->begin() + static_cast<std::ptrdiff_t>(first),
                                         all->begin() + static_cast<std::ptrdiff_t>(first + shown));
    const bool ticks = visit.may_somewhere(Act::Assign);
    Html list;
    if (all->empty())
        list = nothing_found(visit.query);
    else if (ticks)
        list = post_form("/inkorg/flera", visit.proof,
                         table(visit, page_of_them, visit.query, true) +
                             bulk_bar(visit, sheets(visit.query, first, shown, all->size())));
    else
        list = table(visit, page_of_them, visit.query, false) +
               div("does", sheets(visit.query, first, shown, all->size()));
    const bool registers = visit.may_somewhere(Act::TakeIn);
    const char* title = visit.role() == matters::Role::Handler   ? "Mina ärenden"
                        : visit.role() == matters::Role::Manager ? "Ärenden"
                                                                 : "Inkorg";
    const Html main =
        div("head row", el("h1", text(title)) +
                            (registers ? button_link(Press::Other, "/nytt",
                                                     icon(Icon::Plus) + "Nytt ärende"_t, "small")
                                       : Html())) +
        bar + filter_bar(visit, visit.query) + chosen_filters(visit, visit.query) +
        save_view_form(visit) + list;
    return page(site, visit, {title, "/inkorg", "", {{"Alt 1", "start"}, {"Alt 2", "inkorg"}}, 200},
                main);
}

} // namespace tycktill::web
