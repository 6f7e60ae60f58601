// Freezing: a number, the log's word for it, and nothing that moves it afterwards.
#include "office/out/kept_reports.h"
#include "tests/office/matters/life.h"

using namespace tycktill;
using namespace tycktill::out;
using namespace tycktill::reports;
using matters::Act;
using matters::test::day;
using matters::test::rules_of;

namespace {

struct Shelf {
    std::unique_ptr<papers::Papers> papers = papers::memory_papers();
    record::SigningKey key = record::make_signing_key();
    std::unique_ptr<audit::Audit> log =
        audit::memory_audit(record::signing_key_of(BytesView(key.seed.data(), 32)).value());
    office::KeyRing ring{record::make_key_pair()};
    Doer eva{"eva", "secretary", audit::Instant{std::chrono::seconds(1'796'036'400)},
             day("2026-07-14")};

    const record::PublicKey& office() const { return ring.keys.front().public_key; }
    Result<FrozenReport> freezes(const FrozenReport& report) {
        return freeze(*papers, *log, report, eva, office());
    }
};

FrozenReport half_year(int came = 12) {
    FrozenReport draft;
    draft.report = "utskottet";
    draft.name = "Klagomål och synpunkter";
    draft.to = "Sociala utskottet";
    draft.period = {day("2026-01-01"), day("2026-06-30")};
    draft.tables = {{"Vad som kom in", {"", "Nu"}, {{std::string("Alla"), Count{came}}}, ""}};
    draft.analysis = "Tiderna på morgonen återkommer.";
    draft.outside = {{"Patientnämnden", "1", "Medicin vid hemgång"}};
    return draft;
}

forms::OwedReports owed_of(const std::string& municipality) {
    return forms::load_owed_reports(std::filesystem::path(TYCKTILL_SOURCE) /
                                    "assets/municipalities" / (municipality + ".toml"))
        .value();
}

} // namespace

TEST_CASE("a report is frozen once, with a number, and the log's head stands on it") {
    Shelf shelf;
    const auto frozen = shelf.freezes(half_year());
    REQUIRE(frozen);
    CHECK(frozen->number == "2026:1");
    CHECK(frozen->frozen == day("2026-07-14"));
    CHECK(frozen->frozen_by == "eva");
    const auto head = audit::parse_head(frozen->audit_head);
    REQUIRE(head);
    CHECK(audit::is_signed(*head, shelf.key.verify_key));
    CHECK(frozen_report(*shelf.papers, shelf.ring, "2026:1").value() == *frozen);
    CHECK(is_as_logged(*shelf.log, *frozen).value());
    const auto again = shelf.freezes(half_year(13));
    REQUIRE_FALSE(again);
    CHECK(again.error().kind == ErrorKind(FreezeFault::Frozen));
    FrozenReport other = half_year();
    other.report = "staff";
    CHECK(shelf.freezes(other)->number == "2026:2");
    CHECK(frozen_reports(*shelf.papers, shelf.ring)->size() == 2);
    CHECK_FALSE(frozen_report(*shelf.papers, shelf.ring, "2026:3").value());
}

TEST_CASE("a figure, or the analysis, that was changed afterwards is no longer as it was logged") {
    Shelf shelf;
    const FrozenReport frozen = shelf.freezes(half_year()).value();
    FrozenReport changed = frozen;
    changed.tables[0].rows[0][1] = Count{11};
    CHECK_FALSE(is_as_logged(*shelf.log, changed).value());
    changed = frozen;
    changed.analysis = "Allt är bra.";
    CHECK_FALSE(is_as_logged(*shelf.log, changed).value());
    CHECK(is_as_logged(*shelf.log, frozen).value());
}

TEST_CASE("without the key the frozen counts are read, and nobody's words") {
    Shelf shelf;
    REQUIRE(shelf.freezes(half_year()));
    const FrozenReport seen = frozen_report(*shelf.papers, {}, "2026:1").value().value();
    CHECK(seen.tables == half_year().tables);
    CHECK(seen.analysis.empty());
    CHECK(seen.outside.empty());
    const std::string facts = shelf.papers->paper("report", "2026:1").value()->facts;
    CHECK(facts.find("Tiderna") == std::string::npos);
}

TEST_CASE("neither a period that runs nor a self-check with a row unjudged is frozen") {
    Shelf shelf;
    FrozenReport running = half_year();
    running.period = {day("2026-07-01"), day("2026-12-31")};
    const auto early = shelf.freezes(running);
    REQUIRE_FALSE(early);
    CHECK(early.error().kind == ErrorKind(FreezeFault::NotOver));
    FrozenReport check = half_year();
    check.checks = {{"verktyg", "Ett verktyg", "", {}, {}, ""}};
    const auto unjudged = shelf.freezes(check);
    REQUIRE_FALSE(unjudged);
    CHECK(unjudged.error().kind == ErrorKind(FreezeFault::Unjudged));
    check.checks[0].reached = Judged::Reached::Wholly;
    CHECK(shelf.freezes(check));
    CHECK(shelf.log->head().value()->number == 1); // what was refused left nothing in the log
}

TEST_CASE("a draft keeps what was added, and what is counted is counted anew") {
    Shelf shelf;
    FrozenReport draft = half_year();
    draft.checks = {{"verktyg", "Ett verktyg", "", {}, Judged::Reached::Partly, "Bra."}};
    REQUIRE(keep_draft(*shelf.papers, draft, shelf.office()).value());
    draft.analysis += " Mest i maj.";
    REQUIRE(keep_draft(*shelf.papers, draft, shelf.office()).value());
    FrozenReport fresh = half_year(13);
    fresh.analysis.clear();
    fresh.outside.clear();
    fresh.checks = {{"verktyg", "Ett verktyg", "", {"14 av 14."}, {}, ""}};
    REQUIRE(add_kept(*shelf.papers, shelf.ring, fresh));
    CHECK(fresh.analysis == "Tiderna på morgonen återkommer. Mest i maj.");
    CHECK(fresh.outside == draft.outside);
    CHECK(fresh.checks[0].reached == Judged::Reached::Partly);
    CHECK(fresh.checks[0].comment == "Bra.");
    CHECK(fresh.checks[0].figures == std::vector<std::string>{"14 av 14."});
    CHECK(fresh.tables == half_year(13).tables);
    REQUIRE(shelf.freezes(fresh));
    CHECK(shelf.papers->all("report-draft").value().empty());
}

TEST_CASE("later events do not move a frozen report") {
    const auto rules = rules_of("ljusnarsberg");
    const auto owed = owed_of("ljusnarsberg");
    const auto of = [&](const char* today) {
        return Circumstances{
            {day("2026-01-01"), day("2026-06-30")}, day(today), rules, {{"klagomal", "Klagomål"}}};
    };
    matters::test::Life life(matters::test::named(), "2026-03-02");
    std::vector<matters::Event> events;
    const auto happens = [&](const char* on, matters::Kind kind) {
        life.on(on);
        events.push_back(life.event(kind, "Ord."));
        life.must(kind, "Ord.");
    };
    happens("2026-03-04", matters::Registered{"SN 2026/1", "Klagomål – prov", ""});
    std::vector<Case> cases{{life.matter, events}};
    Shelf shelf;
    const FrozenReport frozen =
        shelf.freezes(drafted(owed, *owed.report("utskottet"), "", cases, of("2026-07-14")))
            .value();
    happens("2026-08-03", matters::Replied{matters::Means::Letter});
    cases = {{life.matter, events}};
    const FrozenReport now = drafted(owed, *owed.report("utskottet"), "", cases, of("2026-08-04"));
    CHECK(now.tables != frozen.tables); // the same question has another answer now
    CHECK(frozen_report(*shelf.papers, shelf.ring, frozen.number).value() == frozen);
}

TEST_CASE("once a year everything is compiled, and the utförare's own compilations stand with it") {
    const auto rules = rules_of("linkoping");
    const auto owed = owed_of("linkoping");
    std::string theirs, ours;
    for (const auto& unit : rules.units)
        (unit.run_by.empty() ? ours : theirs) = unit.id;
    const auto came_to = [&](const std::string& unit) {
        matters::Arrived arrived = matters::test::named();
        arrived.unit = unit;
        arrived.board = rules.board_of(unit);
        matters::test::Life life(arrived, "2026-03-02");
        return Case{life.matter, {}};
    };
    const std::vector<Case> cases{came_to(theirs), came_to(ours), came_to(ours)};
    const Circumstances of{{day("2026-01-01"), day("2026-12-31")},
                           day("2027-01-20"),
                           rules,
                           {{"klagomal", "Klagomål"}}};
    Shelf shelf;
    shelf.eva.today = day("2027-01-20");
    const std::string provider = providers(rules).front();
    REQUIRE(shelf.freezes(drafted(owed, *owed.report("utforare"), provider, cases, of)));
    FrozenReport all = drafted(owed, *owed.report("uppfoljning"), "", cases, of);
    all.outside = provider_rows(frozen_reports(*shelf.papers, shelf.ring).value(), owed, of.period);
    CHECK(all.outside ==
          std::vector<OutsideRow>{{provider, "1", "Egen sammanställning, rapport 2027:1"}});
    all.analysis = "Bemanningen på sommaren.";
    const FrozenReport frozen = shelf.freezes(all).value();
    CHECK(frozen.number == "2027:2");
    CHECK(in_words(frozen.tables.front().rows.back()[1]) == "3");
    CHECK(frozen.analysis == "Bemanningen på sommaren.");
}

TEST_CASE("the secretary of a board freezes its report, the utförare's manager their own") {
    const auto rules = rules_of("linkoping");
    const auto owed = owed_of("linkoping");
    const std::string provider = providers(rules).front();
    const auto& theirs = *owed.report("utforare");
    const auto& all = *owed.report("uppfoljning");
    const auto secretary_of = [&](const std::string& board) {
        return [board](Act act, const std::string& of, const std::string&) {
            return act == Act::FreezeReport && of == board;
        };
    };
    CHECK_FALSE(may_freeze(all, "", rules, secretary_of(rules.boards.front().id)));
    CHECK(may_freeze(all, "", rules, [](Act act, const std::string&, const std::string&) {
        return act == Act::FreezeReport;
    }));
    const auto manager = [&](Act act, const std::string&, const std::string& unit) {
        const auto* known = rules.unit(unit);
        return act == Act::MakeReport && known && known->run_by == provider;
    };
    CHECK(may_freeze(theirs, provider, rules, manager));
    CHECK_FALSE(may_freeze(all, "", rules, manager));
    const auto lj = rules_of("ljusnarsberg");
    const auto owed_lj = owed_of("ljusnarsberg");
    CHECK(may_freeze(*owed_lj.report("utskottet"), "", lj, secretary_of("socialnamnden")));
}
