#include "office/matters/clocks.h"

#include <algorithm>

namespace tycktill::matters {
namespace {

using namespace std::chrono;

/// Later than any decision: all closed days are known.
constexpr Day always = Day::max();

const forms::ClosedDay* closed_on(Day day, const std::vector<forms::ClosedDay>& closed, Day known) {
    const auto found = std::find_if(closed.begin(), closed.end(), [&](const forms::ClosedDay& one) {
        return one.day == day && one.decided <= known;
    });
    return found == closed.end() ? nullptr : &*found;
}

CountedDay judge_working_day(Day day, const std::vector<forms::ClosedDay>& closed, Day known) {
    using Kind = CountedDay::Kind;
    const std::string holiday(forms::holiday_name(day));
    if (!holiday.empty())
        return {day, Kind::Holiday, 0, holiday};
    if (weekday{day} == Saturday)
        return {day, Kind::Saturday, 0, ""};
    if (weekday{day} == Sunday)
        return {day, Kind::Sunday, 0, ""};
    if (const forms::ClosedDay* own = closed_on(day, closed, known))
        return {day, Kind::Closed, 0, own->name};
    return {day, Kind::Counts, 0, ""};
}

/// The same date so many months on; the month's last day where it has no such date.
Day months_after(Day start, int count) {
    const year_month_day date{start};
    const year_month month = date.year() / date.month() + months{count};
    const year_month_day same = month / date.day();
    return same.ok() ? Day{same} : Day{month / last};
}

Day calendar_end(const forms::ClockRule& rule, Day start) {
    switch (rule.unit) {
    case forms::ClockRule::Unit::Weeks:
        return start + weeks{rule.count};
    case forms::ClockRule::Unit::Months:
        return months_after(start, rule.count);
    default:
        return start + days{rule.count};
    }
}

std::optional<Day> day_of(const Moment& moment) {
    return moment.happened() ? std::optional(moment.day) : std::nullopt;
}

std::optional<Day> earliest(std::initializer_list<std::optional<Day>> all) {
    std::optional<Day> first;
    for (const auto& day : all) {
        if (day && (!first || *day < *first))
            first = day;
    }
    return first;
}

/// One clock, seen in one matter.
class Counting {
public:
    Counting(const Matter& matter, const forms::ClockRule& rule, const forms::OfficeRules& rules)
        : matter_(matter), rule_(rule), rules_(rules) {}

    void add_to(std::vector<ClockState>& clocks) const {
        if (rule_.runs == forms::ClockRule::Runs::ForReachable && !is_reachable(matter_))
            return;
        if (rule_.starts == forms::ClockRule::Start::SentToManager) {
            if (matter_.sent_to_manager.happened())
                clocks.push_back(counted(0, matter_.sent_to_manager.day,
                                         matter_.fed_back.after(matter_.sent_to_manager)
                                             ? day_of(matter_.fed_back)
                                             : std::nullopt));
            return;
        }
        const bool again = rule_.stops == forms::ClockRule::Stop::Replied ||
                           rule_.stops == forms::ClockRule::Stop::Closed;
        const std::size_t rounds = again ? matter_.rounds.size() : 1;
        for (std::size_t i = 0; i < rounds; ++i)
            add_round(static_cast<int>(i), matter_.rounds[i], clocks);
    }

private:
    void add_round(int number, const Round& round, std::vector<ClockState>& clocks) const {
        if (rule_.starts != forms::ClockRule::Start::Confirmed) {
            clocks.push_back(counted(number, round.began.day, stop_in(round)));
        } else if (!round.agreed.empty()) {
            ClockState clock{rule_.id,
                             number,
                             round.agreed.front().told.day,
                             round.agreed.back().day,
                             round.agreed.back().day,
                             stop_in(round),
                             false};
            clock.hindered = clock.stopped && !round.replied.happened();
            clocks.push_back(clock);
        }
    }

    std::optional<Day> stop_in(const Round& round) const {
        switch (rule_.stops) {
        case forms::ClockRule::Stop::Registered:
            return day_of(matter_.registered);
        case forms::ClockRule::Stop::Confirmed:
            // A reply says all that a confirmation does.
            return earliest(
                {day_of(matter_.confirmed), day_of(round.replied), day_of(round.hindered)});
        case forms::ClockRule::Stop::Replied:
            return earliest({day_of(round.replied), day_of(round.hindered)});
        case forms::ClockRule::Stop::FedBack:
            return day_of(matter_.fed_back);
        case forms::ClockRule::Stop::Closed:
            return day_of(round.closed);
        }
        return std::nullopt;
    }

    ClockState counted(int number, Day start, std::optional<Day> stopped) const {
        ClockState clock{rule_.id, number, start, {}, std::nullopt, stopped, false};
        clock.due = count_until(rule_, start, rules_.closed_days, stopped.value_or(always));
        for (const PromisedDay& promise : matter_.arrival.promised) {
            if (number == 0 && promise.clock == rule_.id)
                clock.promised = promise.day;
        }
        if (clock.promised)
            clock.due = std::min(clock.due, *clock.promised);
        const auto& round = matter_.rounds[static_cast<std::size_t>(number)];
        clock.hindered = stopped && rule_.runs == forms::ClockRule::Runs::ForReachable &&
                         round.hindered.happened() && !round.replied.happened() &&
                         round.hindered.day == *stopped;
        return clock;
    }

    const Matter& matter_;
    const forms::ClockRule& rule_;
    const forms::OfficeRules& rules_;
};

} // namespace

std::vector<CountedDay> counted_days(const forms::ClockRule& rule, Day start,
                                     const std::vector<forms::ClosedDay>& closed, Day known) {
    std::vector<CountedDay> all;
    if (rule.unit == forms::ClockRule::Unit::AgreedDay)
        return all;
    if (rule.unit != forms::ClockRule::Unit::WorkingDays) {
        const Day end = calendar_end(rule, start);
        for (Day day = start + days{1}; day <= end; day += days{1})
            all.push_back({day, CountedDay::Kind::Counts, static_cast<int>(all.size()) + 1,
                           std::string(forms::holiday_name(day))});
        return all;
    }
    int number = 0;
    for (Day day = start + days{1}; number < rule.count; day += days{1}) {
        all.push_back(judge_working_day(day, closed, known));
        if (all.back().kind == CountedDay::Kind::Counts)
            all.back().number = ++number;
    }
    return all;
}

Day count_until(const forms::ClockRule& rule, Day start,
                const std::vector<forms::ClosedDay>& closed, Day known) {
    if (rule.unit != forms::ClockRule::Unit::WorkingDays)
        return rule.unit == forms::ClockRule::Unit::AgreedDay ? start : calendar_end(rule, start);
    Day day = start;
    for (int left = rule.count; left > 0;) {
        day += days{1};
        left -= judge_working_day(day, closed, known).kind == CountedDay::Kind::Counts;
    }
    return day;
}

std::vector<PromisedDay> promised_on_arrival(const forms::OfficeRules& rules, Day arrived,
                                             ReplyWish wish) {
    std::vector<PromisedDay> all;
    for (const forms::ClockRule& rule : rules.clocks) {
        const bool runs =
            rule.runs == forms::ClockRule::Runs::ForEveryone || wish != ReplyWish::None;
        if (runs && rule.starts == forms::ClockRule::Start::Arrived && !rule.promise.empty())
            all.push_back({rule.id, count_until(rule, arrived, rules.closed_days, arrived)});
    }
    return all;
}

std::vector<ClockState> clocks_of(const Matter& matter, const forms::OfficeRules& rules) {
    std::vector<ClockState> clocks;
    if (matter.revision == 0)
        return clocks;
    for (const forms::ClockRule& rule : rules.clocks)
        Counting(matter, rule, rules).add_to(clocks);
    return clocks;
}

std::vector<CountedDay> why_that_day(const ClockState& clock, const forms::OfficeRules& rules) {
    const forms::ClockRule* rule = rules.clock(clock.clock);
    if (!rule)
        return {};
    auto all =
        counted_days(*rule, clock.started, rules.closed_days, clock.stopped.value_or(always));
    all.erase(std::remove_if(all.begin(), all.end(),
                             [&](const CountedDay& one) { return one.day > clock.due; }),
              all.end());
    return all;
}

bool is_late(const Matter& matter, const forms::OfficeRules& rules, Day today) {
    if (matter.revision == 0 || is_closed(matter))
        return false;
    const auto clocks = clocks_of(matter, rules);
    return std::any_of(clocks.begin(), clocks.end(),
                       [&](const ClockState& clock) { return clock.runs() && clock.late(today); });
}

std::optional<Day> nearest_due(const Matter& matter, const forms::OfficeRules& rules) {
    std::optional<Day> nearest;
    for (const ClockState& clock : clocks_of(matter, rules)) {
        if (clock.runs() && (!nearest || clock.due < *nearest))
            nearest = clock.due;
    }
    return nearest;
}

Day day_of_arrival(Day emptied, Emptied when, const std::vector<forms::ClosedDay>& closed) {
    if (when == Emptied::LaterInTheDay)
        return emptied;
    Day day = emptied - days{1};
    while (judge_working_day(day, closed, emptied).kind != CountedDay::Kind::Counts)
        day -= days{1};
    return day;
}

Day counted_arrival(Day said, Day received) {
    return std::min(said, received);
}

} // namespace tycktill::matters
