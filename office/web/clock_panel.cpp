// The clocks of a matter with the count behind each day, as weeks.
#include "office/web/telling.h"

#include <algorithm>

namespace tycktill::web {
namespace {

using matters::ClockState;
using matters::CountedDay;

const forms::ClockRule* rule_of(const Visit& visit, const std::string& id) {
    return visit.rules().clock(id);
}

/// "Tio arbetsdagar", "Två veckor".
std::string length_words(const forms::ClockRule& rule) {
    using Unit = forms::ClockRule::Unit;
    const auto count = static_cast<std::size_t>(rule.count);
    const bool one = count == 1;
    switch (rule.unit) {
    case Unit::Days:
        return capital(number_words(count, "en")) + (one ? " dag" : " dagar");
    case Unit::WorkingDays:
        return capital(number_words(count, "en")) + (one ? " arbetsdag" : " arbetsdagar");
    case Unit::Weeks:
        return capital(number_words(count, "en")) + (one ? " vecka" : " veckor");
    case Unit::Months:
        return capital(number_words(count, "en")) + (one ? " månad" : " månader");
    case Unit::AgreedDay:
        break;
    }
    return "";
}

struct Calendar {
    Day arrived{}, today{}, due{};
    std::map<Day, CountedDay> counted;
};

Html day_cell(const Calendar& calendar, Day day) {
    const auto found = calendar.counted.find(day);
    const bool counts =
        found != calendar.counted.end() && found->second.kind == CountedDay::Kind::Counts;
    const bool named = found != calendar.counted.end() && !found->second.name.empty();
    std::string its_class = day == calendar.due ? "last" : counts ? "counted" : "off";
    if (day == calendar.arrived || day == calendar.today)
        its_class += " framed";
    const unsigned number = unsigned(std::chrono::year_month_day(day).day());
    Html content = text(std::to_string(number));
    if (day == calendar.arrived)
        content += el("small", "in"_t);
    else if (named)
        content += el("small", text(found->second.name));
    else if (counts)
        content += el("small", text(std::to_string(found->second.number)));
    return el("td", {{"class", its_class}}, content);
}

Html weeks(const Calendar& calendar) {
    Html head;
    for (const char* name : {"mån", "tis", "ons", "tors", "fre", "lör", "sön"})
        head += el("th", {{"scope", "col"}}, text(name));
    const auto monday_of = [](Day day) {
        return day - (std::chrono::weekday(day) - std::chrono::Monday);
    };
    Html rows;
    const Day last = monday_of(std::max(calendar.due, calendar.arrived));
    for (Day week = monday_of(calendar.arrived); week <= last; week += std::chrono::days(7)) {
        Html cells;
        for (int i = 0; i < 7; ++i)
            cells += day_cell(calendar, week + std::chrono::days(i));
        rows += el("tr", cells);
    }
    return el("table", "calendar",
              el("caption", "away", "Dagarna som räknas"_t) + el("thead", el("tr", head)) +
                  el("tbody", rows));
}

/// A clock of months is told, not drawn: nobody counts two hundred days.
constexpr int longest_drawn = 70;

Html why_that_day(const Visit& visit, const ClockState& clock, const forms::ClockRule& rule) {
    Calendar calendar{clock.started, visit.today, clock.due, {}};
    for (const CountedDay& day : matters::why_that_day(clock, visit.rules()))
        calendar.counted[day.day] = day;
    Html content;
    if (!calendar.counted.empty() && (clock.due - clock.started).count() <= longest_drawn)
        content += weeks(calendar);
    std::string told = rule.unit == forms::ClockRule::Unit::AgreedDay
                           ? "Det är dagen som personen har fått."
                           : length_words(rule) + ", räknade från dagen efter att det kom in.";
    if (rule.unit == forms::ClockRule::Unit::WorkingDays)
        told += " Lördagar, söndagar och helgdagar räknas inte.";
    if (clock.promised)
        told += " Personen har fått veta dagen, och den flyttas inte framåt.";
    content += el("p", "quiet", text(told + " Inramat: dagen det kom in, och i dag."));
    return el("details", "why", el("summary", "Varför den dagen?"_t) + content);
}

Html clock_chip(const Visit& visit, const ClockState& clock) {
    if (clock.hindered)
        return chip(Tone::Plain, "hindrat");
    if (clock.stopped)
        return clock.late(*clock.stopped) ? chip(Tone::Late, "för sent")
                                          : chip(Tone::Done, "i tid");
    return due_chip(clock.due, visit.today);
}

Html one_clock(const Visit& visit, const ClockState& clock) {
    const auto* rule = rule_of(visit, clock.clock);
    if (!rule)
        return {};
    Html content = el("header", el("h3", text(rule->name)) + clock_chip(visit, clock));
    if (clock.stopped)
        content += el("p", "quiet", text(capital(day_words(*clock.stopped)) + "."));
    else
        content += el("p", text("Senast " + day_words(clock.due) + ".")) +
                   why_that_day(visit, clock, *rule);
    return div("clock", content);
}

} // namespace

Html due_chip(Day due, Day today, bool bare) {
    const auto left = (due - today).count();
    if (left < 0)
        return chip(Tone::Late, counted(static_cast<std::size_t>(-left), "dag sent", "dagar sent"));
    if (left > 4)
        return span("quiet", text(day_words(due)));
    return chip(Tone::Soon,
                left == 0   ? "i dag"
                : left == 1 ? "i morgon"
                            : "om " + std::to_string(left) + " dagar",
                bare);
}

Html clocks_panel(const Visit& visit) {
    Html all;
    auto clocks = matters::clocks_of(visit.matter(), visit.rules());
    std::stable_sort(clocks.begin(), clocks.end(), [](const ClockState& a, const ClockState& b) {
        return std::tuple(!a.runs(), a.due) < std::tuple(!b.runs(), b.due);
    });
    for (const ClockState& clock : clocks)
        all += one_clock(visit, clock);
    const bool replies =
        std::any_of(visit.rules().clocks.begin(), visit.rules().clocks.end(),
                    [](const auto& rule) { return rule.stops == forms::ClockRule::Stop::Replied; });
    if (!replies && matters::is_reachable(visit.matter()))
        all += el("p", "quiet field",
                  text(visit.house->town->name +
                       " har ingen fast svarstid. Vi räknar bara de dagar ni själva lovar."));
    if (!matters::is_reachable(visit.matter()))
        all += el("p", "quiet field", "Personen är anonym utan kod. Ingen svarstid räknas."_t);
    return all.empty() ? all : el("section", {{"class", "panel"}, {"aria-label", "Klockor"}}, all);
}

} // namespace tycktill::web
