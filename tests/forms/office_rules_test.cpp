// What a municipality's file says of the office: the five shipped ones, what is filled in, and each way to
// write it wrong.
#include "forms/definition/office_rules.h"
#include "shared/base/files.h"
#include "tests/forms/shipped.h"
#include "tests/support/rooms.h"

using namespace tycktill;

namespace {

std::filesystem::path file_of(const std::string& id) {
    return shipped_assets() / "municipalities" / (id + ".toml");
}

OfficeRules rules_of(const std::string& id) {
    auto rules = load_office_rules(file_of(id));
    if (!rules)
        FAIL(rules.error().what);
    return *rules;
}

/// Lomma's file with one thing changed.
std::vector<FileFault> faults_with(const std::string& from, const std::string& to) {
    std::string text = read_text(file_of("lomma")).value();
    const auto at = text.find(from);
    REQUIRE(at != std::string::npos);
    text.replace(at, from.size(), to);
    return parse_municipality(text, "lomma.toml").faults;
}

/// The faults of Lomma's file with more tables before its form, as "what; what to do".
std::vector<std::string> faults_of(const std::string& tables) {
    std::vector<std::string> all;
    for (const FileFault& fault : faults_with("[[form]]\n", tables + "\n[[form]]\n"))
        all.push_back(fault.what + "; " + fault.write);
    return all;
}

using One = std::vector<std::string>;
const std::string right_clock =
    "[[clock]]\nid = \"x\"\nname = \"X\"\nstarts = \"arrived\"\n"
    "stops = \"closed\"\ncount = 3\nunit = \"days\"\nfor = \"everyone\"\n";

std::string clock_with(const std::string& from, const std::string& to) {
    std::string text = right_clock;
    text.replace(text.find(from), from.size(), to);
    return text;
}

} // namespace

TEST_CASE("each municipality's clocks are those of its documents") {
    using Unit = ClockRule::Unit;
    using Stop = ClockRule::Stop;
    struct Row {
        const char* municipality;
        Stop stops;
        int count;
        Unit unit;
    };
    for (const Row& row : {Row{"ljusnarsberg", Stop::Replied, 2, Unit::Weeks},
                           Row{"robertsfors", Stop::Confirmed, 1, Unit::Weeks},
                           Row{"ostersund", Stop::Confirmed, 10, Unit::WorkingDays},
                           Row{"ostersund", Stop::Replied, 0, Unit::AgreedDay},
                           Row{"linkoping", Stop::Replied, 7, Unit::Days},
                           Row{"linkoping", Stop::FedBack, 2, Unit::Weeks},
                           Row{"lomma", Stop::Replied, 0, Unit::AgreedDay}}) {
        const OfficeRules rules = rules_of(row.municipality);
        INFO(row.municipality);
        CHECK(std::count_if(rules.clocks.begin(), rules.clocks.end(), [&](const ClockRule& c) {
                  return c.stops == row.stops && c.count == row.count && c.unit == row.unit;
              }) == 1);
    }
    for (const char* id : {"ljusnarsberg", "robertsfors", "ostersund", "linkoping", "lomma"}) {
        const OfficeRules rules = rules_of(id);
        INFO(id);
        REQUIRE(rules.clock("registrering") != nullptr);
        CHECK(rules.clock("registrering")->unit == Unit::WorkingDays);
        CHECK(rules.clock("tillsyn")->unit == Unit::Months);
    }
}

TEST_CASE("a clock that counts what the form promises says the form's own words") {
    const OfficeRules rules = rules_of("ljusnarsberg");
    CHECK(rules.clock("svar")->promise.in("sv") == "Du får svar inom två veckor, senast {dag}.");
    CHECK(rules.clock("registrering")->promise.empty());
}

TEST_CASE("every unit belongs to a department and every department to a board") {
    for (const char* id : {"ljusnarsberg", "robertsfors", "ostersund", "linkoping", "lomma"}) {
        const OfficeRules rules = rules_of(id);
        INFO(id);
        for (const UnitPlace& unit : shipped(id).units)
            CHECK(rules.unit(unit.id) != nullptr);
        for (const OfficeUnit& unit : rules.units) {
            CHECK(rules.department(unit.department) != nullptr);
            CHECK(rules.board(rules.board_of(unit.id)) != nullptr);
            CHECK_FALSE(unit.name.empty());
        }
        CHECK_FALSE(rules.levels.empty());
        CHECK_FALSE(rules.outcomes.empty());
        CHECK_FALSE(rules.provisions.empty());
        CHECK(rules.letters.size() == 4);
        CHECK(rules.retention.empty()); // and so nothing is purged
    }
}

TEST_CASE("one förvaltning can work for two boards, and a unit can be run by an utförare") {
    const OfficeRules rules = rules_of("linkoping");
    CHECK(rules.board_of("hemtjansten") == "aldrenamnden");
    CHECK(rules.board_of("lss") == "social-och-omsorgsnamnden");
    CHECK(rules.board_of("en som ingen vet") == "social-och-omsorgsnamnden");
    CHECK(rules.unit("hemtjansten-ost")->run_by == "Exempel Omsorg AB");
    CHECK(rules.is_within("hemtjansten-ost", "hemtjansten"));
    CHECK_FALSE(rules.is_within("hemtjansten", "hemtjansten-ost"));
}

TEST_CASE("Östersund's four dimensions are those of its card, and one förvaltning adds its own") {
    std::vector<std::string> labels;
    for (const QualityDimension& one : rules_of("ostersund").dimensions)
        labels.push_back(one.label + (one.department.empty() ? "" : " (" + one.department + ")"));
    CHECK(labels == One{"Tillgång och tillgänglighet", "Bemötande", "Kompetens", "Inflytande",
                        "Trygghet (barn-och-utbildning)"});
}

TEST_CASE(
    "a file that says nothing of the office gets one board, one department and the law's clock") {
    std::string text = read_text(file_of("lomma")).value();
    const auto office = text.find("[[clock]]");
    text.erase(office, text.find("[[form]]\n") - office);
    const ParsedMunicipality parsed = parse_municipality(text, "lomma.toml");
    REQUIRE(parsed.faults.empty());
    CHECK(parsed.office.boards.size() == 1);
    CHECK(parsed.office.boards.front().name == "Lomma kommun");
    CHECK(parsed.office.departments.front().name == "Kontaktcenter");
    CHECK(parsed.office.units.size() == parsed.municipality.units.size());
    REQUIRE(parsed.office.clocks.size() == 1);
    CHECK(parsed.office.clocks.front().stops == ClockRule::Stop::Registered);
}

TEST_CASE("a clock that could never be kept is named where it stands") {
    CHECK(faults_of(right_clock).empty());
    CHECK(faults_of(clock_with("stops = \"closed\"", "stops = \"replied\"")) ==
          One{"a word to the person stops this clock, and not everyone can be given one; write for "
              "= \"reachable\""});
    CHECK(faults_of(clock_with("starts = \"arrived\"", "starts = \"sent_to_manager\"")) ==
          One{"'sent_to_manager' and 'fed_back' belong together; write starts = "
              "\"sent_to_manager\" and stops = \"fed_back\", or neither"});
    CHECK(faults_of(clock_with("count = 3\nunit = \"days\"", "unit = \"agreed_day\"")) ==
          One{"'confirmed' and 'agreed_day' belong together; write starts = \"confirmed\" and unit "
              "= \"agreed_day\", or neither",
              "an agreed day is kept by a reply; write stops = \"replied\""});
    CHECK(faults_of(clock_with("count = 3", "count = 366")) ==
          One{"'count' cannot be 366; write 1 to 365"});
    CHECK(faults_of(clock_with("unit = \"days\"", "unit = \"hours\"")) ==
          One{"'unit' cannot be 'hours'; write 'days', 'working_days', 'weeks', 'months' or "
              "'agreed_day'"});
    CHECK(faults_of(clock_with("id = \"x\"", "id = \"tillsyn\"")) ==
          One{"the id 'tillsyn' is already taken; write another id"});
    CHECK(faults_of(clock_with("for = \"everyone\"\n", "")) ==
          One{"[[clock]] has no 'for'; write for = …"});
}

TEST_CASE("a form cannot promise a day that no clock watches") {
    std::string text = read_text(file_of("ljusnarsberg")).value();
    text.replace(text.find("count = 2\nunit = \"weeks\""), 24, "count = 3\nunit = \"weeks\"\n");
    const auto faults = parse_municipality(text, "ljusnarsberg.toml").faults;
    REQUIRE(faults.size() == 1);
    CHECK(faults[0].what ==
          "form 'ljusnarsberg/klagomalsblankett' promises a day that no clock counts");
}

TEST_CASE("a fault is named with its line and column") {
    const auto faults = faults_with("unit = \"months\"", "unit = \"month\"");
    REQUIRE(faults.size() == 1);
    CHECK(faults[0].place.line == 107);
    CHECK(faults[0].place.column == 8);
}

TEST_CASE("what is named in the organisation must exist in it") {
    CHECK(faults_of("[[department]]\nid = \"ny\"\nname = \"Ny\"\nnamnd = \"ingen\"\n") ==
          One{"there is no 'ingen'; write the id of a [[namnd]]"});
    CHECK(faults_of("[[office_unit]]\nid = \"ny\"\ndepartment = \"ukf-forvaltningen\"\n") ==
          One{"[[office_unit]] has no 'name'; write name = …"});
    CHECK(faults_of("[[office_unit]]\nid = \"a\"\nname = \"A\"\ndepartment = "
                    "\"ukf-forvaltningen\"\nunder = \"omsorg\"\n") ==
          One{"'omsorg' belongs to another department; write department = "
              "\"socialforvaltningen\", or remove 'under'"});
    CHECK(faults_of("[[office_unit]]\nid = \"a\"\nname = \"A\"\ndepartment = "
                    "\"ukf-forvaltningen\"\nunder = \"a\"\n") ==
          One{"'a' would stand under itself; name a unit above it, or remove 'under'"});
    CHECK(faults_of("[[receiver]]\nunit = \"månen\"\ntitle = \"Chef\"\n").size() == 2);
    CHECK(faults_of("[[namnd]]\nid = \"x\"\nname = \"X\"\nseries = \"X\"\nnumber = "
                    "\"{serie} {nr}\"\n") ==
          One{"a number without {år} would be given twice; write it as \"{serie} {år}/{nr}\""});
    CHECK(faults_of("[[level]]\nname = \"Kungen\"\nplace = \"castle\"\n").size() == 1);
}

TEST_CASE("two units cannot stand under each other") {
    const std::string unit = "[[office_unit]]\nid = \"{a}\"\nname = \"N\"\ndepartment = "
                             "\"ukf-forvaltningen\"\nunder = \"{b}\"\n";
    const auto with = [&](std::string a, std::string b) {
        std::string text = unit;
        text.replace(text.find("{a}"), 3, a);
        text.replace(text.find("{b}"), 3, b);
        return text;
    };
    CHECK(faults_of(with("a", "b") + with("b", "a")).size() == 2);
}

TEST_CASE("a rule for purging names its board, its type and its decision") {
    const std::string rule = "[[retention]]\nnamnd = \"socialnamnden\"\ntype = \"klagomal\"\n"
                             "years = 5\nfrom = \"closed\"\ndecision = \"SN § 12/2027\"\n";
    CHECK(faults_of(rule).empty());
    std::string other = rule;
    other.replace(other.find("klagomal"), 8, "visa");
    CHECK(faults_of(other) ==
          One{"there is no 'visa'; write the id of a [[form.field.choice]] of the type"});
    other = rule.substr(0, rule.find("decision"));
    CHECK(faults_of(other) == One{"[[retention]] has no 'decision'; write decision = …"});
}

TEST_CASE("a letter with a mark that nobody fills in never goes out") {
    const std::string letter = "[[letter]]\nid = \"x\"\nname = \"X\"\nkind = \"reply\"\n"
                               "text.sv = \"Hej {namm}!\"\ntext.\"sv@lattlast\" = \"Hej {namn\"\n";
    CHECK(faults_of(letter) ==
          One{"nobody can fill in '{namm}'; write one of {namn}, {nummer}, {dag}, "
              "{handläggare}, {telefon}, {enhet}, {kommun} or {steg}",
              "nobody can fill in '{namn'; write one of {namn}, {nummer}, {dag}, "
              "{handläggare}, {telefon}, {enhet}, {kommun} or {steg}"});
    const std::string no_easy = "[[letter]]\nid = \"x\"\nname = \"X\"\nkind = \"reply\"\n"
                                "text = \"Hej!\"\n";
    CHECK(faults_of(no_easy) == One{"'text' is not translated to 'sv@lattlast'; write "
                                    "text.sv@lattlast = \"…\""});
}

TEST_CASE("a closed day is a day, with a name and the day of its decision") {
    const std::string closed =
        "[[closed_day]]\nday = 2027-05-07\nname = \"Klämdag\"\ndecided = \"2027-01-15\"\n";
    CHECK(faults_of(closed).empty());
    std::string other = closed;
    other.replace(other.find("2027-05-07"), 10, "\"den 7 maj\"");
    CHECK(faults_of(other) == One{"'den 7 maj' is not a day; write it as day = 2026-12-23"});
}
