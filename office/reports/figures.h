#pragma once
/// What the office owes boards, staff and the public to know: counts over a period, beside the period before. Pure: from
/// matters and their events to tables. A matter belongs to the period that it arrived in; a void one is left out by who
/// gathers them.
#include "office/matters/clocks.h"
#include "office/reports/table.h"

#include <map>

namespace tycktill::reports {

struct Case {
    matters::Matter matter;
    std::vector<matters::Event> events; ///< oldest first; their words are not needed
};

/// Both days included.
struct Period {
    Day from{}, to{};
    bool holds(Day day) const { return from <= day && day <= to; }
    friend bool operator==(const Period&, const Period&) = default;
};
/// As long as this one and right before it; whole months where this one is whole months.
Period before(const Period& period);
/// "1 januari–30 juni 2026"
std::string in_words(const Period& period);

struct Circumstances {
    Period period;
    Day today{}; ///< what has not happened until then is still open
    const forms::OfficeRules& rules;
    /// The choice "klagomal" → "Klagomål", of the municipality's forms.
    std::map<std::string, std::string> types;
};

/// Only of these units and what stands below them, only for this utförare; "" is no limit.
struct Selection {
    std::string board, unit, run_by;
};
std::vector<Case> selected(std::vector<Case> cases, const Selection& selection,
                           const forms::OfficeRules& rules);

Table received_by_type(const std::vector<Case>& cases, const Circumstances& of);
Table received_by_unit(const std::vector<Case>& cases, const Circumstances& of);
Table received_by_way(const std::vector<Case>& cases, const Circumstances& of);
Table received_by_month(const std::vector<Case>& cases, const Circumstances& of);
/// How many left no way to answer them.
Table anonymous(const std::vector<Case>& cases, const Circumstances& of);
/// Cause by cause: planned, done, told to a unit (Ljusnarsberg: the deviation goes back to the unit).
Table measures(const std::vector<Case>& cases, const Circumstances& of);
Table dimensions(const std::vector<Case>& cases, const Circumstances& of);
/// How those who complained took the answer (Östersund asks for it three times a year).
Table reception(const std::vector<Case>& cases, const Circumstances& of);
/// From arrival to the first answer, and to the closing: how many matters, and the median.
Table handling_times(const std::vector<Case>& cases, const Circumstances& of);
/// Clock by clock: stopped in time, too late, and still running.
Table kept_times(const std::vector<Case>& cases, const Circumstances& of);
/// Handed over, lifted, opened again, referred to another door.
Table moved(const std::vector<Case>& cases, const Circumstances& of);
Table outcomes(const std::vector<Case>& cases, const Circumstances& of);

/// Type by type and cause by cause: how many, of what character, what was done (Robertsfors).
Table character(const std::vector<Case>& cases, const Circumstances& of);
/// Matter by matter, by the register's neutral line.
Table listed(const std::vector<Case>& cases, const Circumstances& of);
/// Which unit was told of how many measures of the period (Ljusnarsberg).
Table told_units(const std::vector<Case>& cases, const Circumstances& of);
/// How who complained took what was done about it (Östersund).
Table reception_of_measures(const std::vector<Case>& cases, const Circumstances& of);
/// What comes again, by unit, type and cause, over this period and the three before (Robertsfors).
Table recurring(const std::vector<Case>& cases, const Circumstances& of);

/// All of the general ones, in that order.
std::vector<Table> all_tables(const std::vector<Case>& cases, const Circumstances& of);

} // namespace tycktill::reports
