// A reading keeps where its page lies: what the desk outlines and the archive hides lies on the ink.
#include "scanner/queue/queue_fault.h"
#include "scanner/queue/reading_json.h"
#include "scanner/reading/read_page.h"
#include "tests/support/damage.h"
#include "tests/support/filled_page.h"
#include "tests/support/printed_form.h"
#include "tests/support/rooms.h"

#include <catch2/catch.hpp>

using namespace tycktill;

namespace {

constexpr double dpi = 200;

const Catalogue& catalogue() {
    return shipped_catalogue(std::string(TYCKTILL_SOURCE) + "/assets");
}

/// In the middle of every box a speck of black that can be found again however the page is bent.
Image specked(const Sheet& sheet, const Page& page) {
    Image image = drawn_page(
        sheet, page, to_text(PageCode{fingerprint(sheet), random_serial(), page.number}), dpi);
    for (const Box& box : page.boxes) {
        const double x = box.inside.centre().x.value(), y = box.inside.centre().y.value();
        draw_stroke(image, dpi, {{x - 0.3, y}, {x + 0.3, y}}, {1.0, 0});
    }
    return image;
}

/// The middle of the black within 2 mm of a place; nothing where there is none.
std::optional<PxPoint> speck_near(const Image& image, double x, double y, double px_a_mm,
                                  double reach_mm) {
    double sum_x = 0, sum_y = 0, weight = 0;
    const int reach = int(reach_mm * px_a_mm);
    for (int row = int(y) - reach; row <= int(y) + reach; ++row)
        for (int column = int(x) - reach; column <= int(x) + reach; ++column)
            if (image.contains({column + 0.5, row + 0.5}) && image.at(column, row) < 90) {
                sum_x += column + 0.5;
                sum_y += row + 0.5;
                weight += 1;
            }
    if (weight == 0)
        return {};
    return PxPoint{sum_x / weight, sum_y / weight};
}

struct Off {
    double mesh = 0, map_alone = 0; ///< mm, the worst of all boxes
    int boxes = 0;
};

double mm_between(const PixelRect& rect, const PxPoint& ink, double px_a_mm) {
    return std::hypot(rect.x + rect.width / 2.0 - ink.x, rect.y + rect.height / 2.0 - ink.y) /
           px_a_mm;
}

Off off_the_ink(const Image& image, const Page& page, const PageReading& reading) {
    Off off;
    constexpr double px_a_mm = dpi / 25.4;
    for (const Box& box : page.boxes) {
        // Its frame is black too: a tick box is looked into less far.
        const double reach = box.kind == BoxKind::Tick ? 1.4 : 2.4;
        PixelRect rect = reading.placement->outline(box.inside);
        for (const FieldReading& field : reading.fields)
            for (const MarkReading& mark : field.marks)
                if (field.field == box.field && mark.choice == box.choice)
                    rect = mark.px;
        const auto ink = speck_near(image, rect.x + rect.width / 2.0, rect.y + rect.height / 2.0,
                                    px_a_mm, reach);
        INFO(box.field << " " << box.choice);
        REQUIRE(ink);
        ++off.boxes;
        off.mesh = std::max(off.mesh, mm_between(rect, *ink, px_a_mm));
        off.map_alone = std::max(
            off.map_alone, mm_between(outline(reading.placement->map, box.inside), *ink, px_a_mm));
    }
    return off;
}

} // namespace

TEST_CASE("what is outlined lies within a millimetre of the ink on bent and slipped pages") {
    double worst = 0, worst_alone = 0;
    for (const char* form : {"ljusnarsberg", "robertsfors", "ostersund", "linkoping", "lomma"}) {
        const Sheet& sheet = *catalogue().sheet(catalogue().form(form)->ref);
        const Page& page = sheet.pages[0];
        const Reader reader{[](const SheetFingerprint& print) { return catalogue().sheet(print); },
                            {}};
        for (const Damage damage : {Damage{DamageKind::Tilt, 1.5},
                                    {DamageKind::Bend, 1.2},
                                    {DamageKind::Slip, 0.7},
                                    {DamageKind::Jump, 1}}) {
            Chance chance(7);
            const Image image = damaged(specked(sheet, page), damage, chance);
            const PageReading reading = read_page(image, reader);
            INFO(form << ", " << to_text(damage) << ": " << reading.why);
            if (reading.status != PageStatus::Read)
                continue; // refused in words: nothing is outlined
            REQUIRE(reading.placement);
            const Off off = off_the_ink(image, page, reading);
            CHECK(off.boxes == int(page.boxes.size()));
            CHECK(off.mesh < 1.0);
            worst = std::max(worst, off.mesh);
            worst_alone = std::max(worst_alone, off.map_alone);
        }
    }
    // The pages were really bent: without the measured shifts the outlines lie further off.
    INFO("at worst " << worst << " mm off, " << worst_alone << " mm without the measured shifts");
    CHECK(worst_alone > worst);
}

TEST_CASE("a kept reading has its placement and the squares of its marks again") {
    const Sheet& sheet = *catalogue().sheet(catalogue().form("ljusnarsberg")->ref);
    const Reader reader{[](const SheetFingerprint& print) { return catalogue().sheet(print); }, {}};
    Chance chance(3);
    for (const int turn : {0, 90, 180, 270}) {
        Image image = damaged(specked(sheet, sheet.pages[0]), {DamageKind::Slip, 0.7}, chance);
        if (turn > 0)
            image = damaged(image, {DamageKind::Turn, double(turn)}, chance);
        FormPage page;
        page.reading = read_page(image, reader);
        INFO(turn << " " << page.reading.why);
        REQUIRE(page.reading.placement);
        const auto again = parse_form_page(to_bytes(page));
        REQUIRE(again);
        REQUIRE(again->reading.placement);
        CHECK(again->reading.placement->map.numbers() == page.reading.placement->map.numbers());
        CHECK(again->reading.placement->mesh.nodes() == page.reading.placement->mesh.nodes());
        CHECK(again->reading.fields.size() == page.reading.fields.size());
        for (std::size_t i = 0; i < page.reading.fields.size(); ++i)
            for (std::size_t m = 0; m < page.reading.fields[i].marks.size(); ++m)
                CHECK(again->reading.fields[i].marks[m].px == page.reading.fields[i].marks[m].px);
        CHECK(std::abs(page.reading.placement->tilt()) < 0.01);
    }
}

TEST_CASE("a kept reading with a name that nobody knows is a fault, and no other name's value") {
    FormPage page;
    page.reading.status = PageStatus::Blank;
    const Bytes bytes = to_bytes(page);
    std::string text(bytes.begin(), bytes.end());
    text.replace(text.find("blank"), 5, "blink");
    const auto read = parse_form_page(bytes_of(text));
    REQUIRE_FALSE(read);
    CHECK(read.error().kind == QueueFault::DamagedReading);
}
