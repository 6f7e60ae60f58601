#include "office/reports/figures.h"

#include <algorithm>

namespace tycktill::reports {
namespace {

using std::chrono::days;
using std::chrono::months;
using std::chrono::year_month_day;

bool is_month_end(Day day) {
    return year_month_day(day + days(1)).day() == std::chrono::day(1);
}

Day last_of_month(std::chrono::year_month month) {
    return std::chrono::sys_days(month / std::chrono::last);
}

std::string without_year(const std::string& date) {
    return date.substr(0, date.rfind(' '));
}

} // namespace

Period before(const Period& period) {
    const year_month_day first(period.from), last(period.to);
    if (first.day() == std::chrono::day(1) && is_month_end(period.to)) {
        const std::chrono::year_month from = first.year() / first.month(),
                                      to = last.year() / last.month();
        const months length = (to - from) + months(1);
        return {std::chrono::sys_days((from - length) / 1), last_of_month(from - months(1))};
    }
    return {period.from - (period.to - period.from) - days(1), period.from - days(1)};
}

std::string in_words(const Period& period) {
    const std::string from = swedish_date(period.from), to = swedish_date(period.to);
    const bool same_year = year_month_day(period.from).year() == year_month_day(period.to).year();
    return (same_year ? without_year(from) : from) + "–" + to;
}

std::vector<Case> selected(std::vector<Case> cases, const Selection& selection,
                           const forms::OfficeRules& rules) {
    std::erase_if(cases, [&](const Case& one) {
        const std::string& unit = one.matter.unit;
        if (!selection.board.empty() && one.matter.board != selection.board)
            return true;
        if (!selection.unit.empty() && !rules.is_within(unit, selection.unit))
            return true;
        const forms::OfficeUnit* known = rules.unit(unit);
        return !selection.run_by.empty() && (!known || known->run_by != selection.run_by);
    });
    return cases;
}

std::vector<Table> all_tables(const std::vector<Case>& cases, const Circumstances& of) {
    return {received_by_type(cases, of),  received_by_unit(cases, of), received_by_way(cases, of),
            received_by_month(cases, of), anonymous(cases, of),        dimensions(cases, of),
            measures(cases, of),          outcomes(cases, of),         reception(cases, of),
            handling_times(cases, of),    kept_times(cases, of),       moved(cases, of)};
}

} // namespace tycktill::reports
