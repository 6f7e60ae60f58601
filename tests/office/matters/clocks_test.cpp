// The clocks of the five schemes against an almanac of the test's own, over ten years; and what moves a day.
#include "tests/office/matters/almanac.h"
#include "tests/office/matters/life.h"
#include "tests/support/rooms.h"

using namespace tycktill;
using namespace tycktill::matters;
using namespace tycktill::matters::test;

namespace {

const ClockState& clock_in(const std::vector<ClockState>& clocks, const std::string& id,
                           int round = 0) {
    for (const ClockState& clock : clocks) {
        if (clock.clock == id && clock.round == round)
            return clock;
    }
    FAIL("no clock " + id);
    return clocks.front();
}

bool runs_in(const std::vector<ClockState>& clocks, const std::string& id) {
    return std::any_of(clocks.begin(), clocks.end(),
                       [&](const ClockState& clock) { return clock.clock == id; });
}

/// The last day by the almanac: what the rule says, in the test's own words.
Day by_the_almanac(const ClockRule& rule, Day start, const Almanac& almanac) {
    using namespace std::chrono;
    switch (rule.unit) {
    case ClockRule::Unit::WorkingDays:
        return almanac.working_days_after(start, rule.count);
    case ClockRule::Unit::Weeks:
        return start + days{7 * rule.count};
    case ClockRule::Unit::Days:
        return start + days{rule.count};
    default:
        break;
    }
    // Half a year on: the same date, or the month's last day.
    const year_month_day date{start};
    int year = static_cast<int>(date.year());
    unsigned month = static_cast<unsigned>(date.month()) + static_cast<unsigned>(rule.count);
    if (month > 12) {
        month -= 12;
        ++year;
    }
    unsigned last = 31;
    if (month == 4 || month == 6 || month == 9 || month == 11)
        last = 30;
    if (month == 2)
        last = year % 4 == 0 ? 29 : 28; // 1901–2099
    return Almanac::date(year, month, std::min(static_cast<unsigned>(date.day()), last));
}

} // namespace

TEST_CASE("ten years of arrivals, five schemes, every clock: the almanac agrees") {
    Almanac almanac(2025, 2038);
    std::vector<ClosedDay> closed;
    for (int year = 2026; year <= 2036; ++year) {
        // The Friday after Kristi himmelsfärdsdag: many municipalities close.
        const Day bridge = Almanac::easter_sunday(year) + std::chrono::days{40};
        closed.push_back({bridge, "Klämdag", day("2025-12-01")});
        almanac.close(bridge);
    }
    int compared = 0;
    for (const char* id : {"ljusnarsberg", "robertsfors", "ostersund", "linkoping", "lomma"}) {
        OfficeRules rules = rules_of(id);
        rules.closed_days = closed;
        for (Day arrived = day("2026-01-01"); arrived < day("2036-01-01");
             arrived += std::chrono::days{1}) {
            Matter matter;
            matter = *step(matter, {arrived, arrived, "", Role::System, named(), {}});
            matter = *step(matter,
                           {arrived, arrived, "o", Role::Reader, SentToManager{"hemtjansten"}, {}});
            for (const ClockState& clock : clocks_of(matter, rules)) {
                const Day due = by_the_almanac(*rules.clock(clock.clock), arrived, almanac);
                const bool agrees =
                    clock.due == due && !clock.late(due) && clock.late(due + std::chrono::days{1});
                if (!agrees) {
                    INFO(id << " " << clock.clock << " from " << iso(arrived) << ": "
                            << iso(clock.due) << ", by the almanac " << iso(due));
                    CHECK(agrees);
                }
                ++compared;
            }
        }
    }
    CHECK(compared == 3652 * (3 + 3 + 3 + 4 + 2));
}

TEST_CASE("the agreed day is kept by a reply, and moves only by a word to the person") {
    const OfficeRules rules = rules_of("ostersund");
    Life life;
    life.registered();
    CHECK_FALSE(runs_in(clocks_of(life.matter, rules), "avtalad-dag"));
    life.on("2026-11-23").must(Confirmed{Means::Letter, day("2026-12-04")});
    const auto due = [&] {
        return iso(clock_in(clocks_of(life.matter, rules), "avtalad-dag").due);
    };
    CHECK(due() == "2026-12-04");
    life.on("2026-12-03").must(NewDayAgreed{day("2026-12-18"), Means::ByMouth}, "Det dröjer.");
    CHECK(due() == "2026-12-18");
    CHECK_FALSE(is_late(life.matter, rules, day("2026-12-18")));
    CHECK(is_late(life.matter, rules, day("2026-12-19")));
    life.on("2026-12-21").must(Replied{Means::Letter}, "Svar.");
    const ClockState clock = clock_in(clocks_of(life.matter, rules), "avtalad-dag");
    CHECK(iso(*clock.stopped) == "2026-12-21");
    CHECK(clock.late(day("2027-01-01")));
}

TEST_CASE("each clock is stopped by its own act, and a reply says all that a confirmation does") {
    const OfficeRules rules = rules_of("robertsfors");
    Life life;
    const auto runs = [&](const char* id) {
        return clock_in(clocks_of(life.matter, rules), id).runs();
    };
    life.must(Confirmed{});
    CHECK_FALSE(runs("bekraftelse"));
    CHECK(runs("registrering"));
    life.registered();
    CHECK_FALSE(runs("registrering"));
    CHECK(runs("tillsyn"));
    Life other;
    other.must(Replied{Means::Letter}, "Svar.");
    CHECK_FALSE(clock_in(clocks_of(other.matter, rules), "bekraftelse").runs());
}

TEST_CASE("who wanted no reply has no clock for one, who has a code does") {
    const OfficeRules rules = rules_of("ljusnarsberg");
    const Life silent(anonymous());
    CHECK_FALSE(runs_in(clocks_of(silent.matter, rules), "svar"));
    CHECK(runs_in(clocks_of(silent.matter, rules), "registrering"));
    CHECK(runs_in(clocks_of(silent.matter, rules), "tillsyn"));
    Arrived by_code = anonymous();
    by_code.wish = ReplyWish::ByCode;
    CHECK(runs_in(clocks_of(Life(by_code).matter, rules), "svar"));
    CHECK(promised_on_arrival(rules, day("2026-11-20"), ReplyWish::None).empty());
    CHECK(promised_on_arrival(rules, day("2026-11-20"), ReplyWish::ByContact) ==
          std::vector<PromisedDay>{{"svar", day("2026-12-04")}});
}

TEST_CASE("a day that becomes closed moves open clocks only, and none past its promise") {
    OfficeRules rules = rules_of("ostersund");
    const Day arrived = day("2026-11-20");
    Arrived with_promise = named();
    with_promise.promised = promised_on_arrival(rules, arrived, ReplyWish::ByContact);
    REQUIRE(with_promise.promised == std::vector<PromisedDay>{{"bekraftelse", day("2026-12-04")}});
    const Life open(with_promise), unpromised(named());
    Life stopped(named());
    stopped.on("2026-11-23").registered();
    // Decided on 24 November: Monday the 23rd was closed after all, and so is 30 November.
    rules.closed_days = {{day("2026-11-23"), "Flytt", day("2026-11-24")},
                         {day("2026-11-30"), "Flytt", day("2026-11-24")}};
    const auto due = [&](const Life& life, const char* clock) {
        return iso(clock_in(clocks_of(life.matter, rules), clock).due);
    };
    CHECK(due(open, "bekraftelse") == "2026-12-04");
    CHECK(due(unpromised, "bekraftelse") == "2026-12-08");
    CHECK(due(open, "registrering") == "2026-11-24");
    CHECK(due(stopped, "registrering") == "2026-11-23");
    CHECK(due(stopped, "tillsyn") == "2027-05-20");
}

TEST_CASE("when the municipality takes longer from now on, an old promise is kept") {
    OfficeRules rules = rules_of("ljusnarsberg");
    Arrived with_promise = named();
    with_promise.promised = promised_on_arrival(rules, day("2026-11-20"), ReplyWish::ByContact);
    const Life life(with_promise);
    for (ClockRule& rule : rules.clocks) {
        if (rule.id == "svar")
            rule.count = 4;
    }
    const ClockState clock = clock_in(clocks_of(life.matter, rules), "svar");
    CHECK(iso(clock.due) == "2026-12-04");
    CHECK(iso(*clock.promised) == "2026-12-04");
}

TEST_CASE("why that day: each day that counts has its number, each other one its reason") {
    OfficeRules rules = rules_of("ostersund");
    rules.closed_days = {{day("2027-01-05"), "Trettondagsafton", day("2026-12-01")}};
    Life life(named(), "2026-12-22");
    const auto clock = clock_in(clocks_of(life.matter, rules), "bekraftelse");
    const auto days = why_that_day(clock, rules);
    std::string told;
    for (const CountedDay& one : days)
        told += iso(one.day).substr(5) + " " +
                (one.number > 0                           ? std::to_string(one.number)
                 : one.kind == CountedDay::Kind::Saturday ? "lö"
                 : one.kind == CountedDay::Kind::Sunday   ? "sö"
                                                          : one.name) +
                "\n";
    CHECK(told == "12-23 1\n12-24 Julafton\n12-25 Juldagen\n12-26 Annandag jul\n12-27 sö\n"
                  "12-28 2\n12-29 3\n12-30 4\n12-31 Nyårsafton\n01-01 Nyårsdagen\n01-02 lö\n"
                  "01-03 sö\n01-04 5\n01-05 Trettondagsafton\n01-06 Trettondedag jul\n01-07 6\n"
                  "01-08 7\n01-09 lö\n01-10 sö\n01-11 8\n01-12 9\n01-13 10\n");
    CHECK(days.back().day == clock.due);
}

TEST_CASE("why that day ends on the promised day when that comes first") {
    OfficeRules rules = rules_of("ostersund");
    Arrived arrived = named();
    arrived.promised = {{"bekraftelse", day("2026-12-04")}};
    Life life(arrived);
    rules.closed_days = {{day("2026-11-30"), "Flytt", day("2026-11-24")}};
    const auto days = why_that_day(clock_in(clocks_of(life.matter, rules), "bekraftelse"), rules);
    CHECK(iso(days.back().day) == "2026-12-04");
    CHECK(days.back().number == 9);
}

TEST_CASE("opened again, the reply is counted from that day, and the first answer stays in time") {
    const OfficeRules rules = rules_of("linkoping");
    Life life;
    life.registered().on("2026-11-25").must(Replied{Means::Letter}, "Svar.").must(Heard{});
    life.must(ending()).on("2027-02-01").must(Reopened{}, "Inte nöjd.");
    const auto clocks = clocks_of(life.matter, rules);
    CHECK_FALSE(clock_in(clocks, "svar", 0).late(day("2027-02-01")));
    CHECK(iso(clock_in(clocks, "svar", 1).due) == "2027-02-08");
    CHECK(clock_in(clocks, "svar", 1).runs());
    CHECK_FALSE(is_late(life.matter, rules, day("2027-02-08")));
    CHECK(is_late(life.matter, rules, day("2027-02-09")));
    CHECK_FALSE(runs_in({clocks.begin(), clocks.begin() + 1}, "svar"));
}

TEST_CASE("a reason instead of a reply stops the clock and says so") {
    const OfficeRules rules = rules_of("linkoping");
    Life life;
    life.must(ReplyHindered{}, "Sekretess.");
    const auto clock = clock_in(clocks_of(life.matter, rules), "svar");
    CHECK(clock.hindered);
    CHECK_FALSE(clock.runs());
}

TEST_CASE("the äldreombudsman's two weeks run from when she passed it on") {
    const OfficeRules rules = rules_of("linkoping");
    Life life(anonymous());
    CHECK_FALSE(runs_in(clocks_of(life.matter, rules), "aldreombudsman"));
    life.on("2026-11-26").as(Role::Reader, "ombud").must(SentToManager{"hemtjansten"});
    CHECK(iso(clock_in(clocks_of(life.matter, rules), "aldreombudsman").due) == "2026-12-10");
    life.on("2026-12-01").as(Role::Manager, "chef").must(FedBack{}, "Klart.");
    CHECK_FALSE(clock_in(clocks_of(life.matter, rules), "aldreombudsman").runs());
}

TEST_CASE("what lay in the box first in the morning came the working day before") {
    const std::vector<ClosedDay> closed{{day("2026-11-27"), "Flytt", day("2026-11-01")}};
    const auto morning = Emptied::FirstThingInTheMorning;
    CHECK(iso(day_of_arrival(day("2026-11-25"), morning, {})) == "2026-11-24");
    CHECK(iso(day_of_arrival(day("2026-11-30"), morning, {})) == "2026-11-27");
    CHECK(iso(day_of_arrival(day("2026-11-30"), morning, closed)) == "2026-11-26");
    CHECK(iso(day_of_arrival(day("2027-01-07"), morning, {})) == "2027-01-05");
    CHECK(iso(day_of_arrival(day("2026-11-30"), Emptied::LaterInTheDay, {})) == "2026-11-30");
    CHECK(iso(counted_arrival(day("2026-12-05"), day("2026-11-30"))) == "2026-11-30");
}
