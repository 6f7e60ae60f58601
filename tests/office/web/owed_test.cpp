// The pages of what is owed: a checklist, a draft, freezing, and the files that are taken along.
#include "tests/office/web/web_world.h"

using namespace tycktill;
using namespace tycktill::web;
using namespace tycktill::web::test;
using matters::Role;

namespace {

/// An office with matters of the first half of 2026, looked at in July.
struct July {
    WebWorld world{"ljusnarsberg"};
    std::string secretary = world.somebody("eva", Role::Secretary, "socialnamnden");
    std::string handler =
        world.somebody("karin", Role::Handler, "socialnamnden", world.house.rules.units[0].id);

    explicit July(int matters = 3) {
        world.clock.set(day("2026-03-02"));
        for (int i = 0; i < matters; ++i)
            world.receive();
        world.clock.set(day("2026-07-14"));
    }
    static constexpr const char* path = "/rapporter/utskottet";
    static constexpr const char* query = "fran=2026-01-01";

    wire::HttpResponse press(const std::string& who, const std::string& what,
                             std::map<std::string, std::string> typed = {}) {
        typed["gor"] = what;
        return world.post(who, path, WebWorld::values_of(typed), query);
    }
};

} // namespace

TEST_CASE("the report to the utskott is found due, added to, frozen, and taken along") {
    July july;
    const std::string list = july.world.text(july.secretary, "/rapporter");
    CHECK(has(list, "Klagomål och synpunkter, första halvåret 2026"));
    CHECK(has(list, "Till: Sociala utskottet"));
    CHECK(has(list, "Att göra"));
    const std::string draft = july.world.text(july.secretary, July::path, July::query);
    CHECK(has(draft, "Utkast, siffrorna kan ändras"));
    CHECK(has(draft, "3 ärenden kom in."));
    CHECK(has(draft, "Åtgärder återförda till enheten"));
    CHECK_FALSE(has(draft, "Maten var kall"));
    const std::map<std::string, std::string> typed{{"analys", "Maten återkommer som ämne."},
                                                   {"varifran-1", "Patientnämnden"},
                                                   {"antal-1", "1"},
                                                   {"vad-1", "Medicin vid hemgång"}};
    CHECK(july.press(july.secretary, "spara", typed).status == 303);
    CHECK(has(july.world.text(july.secretary, July::path, July::query),
              "Maten återkommer som ämne."));
    const auto look = july.press(july.secretary, "granska", typed);
    CHECK(look.status == 200);
    CHECK(has(text_of(look.body), "Ja, frys den"));
    CHECK(july.world.papers->all("report").value().empty());
    const auto frozen = july.press(july.secretary, "frys", typed);
    REQUIRE(frozen.status == 303);
    CHECK(frozen.headers.at("location") == "/rapporter/fryst/2026%3A1");
    const std::string page = july.world.text(july.secretary, "/rapporter/fryst/2026:1");
    CHECK(has(page, "Rapport 2026:1, fryst 14 juli 2026"));
    CHECK(has(page, "Loggen styrker"));
    CHECK(has(page, "Patientnämnden"));
    CHECK_FALSE(has(page, "<textarea"));
    CHECK(has(july.world.text(july.secretary, "/rapporter"), "Fryst 2026:1"));
    CHECK(july.press(july.secretary, "frys", typed).status == 400);

    july.world.clock.set(day("2026-06-30"));
    july.world.receive(); // comes afterwards, and belongs to the period
    july.world.clock.set(day("2026-07-15"));
    const std::string csv = july.world.text(july.secretary, "/rapporter/fryst/2026:1/rapport.csv");
    CHECK(has(csv, "\"Alla\";3;"));
    const auto pdf = july.world.get(july.secretary, "/rapporter/fryst/2026:1/rapport.pdf");
    CHECK(pdf.headers.at("content-type") == "application/pdf");
    CHECK(text_of(pdf.body).rfind("%PDF-", 0) == 0);
    CHECK(has(july.world.text(july.secretary, "/rapporter/fryst/2026:1/rapport.txt"),
              "Loggens underskrift: "));
    CHECK(july.world.get(july.secretary, "/rapporter/fryst/2026:1/annat.pdf").status == 404);
    CHECK(july.world.get(july.secretary, "/rapporter/fryst/2026:2").status == 404);
}

TEST_CASE("a handler sees the report of their own unit, and freezes nothing") {
    July july;
    CHECK(has(july.world.text(july.handler, July::path, July::query), "0 ärenden kom in."));
    CHECK(july.press(july.handler, "frys").status == 400);
    CHECK(july.world.papers->all("report").value().empty());
    CHECK(july.world.get(july.secretary, "/rapporter/annat").status == 404);
    CHECK(july.world.get(july.secretary, July::path, "utforare=Ingen").status == 404);
}

TEST_CASE("Lomma's self-check is judged row by row, and frozen when all are") {
    WebWorld world;
    world.clock.set(day("2026-03-02"));
    world.receive();
    world.clock.set(day("2027-01-12"));
    people::Account account;
    account.person.id = "malin";
    account.name = "Malin Ek";
    account.credentials.locked_key = {1};
    for (const auto& board : world.house.rules.boards)
        account.person.grants.push_back({Role::Secretary, board.id, "", std::nullopt});
    REQUIRE(world.accounts->save(account).value());
    const std::string malin = people::begin_session(*world.accounts, "malin", world.now).value();
    const auto press = [&](const char* what, std::map<std::string, std::string> typed) {
        typed["gor"] = what;
        return world.post(malin, "/rapporter/egenkontroll", WebWorld::values_of(typed),
                          "fran=2026-01-01");
    };
    const std::string page = world.text(malin, "/rapporter/egenkontroll", "fran=2026-01-01");
    CHECK(has(page, "Utkast, 0 av 6 klara"));
    CHECK(has(page, "0 av 1 är registrerade."));
    std::map<std::string, std::string> typed{{"nadd-verktyg", "helt"},
                                             {"kommentar-verktyg", "Telefon finns med nu."}};
    CHECK(press("spara", typed).status == 303);
    const std::string saved = world.text(malin, "/rapporter/egenkontroll", "fran=2026-01-01");
    CHECK(has(saved, "Utkast, 1 av 6 klara"));
    CHECK(has(saved, "Telefon finns med nu."));
    const auto early = press("frys", typed);
    CHECK(early.status == 400);
    CHECK(has(text_of(early.body), "Bedöm alla rader först"));
    for (const auto& row : world.house.owed.self_check)
        typed["nadd-" + row.id] = "delvis";
    REQUIRE(press("frys", typed).status == 303);
    const std::string frozen = world.text(malin, "/rapporter/fryst/2027:1");
    CHECK(has(frozen, "Egenkontroll"));
    CHECK(has(frozen, "Delvis"));
    CHECK(has(frozen, "Telefon finns med nu."));
}
