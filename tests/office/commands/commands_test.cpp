// A registrar's morning and a handler's quarter of an hour, by commands; and what is served without a key.
#include "tests/office/commands/command_office.h"

using namespace tycktill;
using namespace tycktill::office;
using matters::Role;

namespace {

/// Units and boards of Linköping's own file.
struct Two {
    const forms::OfficeUnit* here = nullptr;
    const forms::OfficeUnit* elsewhere = nullptr; ///< of another board
};
Two units_of(const forms::OfficeRules& rules) {
    Two two{&rules.units.front(), nullptr};
    for (const auto& unit : rules.units)
        if (unit.board != two.here->board)
            two.elsewhere = &unit;
    REQUIRE(two.elsewhere);
    return two;
}
forms::OfficeRules rules() {
    ::setenv("TYCKTILL_ASSETS", (std::string(TYCKTILL_SOURCE) + "/assets").c_str(), 1);
    OfficePlace place;
    place.settings.municipality = "linkoping";
    return known_rules(place, {}).value();
}

/// An office with a registrar and a handler, and one matter that is theirs.
struct Morning : CommandOffice {
    forms::OfficeRules rules = ::rules();
    Two units = units_of(rules);
    std::string id;

    Morning() {
        works_here("annika", Role::Registrar, units.here->board);
        works_here("karin", Role::Handler, units.here->board, units.here->id);
        works_here("gunnar", Role::Manager, units.here->board);
        works_here("adam", Role::Administrator);
        works_here("iris", Role::Inspector);
        id = comes(units.here->name, "Astrid fick ingen hjälp.");
    }
};

} // namespace

TEST_CASE("a matter goes from its arrival to its end by commands, and all of it is there") {
    Morning office;
    const auto rows = office.matters_for("annika").rows();
    REQUIRE(rows.size() == 1);
    CHECK(rows[0]["id"] == office.id);
    CHECK(rows[0]["state"] == "new");
    CHECK(rows[0]["unit"] == office.units.here->id);
    const std::string number = rows[0]["number"];
    CHECK(rows[0]["clocks"][0]["late"] == false);

    CHECK(office.does("annika", number, act("register")).status == 0);
    DoWish assign = act("assign");
    assign.unit = office.units.here->id;
    assign.handler = "karin";
    CHECK(office.does("annika", office.id, assign).status == 0);
    CHECK(office.does("karin", office.id, act("note"), "Astrids dotter ringde.").status == 0);
    CHECK(office.does("karin", office.id, act("jot"), "Ring i morgon.").status == 0);
    DoWish measure = act("measure");
    measure.cause = office.rules.causes.front().id;
    CHECK(office.does("karin", office.id, measure, "Nytt schema.").status == 0);
    DoWish reply = act("reply");
    reply.means = "letter";
    CHECK(office.does("karin", office.id, reply, "Hej!\nVi har ändrat schemat.").status == 0);
    DoWish heard = act("heard");
    heard.reception = "content";
    CHECK(office.does("karin", office.id, heard).status == 0);
    DoWish close = act("close");
    close.outcome = office.rules.outcomes.front().id;
    close.jottings = "weed";
    const Printed closed = office.does("karin", office.id, close);
    CHECK(closed.status == 0);
    CHECK(closed.rows().at(0)["state"] == "closed");

    const auto told = office.matter_for("karin", number).rows().at(0);
    std::map<std::string, std::string> words;
    for (const auto& event : told["events"])
        words[event["kind"]] = event.value("words", "");
    CHECK(words["noted"] == "Astrids dotter ringde.");
    CHECK(words["jotted"].empty()); // weeded
    CHECK(words["replied"] == "Hej!\nVi har ändrat schemat.");
    bool story = false;
    for (const auto& answer : told["answers"])
        story |= answer["value"][0] == "Astrid fick ingen hjälp.";
    CHECK(story);
    CHECK(told.dump().find("Åsa Öberg") ==
          std::string::npos); // the contact is not opened by reading
}

TEST_CASE("a refusal says what to do, and a revision that is old is told") {
    Morning office;
    REQUIRE(office.matters_for("annika").status == 0);
    DoWish close = act("close");
    close.outcome = office.rules.outcomes.front().id;
    CHECK(office.does("karin", office.id, close).status == 1);
    DoWish note = act("note");
    note.revision = 1;
    CHECK(office.does("karin", office.id, note, "Först.").status == 0);
    CHECK(office.does("karin", office.id, note, "Sedan.").status == 1);
    CHECK(office.matter_for("karin", office.id).rows().at(0)["revision"] == 2);
    CHECK(office.does("karin", office.id, act("crown")).status == 2);
    CHECK(office.does("", office.id, note, "Av ingen.").status == 2);
}

TEST_CASE("without a key the register, the post list, the days, the log's proof are served") {
    Morning office;
    REQUIRE(office.matters_for("annika").status == 0);
    REQUIRE(office.does("karin", office.id, act("note"), "Astrid ringde.").status == 0);
    given_passphrase.clear();
    const auto row = office.matters_for("").rows().at(0);
    CHECK(row["state"] == "new");
    CHECK_FALSE(row["clocks"].empty());
    const Printed matter = office.matter_for("", office.id);
    CHECK(matter.out.find("Astrid") == std::string::npos);
    CHECK(matter.rows().at(0)["events"].size() == 2);
    RegisterWish post;
    post.day = iso(SystemClock().today());
    post.public_half = true;
    post.format = Format::Json;
    const auto rows = printed([&] { return run_register(office.place, post); }).rows();
    REQUIRE(rows.size() == 1);
    CHECK_FALSE(rows[0].contains("id"));
    CHECK(printed([&] {
              return run_clocks(office.place, {"", office.id, Format::Json});
          })
              .rows()
              .at(0)["days"]
              .size() > 0);
    AuditWish proof;
    proof.format = Format::Json;
    CHECK(printed([&] { return run_audit_verify(office.place, proof); }).rows().at(0)["proved"] ==
          true);
}

TEST_CASE("the figures of a period count what came, for who may see it") {
    Morning office;
    REQUIRE(office.matters_for("annika").status == 0); // opened by the program
    const std::string today = iso(SystemClock().today());
    FiguresWish wish{"gunnar", today, today, "", "", "", false, Format::Json};
    const auto count_of = [&](const FiguresWish& of) {
        const Printed told = printed([&] { return run_figures(office.place, of); });
        REQUIRE(told.status == 0);
        CHECK(told.out.find("Astrid") == std::string::npos);
        const auto rows = told.rows().at(0)["rows"]; // what came, by type
        REQUIRE_FALSE(rows.empty());
        REQUIRE(rows.back()[0] == "Alla");
        return rows.back()[1].get<int>();
    };
    CHECK(count_of(wish) == 1);
    wish.board = office.units.elsewhere->board;
    CHECK(count_of(wish) == 0);
    wish.board = "";
    wish.as = "iris"; // reads the log alone
    CHECK(count_of(wish) == 0);
    wish.as = "gunnar";
    wish.unit = "felstavad";
    CHECK(printed([&] { return run_figures(office.place, wish); }).status == 2);
    wish.unit = "";
    wish.publish = true;
    wish.format = Format::Csv;
    const Printed csv = printed([&] { return run_figures(office.place, wish); });
    CHECK(csv.out.starts_with("\xEF\xBB\xBF"));
    CHECK(csv.out.find("\"färre än 5\"") != std::string::npos);
}

TEST_CASE("a row is voided by the registrar, once, and its number stays") {
    Morning office;
    REQUIRE(office.matters_for("annika").status == 0);
    const auto make_void = [&](const char* as) {
        return printed([&] { return run_void(office.place, {as, office.id, "test"}); }).status;
    };
    CHECK(make_void("karin") == 2);
    CHECK(make_void("annika") == 0);
    CHECK(make_void("annika") == 2);
    CHECK(printed([&] {
              return run_other_number(office.place, {"annika", office.id, "VON 2026/412"});
          }).status == 0);
    CHECK(office.matters_for("annika").out.empty());
    RegisterWish all;
    all.as = "annika";
    all.format = Format::Json;
    const auto row = printed([&] { return run_register(office.place, all); }).rows().at(0);
    CHECK(row["void"]["reason"] == "test");
    CHECK(row["other_number"] == "VON 2026/412");
}

TEST_CASE(
    "what came by telephone is written on the municipality's own form, and proved like the rest") {
    Morning office;
    TakeInWish wish;
    wish.as = "annika";
    wish.way = "telephone";
    wish.answers = office.file_with(
        R"({"typ": "klagomal", "beskrivning": "Ingen svarade.", "svar": "nej", "enhet": ")" +
        office.units.here->name + "\"}");
    wish.format = Format::Json;
    const Printed taken = printed([&] { return run_take_in(office.place, wish); });
    REQUIRE(taken.status == 0);
    const std::string id = taken.rows().at(0)["id"];
    const auto told = office.matter_for("annika", id).rows().at(0);
    CHECK(told["events"][0]["way"] == "telephone");
    CHECK(printed([&] { return run_verify(office.place, Format::Table); }).status == 0);
    wish.answers = office.file_with(R"({"typ": "klagomal"})");
    CHECK(printed([&] { return run_take_in(office.place, wish); }).status == 1); // no story
    wish.as = "adam";
    CHECK(printed([&] { return run_take_in(office.place, wish); }).status == 2);
}

TEST_CASE("people come, are away and leave, and what was theirs is moved") {
    Morning office;
    REQUIRE(office.matters_for("annika").status == 0);
    DoWish assign = act("assign");
    assign.unit = office.units.here->id;
    assign.handler = "karin";
    REQUIRE(office.does("annika", office.id, assign).status == 0);
    PeopleWish wish;
    wish.as = "adam";
    wish.id = "karin";
    wish.role = "reader";
    wish.unit = office.units.here->id;
    CHECK(printed([&] { return run_people_grant(office.place, wish); }).status == 0);
    wish.as = "karin";
    CHECK(printed([&] { return run_people_grant(office.place, wish); }).status == 2);
    wish.as = "adam";
    wish.unit = "okänd";
    CHECK(printed([&] { return run_people_grant(office.place, wish); }).status == 2);

    PeopleWish away;
    away.as = "adam";
    away.id = "karin";
    away.from = away.to = iso(SystemClock().today());
    away.stand_in = "gunnar";
    CHECK(printed([&] { return run_people_absent(office.place, away); }).status == 0);

    PeopleWish leaves;
    leaves.as = "adam";
    leaves.id = "karin";
    leaves.successor = "gunnar";
    CHECK(printed([&] { return run_people_leaving(office.place, leaves); }).out == "1\n");
    CHECK(office.matters_for("gunnar").rows().at(0)["handler"] == "gunnar");
    CHECK(office.matters_for("karin").status == 2);
    PeopleWish list;
    list.as = "adam";
    list.format = Format::Json;
    const auto all = printed([&] { return run_people(office.place, list); }).rows();
    REQUIRE(all.size() == 5);
    CHECK(all[3]["id"] == "iris");
    CHECK(all[4]["id"] == "karin");
    CHECK(all[4]["at_work"] == false);
    CHECK(all[4]["has_key"] == false);
}

TEST_CASE("the log tells who did and read what, to the inspector; and that it was read") {
    Morning office;
    REQUIRE(office.matters_for("annika").status == 0);
    REQUIRE(office.matter_for("karin", office.id).status == 0);
    const auto read_log = [&](const char* as, const std::string& about) {
        AuditWish wish;
        wish.as = as;
        wish.about = about;
        wish.format = Format::Json;
        return printed([&] { return run_audit(office.place, wish); });
    };
    const auto acts = [](const Printed& log) {
        std::vector<std::string> all;
        for (const auto& row : log.rows())
            all.push_back(row["act"]);
        return all;
    };
    CHECK(acts(read_log("iris", office.id)) ==
          std::vector<std::string>{"read-matter", "read-audit"});
    CHECK(read_log("karin", "").status == 2); // her own matters alone
    CHECK(acts(read_log("karin", office.id)).size() == 3);
    CHECK(read_log("adam", "").status == 2);
    CHECK(acts(read_log("iris", "")).front() == "take-over");
    CHECK(acts(read_log("iris", "")).back() == "read-audit");
}
