// Tables that show what came together with what was done about it.
#include "office/reports/counting.h"

#include <array>

namespace tycktill::reports {
namespace {

using namespace matters;

constexpr int periods_looked_at = 4;
/// Fewer than this many in four periods is no pattern.
constexpr int fewest_to_recur = 2;

std::string cause_name(const std::string& id, const Circumstances& of) {
    for (const forms::MatterCause& cause : of.rules.causes)
        if (cause.id == id)
            return cause.label;
    return "Orsak inte angiven";
}

std::string type_name(const Case& one, const Circumstances& of) {
    const auto found = of.types.find(one.matter.arrival.type);
    return found == of.types.end() ? "Utan typ" : found->second;
}

std::string unit_name(const std::string& id, const Circumstances& of) {
    const forms::OfficeUnit* unit = of.rules.unit(id);
    return unit ? unit->name : "Okänd enhet";
}

/// The cause of its last measure, "" without one.
std::string cause_of(const Case& one, Day until) {
    const auto taken = measures_of(one, until);
    return taken.empty() ? "" : taken.back()->cause;
}

/// "Bemanning, Information (planerad)"; each said once.
std::string measures_in_words(const Case& one, const Circumstances& of) {
    std::vector<std::string> said;
    for (const MeasureTaken* measure : measures_of(one, of.today)) {
        const std::string words =
            cause_name(measure->cause, of) + (measure->done ? "" : " (planerad)");
        if (std::find(said.begin(), said.end(), words) == said.end())
            said.push_back(words);
    }
    std::string all;
    for (const std::string& words : said)
        all += (all.empty() ? "" : ", ") + words;
    return all.empty() ? "Ingen åtgärd än" : all;
}

std::string outcome_name(const std::string& id, const Circumstances& of) {
    for (const forms::ClosingOutcome& outcome : of.rules.outcomes)
        if (outcome.id == id)
            return outcome.label;
    return "Inte avslutat";
}

/// The period and those before it, newest first.
std::vector<Period> looked_at(Period period) {
    std::vector<Period> all{period};
    while (static_cast<int>(all.size()) < periods_looked_at)
        all.push_back(before(all.back()));
    return all;
}

} // namespace

Table character(const std::vector<Case>& cases, const Circumstances& of) {
    struct Row {
        int came = 0, done = 0, planned = 0;
    };
    std::map<std::pair<std::string, std::string>, Row> rows;
    for (const Case* one : arrived_in(cases, of.period)) {
        const std::string cause = cause_of(*one, of.today);
        Row& row = rows[{type_name(*one, of),
                         cause.empty() ? "Orsak inte angiven" : cause_name(cause, of)}];
        ++row.came;
        for (const MeasureTaken* measure : measures_of(*one, of.today))
            ++(measure->done ? row.done : row.planned);
    }
    Table table{"Antal, karaktär och åtgärder",
                {"Vad som kom in", "Orsak", "Ärenden", "Åtgärder gjorda", "Planerade"},
                {},
                "Orsaken är den som handläggaren skrev vid den senaste åtgärden."};
    for (const auto& [key, row] : rows)
        table.rows.push_back(
            {key.first, key.second, Count{row.came}, Count{row.done}, Count{row.planned}});
    return table;
}

Table listed(const std::vector<Case>& cases, const Circumstances& of) {
    auto all = arrived_in(cases, of.period);
    std::sort(all.begin(), all.end(), [](const Case* a, const Case* b) {
        return std::tie(a->matter.arrived, a->matter.number) <
               std::tie(b->matter.arrived, b->matter.number);
    });
    Table table{"Ärende för ärende",
                {"Nummer", "Kom in", "Ärendemening", "Åtgärd", "Hur det slutade"},
                {},
                "Ärendemeningen är registrets, utan namn och utan det som personen skrev."};
    for (const Case* one : all)
        table.rows.push_back({one->matter.number.empty() ? std::string("–") : one->matter.number,
                              iso(one->matter.arrived),
                              one->matter.line.empty() ? std::string("–") : one->matter.line,
                              measures_in_words(*one, of),
                              outcome_name(outcome_of(*one, of.today), of)});
    return table;
}

Table told_units(const std::vector<Case>& cases, const Circumstances& of) {
    std::map<std::string, int> told;
    int silent = 0;
    for (const Case& one : cases)
        for (const Event& event : one.events)
            if (const auto* measure = std::get_if<MeasureTaken>(&event.kind);
                measure && of.period.holds(event.day) && event.day <= of.today)
                measure->told_unit.empty() ? ++silent : ++told[measure->told_unit];
    Table table{"Åtgärder återförda till enheten",
                {"Enhet", "Åtgärder"},
                {},
                "Räknas på dagen för åtgärden."};
    for (const forms::OfficeUnit& unit : of.rules.units)
        if (const auto found = told.find(unit.id); found != told.end())
            table.rows.push_back({unit.name, Count{found->second}});
    table.rows.push_back({std::string("Inte återförda"), Count{silent}});
    return table;
}

Table reception_of_measures(const std::vector<Case>& cases, const Circumstances& of) {
    constexpr std::array answers{Reception::Content, Reception::Partly, Reception::NotContent,
                                 Reception::Unknown};
    std::map<std::string, std::array<int, answers.size()>> rows;
    std::map<std::string, int> not_asked;
    for (const Case* one : arrived_in(cases, of.period)) {
        const auto taken = measures_of(*one, of.today);
        if (taken.empty())
            continue;
        const std::string cause = cause_name(taken.back()->cause, of);
        auto& row = rows[cause];
        const auto said = reception_of(*one, of.today);
        if (!said)
            ++not_asked[cause];
        for (std::size_t i = 0; i < answers.size(); ++i)
            row[i] += said == answers[i];
    }
    Table table{"Hur åtgärderna togs emot",
                {"Åtgärdens orsak", "Nöjd", "Delvis nöjd", "Inte nöjd", "Vet inte", "Inte frågade"},
                {},
                "Ärenden med en åtgärd. Det senaste som personen sa räknas."};
    for (const auto& [cause, row] : rows) {
        std::vector<Cell> cells{cause};
        for (const int count : row)
            cells.emplace_back(Count{count});
        cells.emplace_back(Count{not_asked[cause]});
        table.rows.push_back(std::move(cells));
    }
    return table;
}

Table recurring(const std::vector<Case>& cases, const Circumstances& of) {
    const std::vector<Period> periods = looked_at(of.period);
    using Key = std::tuple<std::string, std::string, std::string>; // unit, type, cause
    std::map<Key, std::vector<int>> rows;
    for (std::size_t i = 0; i < periods.size(); ++i)
        for (const Case* one : arrived_in(cases, periods[i])) {
            const std::string cause = cause_of(*one, of.today);
            auto& row =
                rows[{unit_name(one->matter.unit, of), type_name(*one, of),
                      cause.empty() ? std::string("Orsak inte angiven") : cause_name(cause, of)}];
            row.resize(periods.size());
            ++row[i];
        }
    std::vector<std::pair<Key, std::vector<int>>> found;
    for (const auto& row : rows) {
        int sum = 0;
        for (const int count : row.second)
            sum += count;
        if (sum >= fewest_to_recur && row.second.front() > 0)
            found.push_back(row);
    }
    // What there is most of now first.
    std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) {
        return a.second.front() > b.second.front();
    });
    Table table{"Det som återkommer",
                {"Enhet", "Vad som kom in", "Orsak"},
                {},
                "Det som har kommit minst två gånger på fyra perioder, och någon gång nu."};
    for (const Period& period : periods)
        table.heads.push_back(in_words(period));
    for (const auto& [key, counts] : found) {
        std::vector<Cell> cells{std::get<0>(key), std::get<1>(key), std::get<2>(key)};
        for (const int count : counts)
            cells.emplace_back(Count{count});
        table.rows.push_back(std::move(cells));
    }
    return table;
}

} // namespace tycktill::reports
