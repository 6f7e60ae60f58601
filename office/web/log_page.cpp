// The log in plain words, for the inspector, who sees it and nothing else. Reading it is itself logged.
#include "office/web/other_pages.h"

#include "office/matters/role.h"
#include "office/web/parts.h"

#include <algorithm>

namespace tycktill::web {
namespace {

using audit::Act;

constexpr std::size_t rows_on_a_page = 100;

std::string act_words(const audit::Entry& entry) {
    switch (entry.act) {
    case Act::LogIn:
        return "Loggade in";
    case Act::LogInFailed:
        return "Kom inte in";
    case Act::LogOut:
        return "Loggade ut";
    case Act::ReadMatter:
        return "Läste ett ärende";
    case Act::OpenContact:
        return "Öppnade kontaktuppgifter";
    case Act::ReadList:
        return "Såg en lista";
    case Act::ReadRegister:
        return "Såg registret";
    case Act::Do:
        return "Skrev i ett ärende";
    case Act::Refused:
        return "Nekades";
    case Act::Search:
        return "Sökte";
    case Act::TakeIn:
        return "Skrev ned ett nytt ärende";
    case Act::TakeOver:
        return "Öppnade det som kommit in";
    case Act::Report:
        return "Gjorde en rapport";
    case Act::CopyOut:
        return "Lämnade ut en kopia";
    case Act::Export:
        return "Exporterade";
    case Act::ReadAudit:
        return "Läste loggen";
    case Act::PersonAdded:
        return "Lade till en person";
    case Act::PersonChanged:
        return "Ändrade en person";
    case Act::Passphrase:
        return "Gav ett nytt lösenord";
    case Act::SecondFactor:
        return "Ändrade engångskoder";
    case Act::KeysShared:
        return "Delade ut nyckeln";
    case Act::PurgeListed:
        return "Gjorde en gallringslista";
    case Act::PurgeApproved:
        return "Godkände gallring";
    case Act::Purged:
        return "Gallrade";
    case Act::Voided:
        return "Makulerade en rad";
    case Act::OtherNumber:
        return "Skrev in ett nummer";
    }
    return "";
}

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
    const Html act = refused ? chip(Tone::Late, act_words(entry)) : text(act_words(entry));
    return el("tr", el("td", {{"data-l", "När"}}, text(clock_words(entry.at))) +
                        el("td", {{"data-l", "Vem"}},
                           text(visit.name_of(entry.by)) + el("small", text(entry.by))) +
                        el("td", {{"data-l", "Vad"}}, act + el("small", text(entry.detail))) +
                        el("td", {{"data-l", "Om"}}, text(about_words(visit, entry))));
}

} // namespace

wire::HttpResponse log_page(Site& site, Visit& visit) {
    note(site, visit, Act::ReadAudit);
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
        audit::Entry one;
        one.act = static_cast<Act>(i);
        what.push_back({audit::to_text(one.act), act_words(one)});
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
