// The poster that encourages people to speak, from the same data as the forms.
#include "tests/office/web/web_world.h"

using namespace tycktill;
using namespace tycktill::web;
using namespace tycktill::web::test;
using matters::Role;

TEST_CASE("each unit has a poster that encourages people to speak") {
    WebWorld world;
    const std::string manager = world.somebody("gun", Role::Manager, "socialnamnden");
    const std::string page = world.text(manager, "/affischer");
    const auto& units = world.house.town->units;
    REQUIRE_FALSE(units.empty());
    for (const auto& unit : units)
        CHECK(has(page, "/affischer/" + unit.id));
    for (const std::string& which : {units.front().id, std::string("alla")}) {
        const auto poster = world.get(manager, "/affischer/" + which);
        CHECK(poster.status == 200);
        CHECK(poster.headers.at("content-type") == "application/pdf");
        CHECK(text_of(poster.body).rfind("%PDF-", 0) == 0);
        CHECK(poster.body.size() > 2000);
    }
    CHECK(world.get(manager, "/affischer/ingen-enhet").status == 404);
}
