#include "forms/definition/parse_office.h"

#include <algorithm>

namespace tycktill::forms {
namespace {

constexpr Name<ClockRule::Start> starts[] = {
    {"arrived", ClockRule::Start::Arrived},
    {"confirmed", ClockRule::Start::Confirmed},
    {"sent_to_manager", ClockRule::Start::SentToManager},
};
constexpr Name<ClockRule::Stop> stops[] = {
    {"registered", ClockRule::Stop::Registered}, {"confirmed", ClockRule::Stop::Confirmed},
    {"replied", ClockRule::Stop::Replied},       {"fed_back", ClockRule::Stop::FedBack},
    {"closed", ClockRule::Stop::Closed},
};
constexpr Name<ClockRule::Unit> units[] = {
    {"days", ClockRule::Unit::Days},
    {"working_days", ClockRule::Unit::WorkingDays},
    {"weeks", ClockRule::Unit::Weeks},
    {"months", ClockRule::Unit::Months},
    {"agreed_day", ClockRule::Unit::AgreedDay},
};
constexpr Name<ClockRule::Runs> runs[] = {
    {"everyone", ClockRule::Runs::ForEveryone},
    {"reachable", ClockRule::Runs::ForReachable},
};

int most_of(ClockRule::Unit unit) {
    switch (unit) {
    case ClockRule::Unit::Weeks:
        return 52;
    case ClockRule::Unit::Months:
        return 24;
    default:
        return 365;
    }
}

void check_order(Reader& reader, const ClockRule& clock) {
    const bool word_to_the_person =
        clock.stops == ClockRule::Stop::Confirmed || clock.stops == ClockRule::Stop::Replied;
    if (word_to_the_person && clock.runs == ClockRule::Runs::ForEveryone)
        reader.fault(reader.place_of("for"),
                     "a word to the person stops this clock, and not everyone can be given one",
                     "write for = \"reachable\"");
    const bool fed_back = clock.stops == ClockRule::Stop::FedBack;
    if (fed_back != (clock.starts == ClockRule::Start::SentToManager))
        reader.fault(reader.place_of("stops"), "'sent_to_manager' and 'fed_back' belong together",
                     "write starts = \"sent_to_manager\" and stops = \"fed_back\", or neither");
    const bool agreed = clock.unit == ClockRule::Unit::AgreedDay;
    if (agreed != (clock.starts == ClockRule::Start::Confirmed))
        reader.fault(reader.place_of("starts"), "'confirmed' and 'agreed_day' belong together",
                     "write starts = \"confirmed\" and unit = \"agreed_day\", or neither");
    if (agreed && clock.stops != ClockRule::Stop::Replied)
        reader.fault(reader.place_of("stops"), "an agreed day is kept by a reply",
                     "write stops = \"replied\"");
}

ClockRule parse_clock(const TomlValue& table, const Languages& languages, FileFaults& faults) {
    Reader reader(table, faults, "[[clock]]");
    ClockRule clock;
    clock.id = reader.id();
    clock.name = reader.text("name");
    clock.starts = reader.one_of("starts", starts);
    clock.stops = reader.one_of("stops", stops);
    clock.unit = reader.one_of("unit", units);
    if (clock.unit != ClockRule::Unit::AgreedDay)
        clock.count = reader.number("count", 1, most_of(clock.unit));
    clock.runs = reader.one_of("for", runs);
    clock.promise = reader.words("promise", Need::May, languages);
    if (reader.has("starts") && reader.has("stops") && reader.has("unit") && reader.has("for"))
        check_order(reader, clock);
    reader.finish();
    return clock;
}

Day parse_day_of(Reader& reader, const char* key) {
    const std::string text = reader.text(key);
    const auto day = parse_day(text);
    if (!day && !text.empty())
        reader.fault(reader.place_of(key), "'" + text + "' is not a day",
                     "write it as " + std::string(key) + " = 2026-12-23");
    return day.value_or(Day{});
}

ClosedDay parse_closed_day(const TomlValue& table, FileFaults& faults) {
    Reader reader(table, faults, "[[closed_day]]");
    ClosedDay closed;
    closed.day = parse_day_of(reader, "day");
    closed.name = reader.text("name");
    closed.decided = parse_day_of(reader, "decided");
    reader.finish();
    return closed;
}

bool same_length(const ClockRule& clock, const Deadline& deadline) {
    switch (deadline.unit) {
    case Deadline::Unit::Days:
        return clock.unit == ClockRule::Unit::Days && clock.count == deadline.count;
    case Deadline::Unit::WorkingDays:
        return clock.unit == ClockRule::Unit::WorkingDays && clock.count == deadline.count;
    case Deadline::Unit::Weeks:
        return clock.unit == ClockRule::Unit::Weeks && clock.count == deadline.count;
    }
    return false;
}

/// What the kiosk promises must be watched: a form's deadline needs a clock that counts the same, which then
/// promises the same.
void check_deadlines(Reader& file, const Municipality& municipality, OfficeRules& rules) {
    for (const Form& form : municipality.forms) {
        if (!form.deadline)
            continue;
        const auto watching =
            std::find_if(rules.clocks.begin(), rules.clocks.end(), [&](const ClockRule& clock) {
                return clock.starts == ClockRule::Start::Arrived &&
                       same_length(clock, *form.deadline);
            });
        if (watching == rules.clocks.end())
            file.fault(file.place_of("clock"),
                       "form '" + form.ref.id + "' promises a day that no clock counts",
                       "write a [[clock]] from \"arrived\" with the count and unit of its "
                       "[form.deadline]");
        else if (watching->promise.empty())
            watching->promise = form.deadline->promise;
    }
}

/// Registered the working day after at the latest: what the law asks of a file without clocks of its own
/// (5 kap. 1 § offentlighets- och sekretesslagen).
ClockRule registered_at_once() {
    ClockRule clock;
    clock.id = "registrering";
    clock.name = "Registrering";
    clock.stops = ClockRule::Stop::Registered;
    clock.count = 1;
    clock.unit = ClockRule::Unit::WorkingDays;
    return clock;
}

} // namespace

void parse_clocks(Reader& file, const Municipality& municipality, const Languages& languages,
                  OfficeRules& rules, FileFaults& faults) {
    std::vector<std::pair<std::string, TomlPlace>> ids;
    for (const auto* table : file.tables("clock")) {
        rules.clocks.push_back(parse_clock(*table, languages, faults));
        const TomlValue* id = table->find("id");
        ids.emplace_back(rules.clocks.back().id, id ? id->place : table->place);
    }
    note_doubles(ids, faults);
    for (const auto* table : file.tables("closed_day"))
        rules.closed_days.push_back(parse_closed_day(*table, faults));
    if (rules.clocks.empty())
        rules.clocks.push_back(registered_at_once());
    else
        check_deadlines(file, municipality, rules);
}

} // namespace tycktill::forms
