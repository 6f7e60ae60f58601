// What is counted over a period, against a count of the test's own.
#include "office/reports/figures.h"
#include "tests/office/matters/life.h"
#include "tests/support/chance.h"
#include "tests/support/rooms.h"

#include <map>

using namespace tycktill;
using namespace tycktill::matters;
using namespace tycktill::reports;
using tycktill::matters::test::day;
using tycktill::matters::test::rules_of;

namespace {

Case case_of(std::vector<Event> events) {
    Matter matter;
    matter.id = "11111111111111111111111111111111";
    return {fold(matter, events), events};
}

Event event(Day on, Kind kind) {
    return {on, on, "karin", Role::Handler, std::move(kind), {}};
}

/// A made matter, and what the test itself says of it.
struct Made {
    Day arrived{};
    std::string type, unit, outcome;
    Way way = Way::Kiosk;
    bool reachable = false;
    std::optional<int> replied, closed; ///< days after the arrival
    std::optional<Reception> heard;
    bool moved = false;
};

Made make(Chance& chance, const OfficeRules& rules) {
    static const std::vector<std::string> types{"klagomal", "synpunkt", "berom", ""};
    Made made;
    made.arrived = day("2025-01-01") + std::chrono::days(chance.below(730));
    made.type = types[std::size_t(chance.below(4))];
    made.unit = rules.units[std::size_t(chance.below(int(rules.units.size())))].id;
    made.way = Way(chance.below(9));
    made.reachable = chance.one_in(2);
    if (made.reachable && chance.one_in(2))
        made.replied = chance.below(30);
    if (chance.one_in(2)) {
        made.closed = (made.replied ? *made.replied : 0) + chance.below(30);
        made.outcome = rules.outcomes[std::size_t(chance.below(int(rules.outcomes.size())))].id;
    }
    if (made.replied && chance.one_in(3))
        made.heard = Reception(chance.below(4));
    made.moved = chance.one_in(5);
    return made;
}

Case case_of(const Made& made, const OfficeRules& rules) {
    const auto on = [&](int after) { return made.arrived + std::chrono::days(after); };
    Arrived arrived;
    arrived.type = made.type;
    arrived.unit = made.unit;
    arrived.board = rules.board_of(made.unit);
    arrived.way = made.way;
    arrived.wish = made.reachable ? ReplyWish::ByContact : ReplyWish::None;
    arrived.ways.email = made.reachable;
    std::vector<Event> events{event(on(0), arrived)};
    if (made.moved)
        events.push_back(event(on(0), HandedOver{made.unit, rules.board_of(made.unit)}));
    if (made.replied)
        events.push_back(event(on(*made.replied), Replied{Means::Email}));
    if (made.heard)
        events.push_back(event(on(*made.replied), Heard{*made.heard}));
    if (made.closed)
        events.push_back(event(on(*made.closed), Closed{made.outcome, {}, false}));
    return case_of(std::move(events));
}

int count_in(const Table& table, const std::string& row, std::size_t column) {
    for (const auto& cells : table.rows)
        if (std::get<std::string>(cells.front()) == row)
            return std::get<Count>(cells[column]).value;
    return 0;
}

const Period half_year{day("2026-01-01"), day("2026-06-30")};
const std::map<std::string, std::string> types{
    {"klagomal", "Klagomål"}, {"synpunkt", "Synpunkt"}, {"berom", "Beröm"}};

} // namespace

TEST_CASE("the period before is as long, in whole months where this one is") {
    CHECK(before(half_year) == Period{day("2025-07-01"), day("2025-12-31")});
    CHECK(before({day("2026-03-01"), day("2026-03-31")}) ==
          Period{day("2026-02-01"), day("2026-02-28")});
    CHECK(before({day("2026-01-01"), day("2026-12-31")}) ==
          Period{day("2025-01-01"), day("2025-12-31")});
    CHECK(before({day("2026-03-05"), day("2026-03-14")}) ==
          Period{day("2026-02-23"), day("2026-03-04")});
    CHECK(reports::in_words(half_year) == "1 januari–30 juni 2026");
    CHECK(reports::in_words({day("2025-12-01"), day("2026-01-31")}) ==
          "1 december 2025–31 januari 2026");
}

TEST_CASE("two years of made matters are counted as they were made, in all five municipalities") {
    for (const char* municipality :
         {"ljusnarsberg", "robertsfors", "ostersund", "linkoping", "lomma"}) {
        INFO(municipality);
        const OfficeRules rules = rules_of(municipality);
        Chance chance(11);
        std::vector<Made> made;
        std::vector<Case> cases;
        for (int i = 0; i < 600; ++i) {
            made.push_back(make(chance, rules));
            cases.push_back(case_of(made.back(), rules));
        }
        const Circumstances of{half_year, day("2026-12-31"), rules, types};
        const Period earlier = before(half_year);
        const auto counted = [&](const Period& period, auto is) {
            return int(std::count_if(made.begin(), made.end(), [&](const Made& one) {
                return period.from <= one.arrived && one.arrived <= period.to && is(one);
            }));
        };
        const Table by_type = received_by_type(cases, of);
        for (const auto& [id, name] : types) {
            CHECK(count_in(by_type, name, 1) ==
                  counted(half_year, [&](const Made& one) { return one.type == id; }));
            CHECK(count_in(by_type, name, 2) ==
                  counted(earlier, [&](const Made& one) { return one.type == id; }));
        }
        CHECK(count_in(by_type, "Utan typ", 1) ==
              counted(half_year, [&](const Made& one) { return one.type.empty(); }));
        CHECK(count_in(by_type, "Alla", 1) == counted(half_year, [](const Made&) { return true; }));
        const Table by_unit = received_by_unit(cases, of);
        std::map<std::string, int> units; // two units may have one name
        for (const Made& one : made)
            if (half_year.holds(one.arrived))
                ++units[rules.unit(one.unit)->name];
        int in_units = 0;
        for (const auto& row : by_unit.rows)
            if (std::get<std::string>(row.front()) != "Alla")
                in_units += std::get<Count>(row[1]).value;
        CHECK(in_units == count_in(by_unit, "Alla", 1));
        const Table by_way = received_by_way(cases, of);
        CHECK(count_in(by_way, "Telefon", 1) ==
              counted(half_year, [](const Made& one) { return one.way == Way::Telephone; }));
        CHECK(std::get<Share>(anonymous(cases, of).rows[0][1]) ==
              Share{counted(half_year, [](const Made& one) { return !one.reachable; }),
                    count_in(by_type, "Alla", 1)});
        const Table taken = reception(cases, of);
        CHECK(count_in(taken, "Inte nöjd", 1) == counted(half_year, [](const Made& one) {
                  return one.heard == Reception::NotContent;
              }));
        CHECK(count_in(moved(cases, of), "Lämnade över till en annan enhet", 1) ==
              counted(half_year, [](const Made& one) { return one.moved; }));
        for (const auto& outcome : rules.outcomes)
            CHECK(count_in(outcomes(cases, of), outcome.label, 1) ==
                  counted(half_year, [&](const Made& one) { return one.outcome == outcome.id; }));
        std::vector<int> days;
        for (const Made& one : made)
            if (half_year.holds(one.arrived) && one.replied)
                days.push_back(*one.replied);
        std::sort(days.begin(), days.end());
        const auto median = std::get<MedianDays>(handling_times(cases, of).rows[1][1]);
        CHECK(median.matters == int(days.size()));
        CHECK(*median.days == (days[(days.size() - 1) / 2] + days[days.size() / 2]) / 2.0);
        int came = 0, went = 0;
        for (const auto& row : received_by_month(cases, of).rows) {
            came += std::get<Count>(row[1]).value;
            went += std::get<Count>(row[2]).value;
        }
        CHECK(came == count_in(by_type, "Alla", 1));
        CHECK(went == int(std::count_if(made.begin(), made.end(), [](const Made& one) {
                  return one.closed &&
                         half_year.holds(one.arrived + std::chrono::days(*one.closed));
              })));
    }
}

TEST_CASE("who wanted no answer is never late, who was answered in time is in time") {
    const OfficeRules rules = rules_of("ljusnarsberg"); // an answer within two weeks
    Made silent, quick, slow, waiting;
    silent.arrived = quick.arrived = slow.arrived = waiting.arrived = day("2026-03-02");
    silent.unit = quick.unit = slow.unit = waiting.unit = rules.units.front().id;
    quick.reachable = slow.reachable = waiting.reachable = true;
    quick.replied = 14;
    slow.replied = 15;
    const std::vector<Case> cases{case_of(silent, rules), case_of(quick, rules),
                                  case_of(slow, rules), case_of(waiting, rules)};
    const auto of_reply = [&](const char* today) {
        const Circumstances of{half_year, day(today), rules, types};
        for (const forms::ClockRule& rule : rules.clocks)
            if (rule.stops == forms::ClockRule::Stop::Replied)
                for (const auto& row : kept_times(cases, of).rows)
                    if (std::get<std::string>(row[0]) == rule.name)
                        return std::vector<int>{std::get<Count>(row[1]).value,
                                                std::get<Count>(row[2]).value,
                                                std::get<Count>(row[3]).value};
        return std::vector<int>{};
    };
    CHECK(of_reply("2026-03-10") == std::vector<int>{0, 0, 3});
    CHECK(of_reply("2026-03-17") == std::vector<int>{1, 2, 0});
}

TEST_CASE("a manager with a contract sees the units that are theirs, and nothing else") {
    const OfficeRules rules = rules_of("linkoping");
    std::string provider, theirs, ours;
    for (const OfficeUnit& unit : rules.units)
        if (!unit.run_by.empty()) {
            provider = unit.run_by;
            theirs = unit.id;
        } else {
            ours = unit.id;
        }
    REQUIRE_FALSE(provider.empty());
    Made one, other;
    one.arrived = other.arrived = day("2026-03-02");
    one.unit = theirs;
    other.unit = ours;
    const auto cases =
        selected({case_of(one, rules), case_of(other, rules)}, {"", "", provider}, rules);
    REQUIRE(cases.size() == 1);
    CHECK(cases[0].matter.unit == theirs);
    CHECK(selected({case_of(one, rules), case_of(other, rules)}, {"no-board", "", ""}, rules)
              .empty());
}

TEST_CASE("a measure counts by its cause, and how often the unit was told") {
    const OfficeRules rules = rules_of("ljusnarsberg");
    REQUIRE_FALSE(rules.causes.empty());
    const std::string cause = rules.causes.front().id, unit = rules.units.front().id;
    Arrived arrived;
    arrived.unit = unit;
    const Case one = case_of({event(day("2025-12-30"), arrived),
                              event(day("2026-01-02"), MeasureTaken{true, cause, "", unit}),
                              event(day("2026-01-03"), MeasureTaken{false, cause, "", ""}),
                              event(day("2026-01-04"), MeasureTaken{true, "", "", ""}),
                              event(day("2026-07-01"), MeasureTaken{true, cause, "", unit})});
    const Table table = measures({one}, {half_year, day("2026-12-31"), rules, types});
    REQUIRE(table.rows.size() == 2);
    CHECK(count_in(table, rules.causes.front().label, 1) == 1);
    CHECK(count_in(table, rules.causes.front().label, 2) == 1);
    CHECK(count_in(table, rules.causes.front().label, 3) == 1);
    CHECK(count_in(table, "Annan eller ingen orsak", 1) == 1);
}
