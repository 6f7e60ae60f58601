#pragma once
/// The clocks of a matter, counted from its events by the municipality's rules: which run, until which day, and
/// why that day. Nothing here is stored; a clock is asked for when it is shown.
///
/// The day that a clock starts is day 0. Working days are counted without Saturdays, Sundays, public holidays
/// (forms/rules/deadlines.h) and the municipality's own closed days; days, weeks and months end on the calendar day.
/// A closed day that is decided while a clock runs moves its day, but never past the one that the person
/// was told. A clock that has stopped, and a day that was promised, keep the calendar of their own time.
#include "office/matters/matter.h"
#include "office/matters/rules.h"

namespace tycktill::matters {

/// One day of a count: why it counts or why it does not.
struct CountedDay {
    enum class Kind { Counts, Saturday, Sunday, Holiday, Closed };
    Day day{};
    Kind kind = Kind::Counts;
    int number = 0;   ///< 1, 2 …; 0 when it doesn't count
    std::string name; ///< "Trettondedag jul", or the closed day's own; "" otherwise
    friend bool operator==(const CountedDay&, const CountedDay&) = default;
};

struct ClockState {
    std::string clock; ///< id of its rule
    int round = 0;     ///< 0 from arrival on, 1 after the first reopening …
    Day started{};
    Day due{};
    std::optional<Day> promised; ///< what the person was told; `due` is never later
    std::optional<Day> stopped;
    bool hindered = false; ///< stopped because no reply can be given

    bool runs() const { return !stopped; }
    bool late(Day today) const { return (stopped ? *stopped : today) > due; }
    friend bool operator==(const ClockState&, const ClockState&) = default;
};

/// The day that the count ends on, with the closed days that had been decided by `known`.
Day count_until(const forms::ClockRule& rule, Day start,
                const std::vector<forms::ClosedDay>& closed, Day known);
/// The same, day by day, from the day after the start to the last one. Empty for an agreed day.
std::vector<CountedDay> counted_days(const forms::ClockRule& rule, Day start,
                                     const std::vector<forms::ClosedDay>& closed, Day known);

/// What a person is told on arrival: each clock that promises something and runs for them.
std::vector<PromisedDay> promised_on_arrival(const forms::OfficeRules& rules, Day arrived,
                                             ReplyWish wish);

/// Every clock that runs or has run, in the rules' order, then round by round.
std::vector<ClockState> clocks_of(const Matter& matter, const forms::OfficeRules& rules);
/// Why that day: the count behind a clock's day. A promise may have ended it before the count did.
std::vector<CountedDay> why_that_day(const ClockState& clock, const forms::OfficeRules& rules);
/// Whether any clock is late; a matter that is closed never is.
bool is_late(const Matter& matter, const forms::OfficeRules& rules, Day today);
/// The nearest day of a clock that still runs.
std::optional<Day> nearest_due(const Matter& matter, const forms::OfficeRules& rules);

/// The arrival rule (22 § förvaltningslagen): what lay in the box when it was emptied first in the morning came the
/// working day before.
enum class Emptied { FirstThingInTheMorning, LaterInTheDay };
Day day_of_arrival(Day emptied, Emptied when, const std::vector<forms::ClosedDay>& closed);
/// The day that is counted from: a station whose clock goes ahead cannot send from the future.
Day counted_arrival(Day said, Day received);

} // namespace tycktill::matters
