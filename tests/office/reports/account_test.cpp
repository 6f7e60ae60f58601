// What each municipality owes, when it is due, and what stands in it, against counts of the test's own.
#include "office/reports/account.h"
#include "shared/base/files.h"
#include "tests/office/matters/life.h"
#include "tests/support/chance.h"
#include "tests/support/rooms.h"

using namespace tycktill;
using namespace tycktill::matters;
using namespace tycktill::reports;
using tycktill::matters::test::day;
using tycktill::matters::test::rules_of;

namespace {

std::filesystem::path file_of(const std::string& municipality) {
    return std::filesystem::path(TYCKTILL_SOURCE) / "assets/municipalities" /
           (municipality + ".toml");
}

forms::OwedReports owed_of(const std::string& municipality) {
    auto owed = forms::load_owed_reports(file_of(municipality));
    if (!owed)
        FAIL(owed.error().what);
    return *owed;
}

const std::map<std::string, std::string> types{
    {"klagomal", "Klagomål"}, {"synpunkt", "Synpunkt"}, {"berom", "Beröm"}};

/// A matter in a few words; what is not said did not happen.
struct Told {
    const char* came = "2026-03-02";
    std::string unit = {}, type = "klagomal", cause = {}, told_unit = {}, outcome = {};
    std::optional<Reception> heard = {};
    ReplyWish wish = ReplyWish::ByContact;
    std::optional<int> replied = {}; ///< days after it came
    bool published = false;
};

Case case_of(const Told& told, const OfficeRules& rules, int number = 1) {
    const Day came = day(told.came);
    const auto event = [&](int after, Kind kind) {
        const Day on = came + std::chrono::days(after);
        return Event{on, on, "karin", Role::Handler, std::move(kind), {}};
    };
    Arrived arrived;
    arrived.type = told.type;
    arrived.unit = told.unit;
    arrived.board = rules.board_of(told.unit);
    arrived.wish = told.wish;
    arrived.ways.email = told.wish == ReplyWish::ByContact;
    std::vector<Event> events{
        event(0, arrived),
        event(1, Registered{"X 2026/" + std::to_string(number), "Klagomål – ett prov", ""})};
    if (!told.cause.empty())
        events.push_back(event(2, MeasureTaken{true, told.cause, "", told.told_unit}));
    if (told.replied)
        events.push_back(event(*told.replied, Replied{Means::Email}));
    if (told.heard)
        events.push_back(event(told.replied.value_or(3) + 1, Heard{*told.heard}));
    if (!told.outcome.empty())
        events.push_back(event(40, Closed{told.outcome, {}, told.published}));
    if (told.published)
        events.push_back(event(41, Published{}));
    Matter matter;
    matter.id = "11111111111111111111111111111111";
    return {fold(matter, events), events};
}

const Table* titled(const std::vector<Table>& tables, const std::string& title) {
    for (const Table& table : tables)
        if (table.title == title)
            return &table;
    return nullptr;
}

/// The row that begins with these words, its cells said in Swedish; none where there is none.
std::vector<std::string> row_of(const Table& table, const std::vector<std::string>& begins) {
    for (const auto& row : table.rows) {
        std::vector<std::string> cells;
        for (const Cell& cell : row)
            cells.push_back(in_words(cell));
        if (std::equal(begins.begin(), begins.end(), cells.begin()))
            return {cells.begin() + std::ptrdiff_t(begins.size()), cells.end()};
    }
    return {};
}

std::vector<Due> due(const std::string& municipality, const char* since, const char* today,
                     const std::vector<Made>& made = {}) {
    return checklist(owed_of(municipality), rules_of(municipality), made, day(since), day(today));
}

const Due* due_of(const std::vector<Due>& all, const std::string& report, const char* from) {
    for (const Due& one : all)
        if (one.report == report && one.period.from == day(from))
            return &one;
    return nullptr;
}

Circumstances year_2026(const OfficeRules& rules) {
    return {{day("2026-01-01"), day("2026-12-31")}, day("2027-01-31"), rules, types};
}

} // namespace

TEST_CASE("each municipality owes what its document says, as often as it says") {
    const std::pair<const char*, std::map<std::string, int>> all[] = {
        {"ljusnarsberg", {{"utskottet", 2}}},
        {"robertsfors", {{"listan", 12}, {"ledningen", 4}}},
        {"ostersund", {{"personalen", 3}, {"fortroendevalda", 2}}},
        {"linkoping", {{"utforare", 1}, {"uppfoljning", 1}}},
        {"lomma", {{"aret", 1}, {"webben", 1}, {"egenkontroll", 1}}}};
    for (const auto& [municipality, times] : all) {
        std::map<std::string, int> found;
        for (const auto& report : owed_of(municipality).reports) {
            found[report.id] = report.times_a_year;
            CHECK_FALSE(report.tables.empty());
        }
        CHECK(found == times);
    }
}

TEST_CASE("a wrong word about what is owed is told with its line") {
    const std::string text = read_text(file_of("lomma")).value();
    const auto fault_of = [&](const std::string& from, const std::string& to) {
        std::string changed = text;
        changed.replace(changed.find(from), from.size(), to);
        const auto parsed = forms::parse_municipality(changed, "lomma.toml");
        REQUIRE_FALSE(parsed.faults.empty());
        return parsed.faults.front().what;
    };
    CHECK(fault_of("\"reception\", \"moved\"", "\"recepion\", \"moved\"") ==
          "'recepion' is no word of tables");
    CHECK(fault_of("times_a_year = 1", "times_a_year = 5") ==
          "5 periods do not part a year in months");
    CHECK(fault_of("tables = [\"self_check\"]", "tables = [\"self_check\", \"type\"]") ==
          "a self-check stands beside other tables");
    CHECK(fault_of("\"times\", \"measures\", \"outcomes\"]", "\"list\"]") ==
          "a list of single matters cannot be published");
    CHECK(fault_of("id = \"webben\"", "id = \"aret\"") == "the id 'aret' is already taken");
}

TEST_CASE("the utskott's report is due twice a year, is late, and is done when it is frozen") {
    const auto all = due("ljusnarsberg", "2025-11-03", "2026-08-15");
    REQUIRE(all.size() == 3);
    const Due* spring = due_of(all, "utskottet", "2026-01-01");
    REQUIRE(spring);
    CHECK(spring->period.to == day("2026-06-30"));
    CHECK(spring->ready_by == day("2026-07-30"));
    CHECK(spring->state == Due::State::Late);
    CHECK(due_of(all, "utskottet", "2025-07-01")->state == Due::State::Late);
    CHECK(due_of(all, "utskottet", "2026-07-01")->state == Due::State::Running);
    CHECK(due("ljusnarsberg", "2025-11-03", "2026-07-15")[1].state == Due::State::ToDo);
    const auto done = due("ljusnarsberg", "2025-11-03", "2026-08-15",
                          {{"2026:1", "utskottet", "", {day("2026-01-01"), day("2026-06-30")}}});
    CHECK(due_of(done, "utskottet", "2026-01-01")->state == Due::State::Done);
    CHECK(due_of(done, "utskottet", "2026-01-01")->number == "2026:1");
    CHECK(due_of(done, "utskottet", "2025-07-01")->state == Due::State::Late);
}

TEST_CASE("a period has the name that people give it") {
    const auto name = [](const char* from, const char* to) {
        return name_of({day(from), day(to)});
    };
    CHECK(name("2026-01-01", "2026-06-30") == "Första halvåret 2026");
    CHECK(name("2026-07-01", "2026-12-31") == "Andra halvåret 2026");
    CHECK(name("2026-01-01", "2026-12-31") == "2026");
    CHECK(name("2026-03-01", "2026-03-31") == "Mars 2026");
    CHECK(name("2026-05-01", "2026-08-31") == "Maj–augusti 2026");
    CHECK(name("2026-11-01", "2027-02-28") == "November 2026–februari 2027");
    CHECK(name("2026-05-02", "2026-08-31") == "2 maj–31 augusti 2026");
    forms::OwedReport report;
    report.times_a_year = 3;
    report.first_month = 11;
    CHECK(period_of(report, day("2027-01-15")) == Period{day("2026-11-01"), day("2027-02-28")});
    CHECK(period_of(report, day("2026-10-31")) == Period{day("2026-07-01"), day("2026-10-31")});
}

TEST_CASE("the board's list shows how many, of what character and what was done") {
    const OfficeRules rules = rules_of("robertsfors");
    const std::string unit = rules.units.front().id, cause = rules.causes.front().id,
                      name = rules.causes.front().label;
    const auto& outcome = rules.outcomes.front();
    std::vector<Case> cases;
    cases.push_back(case_of({"2026-03-02", unit, "klagomal", cause, unit, outcome.id}, rules, 7));
    cases.push_back(case_of({"2026-03-05", unit, "klagomal", cause}, rules, 8));
    cases.push_back(case_of({"2026-03-09", unit, "berom"}, rules, 9));
    cases.push_back(case_of({"2026-04-01", unit}, rules, 10)); // of the next month's list
    const auto owed = owed_of("robertsfors");
    const auto tables =
        tables_of(*owed.report("listan"), "", cases,
                  {{day("2026-03-01"), day("2026-03-31")}, day("2026-05-31"), rules, types});
    const Table* how = titled(tables, "Antal, karaktär och åtgärder");
    REQUIRE(how);
    CHECK(row_of(*how, {"Klagomål", name}) == std::vector<std::string>{"2", "2", "0"});
    CHECK(row_of(*how, {"Beröm", "Orsak inte angiven"}) == std::vector<std::string>{"1", "0", "0"});
    const Table* list = titled(tables, "Ärende för ärende");
    REQUIRE(list);
    REQUIRE(list->rows.size() == 3);
    CHECK(row_of(*list, {"X 2026/7"}) ==
          std::vector<std::string>{"2026-03-02", "Klagomål – ett prov", name, outcome.label});
    CHECK(row_of(*list, {"X 2026/9"}) ==
          std::vector<std::string>{"2026-03-09", "Klagomål – ett prov", "Ingen åtgärd än",
                                   "Inte avslutat"});
}

TEST_CASE("what recurs is told by unit, kind and cause over four periods, and only that") {
    const OfficeRules rules = rules_of("robertsfors");
    const std::string here = rules.units.front().id, cause = rules.causes.front().id,
                      name = rules.causes.front().label;
    std::vector<Case> cases;
    for (const char* came : {"2025-08-01", "2026-02-02", "2026-05-04", "2026-06-05"})
        cases.push_back(case_of({came, here, "klagomal", cause}, rules));
    cases.push_back(case_of({"2026-05-04", here, "synpunkt", cause}, rules)); // once
    cases.push_back(case_of({"2025-12-04", here, "berom", cause}, rules));    // twice, not now
    cases.push_back(case_of({"2025-11-04", here, "berom", cause}, rules));
    const auto tables =
        tables_of(*owed_of("robertsfors").report("ledningen"), "", cases,
                  {{day("2026-04-01"), day("2026-06-30")}, day("2026-07-31"), rules, types});
    const Table* again = titled(tables, "Det som återkommer");
    REQUIRE(again);
    REQUIRE(again->rows.size() == 1);
    CHECK(row_of(*again, {rules.unit(here)->name, "Klagomål", name}) ==
          std::vector<std::string>{"2", "1", "0", "1"});
}

TEST_CASE("three times a year the staff see how who complained took what was done") {
    const OfficeRules rules = rules_of("ostersund");
    const std::string unit = rules.units.front().id, cause = rules.causes.front().id;
    std::vector<Case> cases;
    const auto add = [&](int times, std::optional<Reception> heard) {
        for (int i = 0; i < times; ++i)
            cases.push_back(case_of(
                {"2026-02-02", unit, "klagomal", cause, unit, "", heard, ReplyWish::ByContact, 5},
                rules));
    };
    add(9, Reception::Content);
    add(6, Reception::NotContent);
    add(2, Reception::Partly);
    add(5, std::nullopt);
    const auto owed = owed_of("ostersund");
    const auto& report = *owed.report("personalen");
    CHECK(period_of(report, day("2026-02-02")) == Period{day("2026-01-01"), day("2026-04-30")});
    const auto tables = tables_of(
        report, "", cases, {period_of(report, day("2026-02-02")), day("2026-05-15"), rules, types});
    const Table* taken = titled(tables, "Hur åtgärderna togs emot");
    REQUIRE(taken);
    // Two are too few to be told outside, and with them goes the next smallest.
    CHECK(row_of(*taken, {rules.causes.front().label}) ==
          std::vector<std::string>{"9", "färre än 5", "6", "0", "färre än 5"});
    CHECK(titled(tables, "Vad som kom in"));
    CHECK(titled(tables, "Åtgärder efter orsak"));
}

TEST_CASE("each utförare compiles once a year what came to its units and what was done") {
    const OfficeRules rules = rules_of("linkoping");
    const auto run = providers(rules);
    REQUIRE(run.size() == 1);
    std::string theirs, ours;
    for (const auto& unit : rules.units)
        (unit.run_by.empty() ? ours : theirs) = unit.id;
    const std::string cause = rules.causes.front().id;
    std::vector<Case> cases{case_of({"2026-03-02", theirs, "klagomal", cause}, rules),
                            case_of({"2026-03-03", theirs, "berom"}, rules),
                            case_of({"2026-03-04", ours, "klagomal", cause}, rules)};
    const auto all = due("linkoping", "2026-02-01", "2027-02-15");
    const Due* one = due_of(all, "utforare", "2026-01-01");
    REQUIRE(one);
    CHECK(one->run_by == run.front());
    CHECK(one->state == Due::State::Late);
    const auto tables =
        tables_of(*owed_of("linkoping").report("utforare"), one->run_by, cases, year_2026(rules));
    CHECK(row_of(*titled(tables, "Vad som kom in"), {"Alla"}).front() == "2");
    CHECK(row_of(*titled(tables, "Åtgärder efter orsak"), {rules.causes.front().label}).front() ==
          "1");
}

TEST_CASE("which unit was told of what was done is counted on the measure's day") {
    const OfficeRules rules = rules_of("ljusnarsberg");
    const std::string unit = rules.units.front().id, cause = rules.causes.front().id;
    const std::vector<Case> cases{
        case_of({"2025-12-31", unit, "klagomal", cause, unit}, rules), // done on 2 January
        case_of({"2026-06-29", unit, "klagomal", cause, unit}, rules), // done on 1 July
        case_of({"2026-03-02", unit, "klagomal", cause}, rules)};
    const Table table = told_units(
        cases, {{day("2026-01-01"), day("2026-06-30")}, day("2026-12-31"), rules, types});
    CHECK(row_of(table, {rules.units.front().name}) == std::vector<std::string>{"1"});
    CHECK(row_of(table, {"Inte återförda"}) == std::vector<std::string>{"1"});
}

TEST_CASE("Lomma's year is compiled with handling times and measures") {
    const OfficeRules rules = rules_of("lomma");
    Chance chance(5);
    std::vector<Case> cases;
    std::vector<int> days;
    int done = 0;
    for (int i = 0; i < 300; ++i) {
        Told told{"2026-05-04", rules.units[std::size_t(chance.below(6))].id};
        if (chance.one_in(2)) {
            told.replied = chance.below(40);
            days.push_back(*told.replied);
        }
        if (chance.one_in(3)) {
            told.cause = rules.causes.front().id;
            ++done;
        }
        cases.push_back(case_of(told, rules, i));
    }
    std::sort(days.begin(), days.end());
    const double median = (days[(days.size() - 1) / 2] + days[days.size() / 2]) / 2.0;
    const auto tables = tables_of(*owed_of("lomma").report("aret"), "", cases, year_2026(rules));
    const Table* times = titled(tables, "Handläggningstid från ankomst, median");
    REQUIRE(times);
    CHECK(row_of(*times, {"första svar"}).front() ==
          in_words(Cell(MedianDays{median, int(days.size())})));
    CHECK(row_of(*titled(tables, "Åtgärder efter orsak"), {rules.causes.front().label}).front() ==
          std::to_string(done));
}

TEST_CASE("the yearly self-check has its figures filled in, and waits for a person's judgement") {
    const OfficeRules rules = rules_of("lomma");
    const auto owed = owed_of("lomma");
    REQUIRE(owed.self_check.size() == 6);
    const std::string unit = rules.units.front().id, cause = rules.causes.front().id;
    std::vector<Case> cases{
        case_of({"2026-03-02", unit, "klagomal", cause, unit, rules.outcomes.front().id,
                 Reception::Content, ReplyWish::ByContact, 9, true},
                rules),
        case_of({"2026-03-02", unit, "klagomal", "", "", "", {}, ReplyWish::ByCode, 4}, rules),
        case_of({"2026-03-02", unit, "klagomal", "", "", "", {}, ReplyWish::ByCode, {}}, rules)};
    const auto said = [&](const std::string& row) {
        for (const auto& one : owed.self_check)
            if (one.id == row)
                return figures_for(one, cases, year_2026(rules));
        return std::vector<std::string>{};
    };
    using Sentences = std::vector<std::string>;
    CHECK(said("verktyg") == Sentences{"3 av 3 är registrerade.",
                                       "0 av 3 kom per telefon, besök, brev eller e-post."});
    CHECK(said("riktlinjer").empty());
    CHECK(said("mottagande") == Sentences{"Halva antalet fick svar inom 6,5 dagar (2 ärenden).",
                                          "Ingen svarsdag har gått ut.",
                                          "1 av 3 ledde till en åtgärd."});
    CHECK(said("publicering") == Sentences{"1 svar är publicerade."});
    CHECK(said("utvardering") == Sentences{"1 av 1 som har sagt vad de tyckte om svaret är nöjda.",
                                           "1 av 2 anonyma med kod har fått svar."});
    CHECK(tables_of(*owed.report("egenkontroll"), "", cases, year_2026(rules)).empty());
}

TEST_CASE("a report begins with how many, against the period before, and how soon") {
    const OfficeRules rules = rules_of("ljusnarsberg"); // an answer within two weeks
    const std::string unit = rules.units.front().id;
    std::vector<Case> cases;
    for (const int after : {2, 8, 20}) {
        Told told{"2026-03-02", unit};
        told.replied = after;
        cases.push_back(case_of(told, rules));
    }
    cases.push_back(case_of({"2025-10-01", unit}, rules));
    const auto sentences =
        summary(cases, {{day("2026-01-01"), day("2026-06-30")}, day("2026-07-31"), rules, types});
    CHECK(sentences ==
          std::vector<std::string>{"3 ärenden kom in. Det är 2 fler än perioden före.",
                                   "2 av 3 som skulle ha fått svar fick det i tid.",
                                   "Halva antalet fick svar inom 8 dagar (3 ärenden)."});
}
