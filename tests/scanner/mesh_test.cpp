// Where a page's print has moved to, seen at the rules of its text boxes.
#include "scanner/reading/mesh.h"
#include "tests/support/filled_page.h"
#include "tests/support/printed_form.h"
#include "tests/support/rooms.h"

#include <catch2/catch.hpp>

using namespace tycktill;

namespace {

const PrintedForm& form() {
    static const PrintedForm printed =
        print_form(shipped_catalogue(std::string(TYCKTILL_SOURCE) + "/assets"), "ljusnarsberg");
    return printed;
}

const Page& page() {
    return form().sheet->pages[0];
}

// The printed page's own map, as if the print had moved by that much.
Homography map_off_by(double dx, double dy) {
    const double scale = form().pages[0].dpi / 25.4;
    std::vector<Match> corners;
    for (const MmPoint at : {MmPoint{0, 0}, {210, 0}, {210, 297}, {0, 297}})
        corners.push_back({at, {(at.x - dx) * scale, (at.y - dy) * scale}});
    return Homography::fit(corners).value();
}

bool has_rule(const Box& box) {
    return box.kind == BoxKind::Line || box.kind == BoxKind::Comb;
}

} // namespace

TEST_CASE("the rule of a line or comb is found as far as it moved") {
    for (const auto& [dx, dy] : {std::pair{0.0, 0.0}, {1.2, 0.0}, {-0.8, 1.2}, {1.4, -1.4}})
        for (const Box& box : page().boxes) {
            if (!has_rule(box))
                continue;
            INFO(box.field << " moved by " << dx << ", " << dy);
            const auto shift = find_rule(form().pages[0], map_off_by(dx, dy), box);
            REQUIRE(shift);
            CHECK(shift->dx == Approx(dx).margin(0.15));
            CHECK(shift->dy == Approx(dy).margin(0.15));
        }
}

TEST_CASE("a stroke along an erased rule is not taken for it") {
    for (const Box& box : page().boxes) {
        if (!has_rule(box))
            continue;
        Image image = form().pages[0];
        const double scale = image.dpi / 25.4;
        const double left = box.inside.x.value() - 3, right = box.inside.right().value() + 3;
        const double y = box.inside.bottom().value();
        for (int row = int((y - 2.9) * scale); row < int((y + 2.9) * scale); ++row)
            std::fill(image.row(row) + int(left * scale), image.row(row) + int(right * scale),
                      std::uint8_t(250));
        INFO(box.field);
        CHECK_FALSE(find_rule(image, map_off_by(0, 0), box));
        draw_stroke(image, image.dpi, {{left + 5, y}, {right - 12, y - 0.5}}, {0.4, 60});
        CHECK_FALSE(find_rule(image, map_off_by(0, 0), box));
    }
}
