// The report and the stations' page: figures, and no word that anybody wrote.
#include "tests/office/web/web_world.h"

using namespace tycktill;
using namespace tycktill::web;
using namespace tycktill::web::test;
using matters::Role;

TEST_CASE("the report counts, says what is owed, and a spreadsheet gets no formula") {
    WebWorld world;
    Told told;
    record::Submission odd = world.submission(told);
    odd.unit = "=HYPERLINK(1)";
    REQUIRE(world.keep(odd));
    world.take_over();
    const std::string secretary = world.somebody("eva", Role::Secretary, "kommunstyrelsen");
    const std::string page = world.text(secretary, "/rapport", "fran=2026-11-01&till=2026-11-30");
    CHECK(has(page, "Årlig sammanställning med handläggningstid och vidtagna åtgärder"));
    CHECK(has(page, "Allt registreras i LUKAS"));
    CHECK_FALSE(has(page, "Maten var kall"));
    const std::string csv =
        world.text(secretary, "/rapport.csv", "fran=2026-11-01&till=2026-11-30");
    CHECK(has(csv, "\"total\";\"\";\"Totalt\";1"));
    CHECK(has(csv, "\"type\";\"klagomal\";\"Klagomål\";1"));
    CHECK_FALSE(has(csv, ";\"=HYPERLINK"));
    CHECK(has(world.text(secretary, "/rapport.csv", "fran=2026-12-01&till=2026-12-30"),
              "\"Totalt\";0"));
    CHECK(has(world.text(secretary, "/rapport", "fran=2026-11-30&till=2026-11-01"),
              "har bytt plats"));
}

TEST_CASE("the stations' page proves that nothing is missing") {
    WebWorld world;
    world.receive();
    const std::string administrator = world.somebody("admin", Role::Administrator, "");
    const std::string page = world.text(administrator, "/stationer");
    CHECK(has(page, "kontoret"));
    CHECK(has(page, "Inget saknas"));
}

TEST_CASE("a matter shows what was promised, day by day") {
    WebWorld world("ljusnarsberg");
    const std::string id = world.receive();
    const std::string manager = world.somebody("chef", Role::Manager, "socialnamnden");
    const std::string page = world.text(manager, "/arende/" + id);
    CHECK(has(page, "Varför den dagen?"));
    CHECK(has(page, "Två veckor, räknade från dagen efter att det kom in."));
    CHECK(has(page, "Senast måndag 14 december"));
    CHECK(has(world.text(manager, "/arende/" + id + "/svar"),
              "Du får svar inom två veckor, senast "));
}
