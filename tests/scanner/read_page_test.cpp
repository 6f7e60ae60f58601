// A page that was printed, filled in and scanned says what was filled in.
#include "forms/definition/catalogue.h"
#include "scanner/reading/read_page.h"
#include "tests/support/damage.h"
#include "tests/support/filled_page.h"
#include "tests/support/rooms.h"

#include <catch2/catch.hpp>

using namespace tycktill;

namespace {

const Catalogue& catalogue() {
    static const Catalogue loaded =
        Catalogue::load(std::string(TYCKTILL_SOURCE) + "/assets").value();
    return loaded;
}

const Sheet& sheet() {
    return *catalogue().sheet(catalogue().form("ljusnarsberg")->ref);
}

Reader reader() {
    return {[](const SheetFingerprint& print) { return catalogue().sheet(print); }, {}};
}

std::string code_text(int page = 1) {
    return to_text(PageCode{fingerprint(sheet()), Serial{"7K3M9QXDT"}, page});
}

Image empty_page(double dpi = 300) {
    return drawn_page(sheet(), sheet().pages[0], code_text(), dpi);
}

const Box& box_of(const std::string& field, std::size_t nth) {
    std::size_t seen = 0;
    for (const Box& box : sheet().pages[0].boxes)
        if (box.kind == BoxKind::Tick && (field.empty() || box.field == field) && seen++ == nth)
            return box;
    throw std::runtime_error("no such box");
}

const FieldReading* field_of(const PageReading& reading, const std::string& field) {
    for (const FieldReading& one : reading.fields)
        if (one.field == field)
            return &one;
    return nullptr;
}

} // namespace

TEST_CASE("an empty page says nothing, and says it surely") {
    const PageReading reading = read_page(empty_page(), reader());
    INFO(reading.why);
    REQUIRE(reading.status == PageStatus::Read);
    CHECK(reading.residual_mm < 0.1);
    CHECK(reading.form == sheet().form);
    for (const FieldReading& field : reading.fields) {
        INFO(field.field);
        CHECK(field.value.empty());
        CHECK_FALSE(field.doubt);
        for (const MarkReading& mark : field.marks)
            CHECK(mark.state == MarkState::Empty);
    }
}

TEST_CASE("a cross is read where it was made, whichever way the page is fed") {
    const Box& box = box_of("", 1);
    for (const double degrees : {0.0, 90.0, 180.0, 270.0}) {
        Chance chance(1);
        Image page = empty_page();
        draw_tick(page, 300, box.inside, TickStyle::Cross, ballpoint, chance);
        page = damaged(page,
                       {{DamageKind::Turn, degrees},
                        {DamageKind::Tilt, 2},
                        {DamageKind::Noise, 5},
                        {DamageKind::Jpeg, 60}},
                       chance);
        const PageReading reading = read_page(page, reader());
        INFO(degrees << " " << reading.why);
        REQUIRE(reading.status == PageStatus::Read);
        CHECK(reading.rotation_degrees == int(degrees));
        REQUIRE(field_of(reading, box.field));
        CHECK(field_of(reading, box.field)->value == std::vector<std::string>{box.choice});
        CHECK_FALSE(field_of(reading, box.field)->doubt);
    }
}
