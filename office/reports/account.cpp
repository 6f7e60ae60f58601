#include "office/reports/account.h"

#include "office/reports/counting.h"

#include <set>

namespace tycktill::reports {
namespace {

using namespace std::chrono;
using forms::OwedReport;
using forms::ReportTable;

Day last_of(year_month month) {
    return sys_days(month / last);
}

std::string month_name(year_month month) {
    const std::string date = swedish_date(sys_days(month / 1));
    const std::string with_year = date.substr(date.find(' ') + 1);
    return with_year.substr(0, with_year.find(' '));
}

std::string capital(std::string words) {
    if (!words.empty() && words.front() >= 'a' && words.front() <= 'z')
        words.front() = static_cast<char>(words.front() - 'a' + 'A');
    return words;
}

const Made* made_of(const std::vector<Made>& made, const Due& due) {
    for (const Made& one : made)
        if (one.report == due.report && one.run_by == due.run_by && one.period == due.period)
            return &one;
    return nullptr;
}

Due due_of(const OwedReport& report, const Period& period, const std::string& run_by,
           const std::vector<Made>& made, Day today) {
    Due due{report.id, period, period.to + days(report.ready_after), run_by, {}, ""};
    if (const Made* done = made_of(made, due)) {
        due.state = Due::State::Done;
        due.number = done->number;
    } else if (today <= period.to) {
        due.state = Due::State::Running;
    } else {
        due.state = today > due.ready_by ? Due::State::Late : Due::State::ToDo;
    }
    return due;
}

Table table_of(ReportTable which, const std::vector<Case>& cases, const Circumstances& of) {
    switch (which) {
    case ReportTable::Type:
        return received_by_type(cases, of);
    case ReportTable::Unit:
        return received_by_unit(cases, of);
    case ReportTable::Way:
        return received_by_way(cases, of);
    case ReportTable::Month:
        return received_by_month(cases, of);
    case ReportTable::Anonymous:
        return anonymous(cases, of);
    case ReportTable::Dimension:
        return dimensions(cases, of);
    case ReportTable::Character:
        return character(cases, of);
    case ReportTable::List:
        return listed(cases, of);
    case ReportTable::Measures:
        return measures(cases, of);
    case ReportTable::ToldUnits:
        return told_units(cases, of);
    case ReportTable::Outcomes:
        return outcomes(cases, of);
    case ReportTable::Reception:
        return reception(cases, of);
    case ReportTable::ReceptionOfMeasures:
        return reception_of_measures(cases, of);
    case ReportTable::Times:
        return handling_times(cases, of);
    case ReportTable::Clocks:
        return kept_times(cases, of);
    case ReportTable::Moved:
        return moved(cases, of);
    case ReportTable::Recurring:
        return recurring(cases, of);
    case ReportTable::SelfCheck:
        break;
    }
    return {};
}

} // namespace

Period period_of(const OwedReport& report, Day day) {
    const year_month_day date(day);
    const int length = 12 / report.times_a_year;
    const int month = static_cast<int>(static_cast<unsigned>(date.month()));
    // How many months since the last beginning of a period.
    const int since = ((month - report.first_month) % length + length) % length;
    const year_month from = date.year() / date.month() - months(since);
    return {sys_days(from / 1), last_of(from + months(length - 1))};
}

std::vector<Due> checklist(const forms::OwedReports& owed, const forms::OfficeRules& rules,
                           const std::vector<Made>& made, Day since, Day today) {
    std::vector<Due> all;
    for (const OwedReport& report : owed.reports) {
        std::vector<std::string> by{""};
        if (report.audience == OwedReport::Audience::Provider)
            by = providers(rules);
        Period period = period_of(report, today);
        for (; period.to >= since; period = before(period))
            for (const std::string& run_by : by)
                all.push_back(due_of(report, period, run_by, made, today));
    }
    std::stable_sort(all.begin(), all.end(),
                     [](const Due& a, const Due& b) { return a.ready_by < b.ready_by; });
    return all;
}

std::string name_of(const Period& period) {
    const year_month_day first(period.from), end(period.to);
    const year_month from = first.year() / first.month(), to = end.year() / end.month();
    const std::string year = std::to_string(static_cast<int>(end.year()));
    if (first.day() != day(1) || period.to != last_of(to))
        return in_words(period);
    if (from == to)
        return capital(month_name(from)) + " " + year;
    if (first.year() != end.year())
        return capital(month_name(from)) + " " + std::to_string(static_cast<int>(first.year())) +
               "–" + month_name(to) + " " + year;
    if (first.month() == January && end.month() == December)
        return year;
    if (first.month() == January && end.month() == June)
        return "Första halvåret " + year;
    if (first.month() == July && end.month() == December)
        return "Andra halvåret " + year;
    return capital(month_name(from)) + "–" + month_name(to) + " " + year;
}

std::vector<std::string> providers(const forms::OfficeRules& rules) {
    std::set<std::string> all;
    for (const forms::OfficeUnit& unit : rules.units)
        if (!unit.run_by.empty())
            all.insert(unit.run_by);
    return {all.begin(), all.end()};
}

std::vector<Table> tables_of(const OwedReport& report, const std::string& run_by,
                             const std::vector<Case>& cases, const Circumstances& of) {
    const auto chosen = selected(cases, {report.board, "", run_by}, of.rules);
    std::vector<Table> tables;
    for (const ReportTable which : report.tables) {
        if (which == ReportTable::SelfCheck)
            continue;
        Table table = table_of(which, chosen, of);
        tables.push_back(report.published ? for_publishing(std::move(table)) : std::move(table));
    }
    return tables;
}

} // namespace tycktill::reports
