#include "scanner/desk/page_map.h"

#include "forms/definition/catalogue.h"
#include "tests/support/rooms.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>

using namespace tycktill;

namespace {

constexpr double px_a_mm = 300 / 25.4;

/// How the page's fields would be outlined if it had been scanned so much askew.
PageReading askew(const Page& page, double radians) {
    PageReading reading;
    const double c = std::cos(radians), s = std::sin(radians);
    for (const auto& box : page.boxes) {
        if (std::any_of(reading.fields.begin(), reading.fields.end(),
                        [&](const FieldReading& field) { return field.field == box.field; }))
            continue;
        double left = 1e9, top = 1e9, right = -1e9, bottom = -1e9;
        for (const auto& other : page.boxes) {
            if (other.field != box.field)
                continue;
            const auto& in = other.inside;
            for (const double x : {in.x.value(), in.x.value() + in.width.value()})
                for (const double y : {in.y.value(), in.y.value() + in.height.value()}) {
                    left = std::min(left, px_a_mm * (x * c - y * s));
                    right = std::max(right, px_a_mm * (x * c - y * s));
                    top = std::min(top, px_a_mm * (x * s + y * c));
                    bottom = std::max(bottom, px_a_mm * (x * s + y * c));
                }
        }
        FieldReading field;
        field.field = box.field;
        field.box_px = {int(left), int(top), int(right - left), int(bottom - top)};
        reading.fields.push_back(std::move(field));
    }
    return reading;
}

} // namespace

TEST_CASE("how far a page lay askew is found again from its fields, on every shipped form") {
    const auto catalogue = Catalogue::load(std::string(TYCKTILL_SOURCE) + "/assets").value();
    for (const auto& municipality : catalogue.municipalities())
        for (const auto& form : municipality.forms) {
            const auto* sheet = catalogue.sheet(form.ref);
            REQUIRE(sheet);
            for (const double degrees : {-2.0, 0.0, 1.5}) {
                const double radians = degrees * std::acos(-1.0) / 180;
                const auto map = page_map(sheet->pages[0], askew(sheet->pages[0], radians));
                INFO(form.ref.id << " at " << degrees);
                REQUIRE(map);
                CHECK(tilt_of(*map) == Approx(radians).margin(0.004));
            }
        }
}

TEST_CASE("one field is too little to say how a page lies") {
    const auto catalogue = Catalogue::load(std::string(TYCKTILL_SOURCE) + "/assets").value();
    const auto* sheet = catalogue.sheet(catalogue.form("ljusnarsberg")->ref);
    auto reading = askew(sheet->pages[0], 0);
    reading.fields.resize(1);
    CHECK_FALSE(page_map(sheet->pages[0], reading));
}
