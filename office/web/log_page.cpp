// The log in plain words, for the inspector, who sees it and nothing else. Reading it is itself logged.
#include "office/web/other_pages.h"

#include "office/matters/role.h"
#include "office/web/log_words.h"
#include "office/web/parts.h"

#include <algorithm>

namespace tycktill::web {
namespace {

using audit::Act;

constexpr std::size_t rows_on_a_page = 100;

std::string clock_words(audit::Instant at) {
    const auto day = std::chrono::floor<std::chrono::days>(at);
    const auto minutes = std::chrono::duration_cast<std::chrono::minutes>(at - day).count();
    const std::string minute = std::to_string(minutes % 60);
    return short_day(day) + " " + std::to_string(minutes / 60) + "." +
           (minute.size() < 2 ? "0" : "") + minute + " UTC";
}

bool is_wanted(const audit::Entry& entry, const Values& query) {
    return (query.text("vem").empty() || entry.by == query.text("vem")) &&
           (query.text("vad").empty() || audit::to_text(entry.act) == query.text("vad"));
}

std::string about_words(const Visit& visit, const audit::Entry& entry) {
    if (entry.about.size() != 32)
        return entry.about;
    const auto row = visit.house->kept->row(entry.about);
    return row && *row ? visit.number_of(**row) : entry.about;
}

Html entry_row(const Visit& visit, const audit::Entry& entry) {
    const bool refused = entry.act == Act::Refused || entry.act == Act::LogInFailed;
    const Html act = refused ? chip(Tone::Late, act_words(entry.act)) : text(act_words(entry.act));
    return el("tr",
              el("td", {{"data-l", "När"}}, text(clock_words(entry.at))) +
                  el("td", {{"data-l", "Vem"}},
                     text(visit.name_of(entry.by)) + el("small", text(entry.by))) +
                  el("td", {{"data-l", "Vad"}}, act + el("small", text(detail_words(entry)))) +
                  el("td", {{"data-l", "Om"}}, text(about_words(visit, entry))));
}

/// Whether it hangs together, looked at row by row when somebody asks: what was cut, altered or moved is told.
Html proof(const Visit& visit) {
    if (visit.query.text("prova") != "ja")
        return el("p", link("/logg?prova=ja", "Pröva om loggen hänger ihop"_t));
    const auto findings = audit::verify_audit(*visit.house->audit, visit.house->receipt_key);
    const auto head = visit.house->audit->head();
    if (!findings || !head)
        return div("panel bad", el("h2", "Loggen kunde inte prövas"_t) +
                                    p("Försök igen. Händer det igen, säg till driften."_t));
    const std::size_t rows = *head ? static_cast<std::size_t>((*head)->number) : 0;
    if (findings->empty())
        return div("panel ok",
                   el("h2", icon(Icon::Check) + " Loggen hänger ihop"_t) +
                       p(text(capital(counted(rows, "rad är prövad", "rader är prövade")) +
                              ". Ingen saknas, är ändrad eller flyttad.")));
    Html list;
    for (const audit::Finding& one : *findings)
        list += el("li", icon(Icon::Alert) + el("span", text(finding_words(one))));
    return div("panel bad", el("h2", "Loggen hänger inte ihop"_t) + el("ul", "ticked", list));
}

} // namespace

wire::HttpResponse log_page(Site& site, Visit& visit) {
    if (const auto kept = log_it(site, visit, Act::ReadAudit); !kept)
        return trouble(site, visit, kept.error());
    std::vector<audit::Entry> all;
    const auto read =
        visit.house->audit->each_entry(1, [&](const audit::KeptEntry& kept) -> Result<void> {
            audit::Entry entry = TRY(audit::read_entry(kept));
            if (is_wanted(entry, visit.query))
                all.push_back(std::move(entry));
            return {};
        });
    if (!read)
        return trouble(site, visit, read.error());
    std::reverse(all.begin(), all.end());
    const std::size_t asked =
        static_cast<std::size_t>(std::max(1, visit.query.number("sida").value_or(1)) - 1);
    const std::size_t last = all.empty() ? 0 : (all.size() - 1) / rows_on_a_page,
                      sheet = std::min(asked, last);
    Html rows;
    for (std::size_t i = sheet * rows_on_a_page;
         i < std::min(all.size(), (sheet + 1) * rows_on_a_page); ++i)
        rows += entry_row(visit, all[i]);
    std::vector<Option> who{{"", "Alla"}}, what{{"", "Allt"}};
    for (const auto& account : visit.accounts)
        who.push_back({account.person.id, visit.name_of(account.person.id)});
    for (int i = 0; i <= static_cast<int>(Act::OtherNumber); ++i) {
        const Act one = static_cast<Act>(i);
        what.push_back({audit::to_text(one), act_words(one)});
    }
    const Wrongs none;
    const Fields fields(visit.query, none);
    Values next = visit.query;
    Html sheets = el("span", text(counted(all.size(), "rad", "rader")));
    if (sheet < last) {
        next.set("sida", std::to_string(sheet + 2));
        sheets += link("/logg" + written_query(next), "Äldre"_t);
    }
    if (sheet > 0) {
        next.set("sida", std::to_string(sheet));
        sheets += link("/logg" + written_query(next), "Nyare"_t);
    }
    Html heads;
    for (const char* head : {"När", "Vem", "Vad", "Om"})
        heads += el("th", {{"scope", "col"}}, text(head));
    return page(
        site, visit, {"Logg", "/logg", "", {}, 200},
        div("head",
            el("h1", "Logg"_t) +
                el("p", "lead",
                   "Vem som har gjort och läst vad. Loggen växer bara, och varje rad hänger ihop med dem före."_t)) +
            proof(visit) +
            get_form("/logg",
                     fields.select("vem", "Vem", who) +
                         div("more", fields.select("vad", "Vad", what)) +
                         submit(Press::Other, "Visa"),
                     "filter") +
            el("table", "table",
               el("caption", "away", "Loggen, det nyaste först"_t) + el("thead", el("tr", heads)) +
                   el("tbody", rows)) +
            div("does", el("nav", {{"class", "sheets"}, {"aria-label", "Sidor"}}, sheets)));
}

} // namespace tycktill::web
