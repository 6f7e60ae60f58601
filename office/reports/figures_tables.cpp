// Each table by itself. What is counted is said in the note where a reader could take it otherwise.
#include "office/reports/counting.h"

#include <array>

namespace tycktill::reports {
namespace {

using namespace matters;

/// The first day on which something of that kind happened.
template <typename Kind>
std::optional<Day> first_day(const Case& one, Day until) {
    for (const Event& event : one.events)
        if (event.day <= until && std::holds_alternative<Kind>(event.kind))
            return event.day;
    return {};
}

/// Rows in the order of `keys`, and what is none of them last; this period beside the one before.
template <typename KeyOf>
Table received(std::string title, const std::vector<Case>& cases, const Circumstances& of,
               const std::vector<std::pair<std::string, std::string>>& keys,
               const std::string& otherwise, KeyOf key_of) {
    const Period earlier = before(of.period);
    Table table{std::move(title), {"", in_words(of.period), in_words(earlier)}, {}, ""};
    std::map<std::string, std::pair<int, int>> counts;
    int now = 0, then = 0;
    const auto place = [&](const Case& one) {
        const std::string key = key_of(one);
        return std::any_of(keys.begin(), keys.end(),
                           [&](const auto& known) { return known.first == key; })
                   ? key
                   : std::string();
    };
    for (const Case* one : arrived_in(cases, of.period)) {
        ++counts[place(*one)].first;
        ++now;
    }
    for (const Case* one : arrived_in(cases, earlier)) {
        ++counts[place(*one)].second;
        ++then;
    }
    for (const auto& [key, name] : keys)
        if (const auto found = counts.find(key); found != counts.end() && !key.empty())
            table.rows.push_back({name, Count{found->second.first}, Count{found->second.second}});
    if (const auto found = counts.find(""); found != counts.end())
        table.rows.push_back({otherwise, Count{found->second.first}, Count{found->second.second}});
    table.rows.push_back({std::string("Alla"), Count{now}, Count{then}});
    return table;
}

constexpr std::array<std::pair<Way, const char*>, 9> ways{{{Way::Kiosk, "Kiosk"},
                                                           {Way::Paper, "Pappersblankett"},
                                                           {Way::Telephone, "Telefon"},
                                                           {Way::Visit, "Besök"},
                                                           {Way::Letter, "Brev"},
                                                           {Way::Email, "E-post"},
                                                           {Way::Sms, "Sms"},
                                                           {Way::Web, "Webbplatsen"},
                                                           {Way::Ombudsman, "Äldreombudsmannen"}}};

std::string way_name(Way way) {
    for (const auto& [one, name] : ways)
        if (one == way)
            return name;
    return "";
}

std::optional<double> median_of(std::vector<int> days) {
    if (days.empty())
        return {};
    std::sort(days.begin(), days.end());
    const std::size_t half = days.size() / 2;
    return days.size() % 2 == 1 ? double(days[half]) : (days[half - 1] + days[half]) / 2.0;
}

template <typename Kind>
MedianDays median_until(const std::vector<const Case*>& cases, Day today) {
    std::vector<int> days;
    for (const Case* one : cases)
        if (const auto day = first_day<Kind>(*one, today))
            days.push_back(int((*day - one->matter.arrived).count()));
    return {median_of(days), int(days.size())};
}

} // namespace

Table received_by_type(const std::vector<Case>& cases, const Circumstances& of) {
    const std::vector<std::pair<std::string, std::string>> types(of.types.begin(), of.types.end());
    return received("Vad som kom in", cases, of, types, "Utan typ",
                    [](const Case& one) { return one.matter.arrival.type; });
}

Table received_by_unit(const std::vector<Case>& cases, const Circumstances& of) {
    std::vector<std::pair<std::string, std::string>> units;
    for (const forms::OfficeUnit& unit : of.rules.units)
        units.emplace_back(unit.id, unit.name);
    return received("Enhet", cases, of, units, "Okänd enhet",
                    [](const Case& one) { return one.matter.unit; });
}

Table received_by_way(const std::vector<Case>& cases, const Circumstances& of) {
    std::vector<std::pair<std::string, std::string>> names;
    for (const auto& [way, name] : ways)
        names.emplace_back(name, name);
    return received("Hur det kom in", cases, of, names, "Annat sätt",
                    [](const Case& one) { return way_name(one.matter.arrival.way); });
}

Table received_by_month(const std::vector<Case>& cases, const Circumstances& of) {
    Table table{"Månad för månad", {"Månad", "Inkomna", "Avslutade"}, {}, ""};
    using namespace std::chrono;
    const year_month_day first(of.period.from), last(of.period.to);
    for (year_month month = first.year() / first.month(); month <= last.year() / last.month();
         month += months(1)) {
        const auto is_then = [&](Day day) {
            const year_month_day date(day);
            return date.year() / date.month() == month && of.period.holds(day);
        };
        int came = 0, went = 0;
        for (const Case& one : cases) {
            came += is_then(one.matter.arrived);
            went += std::count_if(one.events.begin(), one.events.end(), [&](const Event& event) {
                return std::holds_alternative<Closed>(event.kind) && is_then(event.day);
            });
        }
        const std::string date = swedish_date(sys_days(month / 1));
        table.rows.push_back({date.substr(date.find(' ') + 1), Count{came}, Count{int(went)}});
    }
    return table;
}

Table anonymous(const std::vector<Case>& cases, const Circumstances& of) {
    const auto counted = [&](const Period& period, auto is) {
        const auto all = arrived_in(cases, period);
        return Share{int(std::count_if(all.begin(), all.end(), is)), int(all.size())};
    };
    const Period earlier = before(of.period);
    const auto without_any = [](const Case* one) { return !is_reachable(one->matter); };
    const auto by_code = [](const Case* one) {
        return one->matter.arrival.wish == ReplyWish::ByCode;
    };
    return {"Anonyma",
            {"", in_words(of.period), in_words(earlier)},
            {{std::string("Utan väg att svara"), counted(of.period, without_any),
              counted(earlier, without_any)},
             {std::string("Svar med kod"), counted(of.period, by_code), counted(earlier, by_code)}},
            ""};
}

Table measures(const std::vector<Case>& cases, const Circumstances& of) {
    struct Row {
        int done = 0, planned = 0, told = 0;
    };
    std::map<std::string, Row> rows;
    for (const Case& one : cases)
        for (const Event& event : one.events) {
            const auto* measure = std::get_if<MeasureTaken>(&event.kind);
            if (!measure || !of.period.holds(event.day))
                continue;
            Row& row = rows[measure->cause];
            (measure->done ? row.done : row.planned) += 1;
            row.told += !measure->told_unit.empty();
        }
    Table table{"Åtgärder efter orsak",
                {"Orsak", "Gjorda", "Planerade", "Återförda till enheten"},
                {},
                "Räknade den dag då åtgärden skrevs ned."};
    const auto add = [&](const std::string& name, const Row& row) {
        table.rows.push_back({name, Count{row.done}, Count{row.planned}, Count{row.told}});
    };
    for (const forms::MatterCause& cause : of.rules.causes)
        if (const auto found = rows.find(cause.id); found != rows.end()) {
            add(cause.label, found->second);
            rows.erase(found);
        }
    Row rest;
    for (const auto& [cause, row] : rows) {
        rest.done += row.done;
        rest.planned += row.planned;
        rest.told += row.told;
    }
    if (!rows.empty())
        add("Annan eller ingen orsak", rest);
    return table;
}

Table dimensions(const std::vector<Case>& cases, const Circumstances& of) {
    std::vector<std::pair<std::string, std::string>> names;
    for (const forms::QualityDimension& dimension : of.rules.dimensions)
        names.emplace_back(dimension.id, dimension.label);
    Table table = received("Vad det gällde, som handläggaren såg det", cases, of, names,
                           "Inte bedömt", [&](const Case& one) {
                               std::string seen;
                               for (const Event& event : one.events)
                                   if (const auto* measure = std::get_if<MeasureTaken>(&event.kind))
                                       if (!measure->dimension.empty() && event.day <= of.today)
                                           seen = measure->dimension;
                               return seen;
                           });
    return table;
}

Table reception(const std::vector<Case>& cases, const Circumstances& of) {
    constexpr std::array<std::pair<Reception, const char*>, 4> answers{
        {{Reception::Content, "Nöjd"},
         {Reception::Partly, "Delvis nöjd"},
         {Reception::NotContent, "Inte nöjd"},
         {Reception::Unknown, "Vet inte"}}};
    Table table{"Hur svaret togs emot",
                {"", "Ärenden"},
                {},
                "Det senaste som personen sade, i ärenden som kom in under perioden."};
    for (const auto& [answer, name] : answers) {
        int count = 0;
        for (const Case* one : arrived_in(cases, of.period))
            count += reception_of(*one, of.today) == answer;
        table.rows.push_back({std::string(name), Count{count}});
    }
    return table;
}

Table handling_times(const std::vector<Case>& cases, const Circumstances& of) {
    const auto now = arrived_in(cases, of.period), then = arrived_in(cases, before(of.period));
    return {"Handläggningstid från ankomst, median",
            {"Till", in_words(of.period), in_words(before(of.period))},
            {{std::string("första besked att det har kommit"),
              median_until<Confirmed>(now, of.today), median_until<Confirmed>(then, of.today)},
             {std::string("första svar"), median_until<Replied>(now, of.today),
              median_until<Replied>(then, of.today)},
             {std::string("avslut"), median_until<Closed>(now, of.today),
              median_until<Closed>(then, of.today)}},
            "Kalenderdagar. Bara ärenden där det har hänt räknas."};
}

Table kept_times(const std::vector<Case>& cases, const Circumstances& of) {
    Table table{"Hölls tiderna?",
                {"Klocka", "I tid", "För sent", "Går ännu", "Hinder angivet"},
                {},
                "Den som inte vill ha svar räknas aldrig som sen."};
    for (const forms::ClockRule& rule : of.rules.clocks) {
        int kept = 0, late = 0, running = 0, hindered = 0;
        for (const Case* one : arrived_in(cases, of.period))
            for (const ClockState& clock : clocks_of(one->matter, of.rules)) {
                if (clock.clock != rule.id)
                    continue;
                const bool stopped = clock.stopped && *clock.stopped <= of.today;
                if (stopped && clock.hindered)
                    ++hindered;
                else if ((stopped ? *clock.stopped : of.today) > clock.due)
                    ++late;
                else
                    ++(stopped ? kept : running);
            }
        table.rows.push_back(
            {rule.name, Count{kept}, Count{late}, Count{running}, Count{hindered}});
    }
    return table;
}

Table moved(const std::vector<Case>& cases, const Circumstances& of) {
    const auto counted = [&](auto happened) {
        const auto all = arrived_in(cases, of.period);
        return Count{int(std::count_if(all.begin(), all.end(), happened))};
    };
    const Day today = of.today;
    return {"Flyttade och lyfta ärenden",
            {"", "Ärenden"},
            {{std::string("Lämnade över till en annan enhet"),
              counted([&](const Case* one) { return has<HandedOver>(*one, today); })},
             {std::string("Lyfta till nästa nivå"),
              counted([&](const Case* one) { return has<Lifted>(*one, today); })},
             {std::string("Hänvisade till en annan väg"),
              counted([&](const Case* one) { return has<Referred>(*one, today); })},
             {std::string("Öppnade igen"),
              counted([&](const Case* one) { return has<Reopened>(*one, today); })},
             {std::string("Beröm fört vidare"),
              counted([&](const Case* one) { return has<PraisePassedOn>(*one, today); })}},
            ""};
}

Table outcomes(const std::vector<Case>& cases, const Circumstances& of) {
    std::vector<std::pair<std::string, std::string>> names;
    for (const forms::ClosingOutcome& outcome : of.rules.outcomes)
        names.emplace_back(outcome.id, outcome.label);
    return received("Hur det slutade", cases, of, names, "Inte avslutat",
                    [&](const Case& one) { return outcome_of(one, of.today); });
}

} // namespace tycktill::reports
