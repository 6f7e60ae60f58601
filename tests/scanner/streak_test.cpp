// Dirt on the scanner's glass is known from several pages, and nothing else is taken for it.
#include "scanner/reading/streak.h"
#include "tests/support/damage.h"
#include "tests/support/printed_form.h"
#include "tests/support/rooms.h"

#include <catch2/catch.hpp>

using namespace tycktill;

namespace {

Image scanned(const std::vector<Damage>& damages, unsigned seed) {
    const Catalogue& catalogue = shipped_catalogue(TYCKTILL_SOURCE "/assets");
    const Sheet& sheet = *catalogue.sheet(catalogue.form("lomma")->ref);
    const Page& page = sheet.pages[0];
    Image image =
        drawn_page(sheet, page, to_text(PageCode{fingerprint(sheet), random_serial(), 1}), 150);
    Chance chance(seed);
    return damaged(std::move(image), damages, chance);
}

Image with_line(Image page, int x, int wide, int tone) {
    for (int y = 0; y < page.height(); ++y)
        for (int i = 0; i < wide; ++i)
            page.row(y)[x + i] = std::uint8_t(tone);
    return page;
}

} // namespace

TEST_CASE("a line at the same place on three pages is dirt on the glass, said once") {
    GlassWatch glass;
    std::vector<bool> said;
    for (unsigned seed = 1; seed <= 5; ++seed) {
        const Image page = scanned({{DamageKind::Noise, 4}, {DamageKind::Tilt, seed * 0.4}}, seed);
        const auto place = glass.add(streaks_of(with_line(page, 700, 2, 150)));
        said.push_back(place.has_value());
        if (place)
            CHECK(*place == Approx(701.0 / page.width()).margin(0.002));
    }
    CHECK(said == std::vector<bool>{false, false, true, false, false});
}

TEST_CASE("clean pages, and a line on single pages, are no dirt") {
    GlassWatch glass;
    for (unsigned seed = 1; seed <= 4; ++seed)
        CHECK_FALSE(glass.add(streaks_of(scanned({{DamageKind::Noise, 4}}, seed))));
    for (int x : {300, 500, 800, 900})
        CHECK_FALSE(glass.add(streaks_of(with_line(scanned({}, 9), x, 2, 120))));
}

TEST_CASE("two lines of dirt are both told") {
    GlassWatch glass;
    int said = 0;
    for (unsigned seed = 1; seed <= 5; ++seed)
        said +=
            glass.add(streaks_of(with_line(with_line(scanned({}, seed), 400, 2, 120), 900, 3, 160)))
                .has_value();
    CHECK(said == 2);
}
