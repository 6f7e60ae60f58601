// What a registrar does with a row: its number elsewhere, making it void; and views that somebody saved.
#include "tests/office/web/web_world.h"

using namespace tycktill;
using namespace tycktill::web;
using namespace tycktill::web::test;
using matters::Role;

namespace {

struct Rows {
    WebWorld world;
    std::string registrar = world.somebody("rut", Role::Registrar, "socialnamnden");
    std::string handler = world.somebody("karin", Role::Handler, "socialnamnden", "omsorg");
    std::string id;
    Rows() {
        Told told;
        told.unit = "Vård och omsorg";
        id = world.receive(told);
    }
    std::string path() const { return "/arende/" + id; }
    std::string last_act() {
        std::string last;
        REQUIRE(world.log->each_entry(1, [&](const audit::KeptEntry& kept) -> Result<void> {
            last = audit::to_text(audit::read_entry(kept)->act);
            return {};
        }));
        return last;
    }
};

} // namespace

TEST_CASE("the number in another diary is written in and shown, and it is logged") {
    Rows rows;
    CHECK(has(rows.world.text(rows.registrar, "/register"), "/diarienummer"));
    const auto too_long = rows.world.post(rows.registrar, rows.path() + "/diarienummer",
                                          WebWorld::values_of({{"nummer", std::string(41, '1')}}));
    CHECK(too_long.status == 400);
    const auto kept = rows.world.post(rows.registrar, rows.path() + "/diarienummer",
                                      WebWorld::values_of({{"nummer", "VON 2026/412"}}));
    CHECK(kept.status == 303);
    CHECK(rows.last_act() == "other-number");
    CHECK(has(rows.world.text(rows.registrar, "/register"), "VON 2026/412"));
    CHECK(has(rows.world.text(rows.handler, rows.path()), "VON 2026/412"));
    CHECK(rows.world
              .post(rows.handler, rows.path() + "/diarienummer",
                    WebWorld::values_of({{"nummer", "X 1"}}))
              .status == 404);
}

TEST_CASE("a void row keeps its number, struck through, and leaves the inbox") {
    Rows rows;
    const std::string number = registry::written_number(
        "{serie} {år}/{nr}", "SN", rows.world.kept->row(rows.id).value().value());
    const auto make = [&](const char* why, const char* sure) {
        return rows.world.post(rows.registrar, rows.path() + "/makulera",
                               WebWorld::values_of({{"skal", why}, {"saker", sure}}));
    };
    CHECK(make("test", "").status == 400);
    CHECK(make("hittepå", "ja").status == 400);
    CHECK_FALSE(rows.world.kept->row(rows.id).value()->voided);
    CHECK(make("test", "ja").status == 303);
    CHECK(rows.last_act() == "voided");
    const std::string page = rows.world.text(rows.registrar, "/register");
    CHECK(has(page, "<del>" + number + "</del>"));
    CHECK(has(page, "Makulerat"));
    CHECK_FALSE(has(rows.world.text(rows.registrar, "/inkorg", "vy=alla"), number));
    CHECK(rows.world.get(rows.registrar, rows.path()).status == 404);
}

TEST_CASE("a view of the inbox is saved by a name, shown to its owner alone, and taken away") {
    Rows rows;
    const auto kept = rows.world.post(
        rows.registrar, "/inkorg/vyer",
        WebWorld::values_of({{"vy", "nya"}, {"enhet", "omsorg"}, {"namn", "Omsorgens nya"}}));
    CHECK(kept.headers.at("location") == "/inkorg?enhet=omsorg&vy=nya");
    const std::string page = rows.world.text(rows.registrar, "/inkorg");
    CHECK(has(page, "href=\"/inkorg?enhet=omsorg&amp;vy=nya\">Omsorgens nya</a>"));
    CHECK_FALSE(has(rows.world.text(rows.handler, "/inkorg"), "Omsorgens nya"));
    const auto drafts = rows.world.accounts->drafts_of("rut").value();
    REQUIRE(drafts.size() == 1);
    CHECK_FALSE(has(text_of(drafts.front().sealed), "Omsorgens"));
    const std::string here = rows.world.text(rows.registrar, "/inkorg", "vy=nya&enhet=omsorg");
    CHECK(has(here, "Ta bort vyn Omsorgens nya"));
    const auto gone = rows.world.post(rows.registrar, "/inkorg/vyer/ta-bort",
                                      WebWorld::values_of({{"vilken", drafts.front().place.act}}));
    CHECK(gone.status == 303);
    CHECK_FALSE(has(rows.world.text(rows.registrar, "/inkorg"), "Omsorgens nya"));
    // Nothing else that somebody keeps goes that way.
    CHECK(
        rows.world
            .post(rows.registrar, "/inkorg/vyer/ta-bort", WebWorld::values_of({{"vilken", "svar"}}))
            .status == 404);
}
