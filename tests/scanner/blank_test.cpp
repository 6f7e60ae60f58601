// Blank is proved: whatever differs from paper above the paper's own noise is something.
#include "scanner/reading/blank.h"
#include "tests/support/damage.h"
#include "tests/support/filled_page.h"
#include "tests/support/rooms.h"

#include <catch2/catch.hpp>

using namespace tycktill;

namespace {

constexpr double dpi = 120;

Image sheet(int tone) {
    Image out(992, 1403, std::uint8_t(tone));
    out.dpi = dpi;
    return out;
}

/// A word as a hand writes it: slanted strokes of a letter's height, `letters` of them.
void write_word(Image& page, double x, double y, int letters, Pen pen, Chance& chance) {
    for (int i = 0; i < letters; ++i) {
        const double lean = chance.between(0.3, 1.2), height = chance.between(2.2, 4);
        draw_stroke(page, dpi, {{x, y}, {x + lean, y - height}, {x + 1.6, y - 0.2}}, pen);
        x += 2.4;
    }
}

} // namespace

TEST_CASE("a page with anything written on it is not blank, in any tone") {
    Chance chance(5);
    int missed = 0, pages = 0;
    for (const int paper : {250, 235, 215})
        for (const int under : {25, 45, 65})
            for (const int letters : {4, 9, 60})
                for (const double noise : {0.0, 3.0}) {
                    Image page = sheet(paper);
                    const Pen pen{0.4, paper - under};
                    for (int i = 0; i < letters; i += 20)
                        write_word(page, chance.between(25, 100), chance.between(30, 260),
                                   std::min(letters, 20), pen, chance);
                    if (noise > 0)
                        page = damaged(page, {DamageKind::Noise, noise}, chance);
                    INFO("paper " << paper << ", pen " << under << " under it, " << letters
                                  << " letters, noise " << noise);
                    ++pages;
                    const bool blank = is_blank(page);
                    missed += blank;
                    CHECK_FALSE(blank);
                }
    CHECK(pages >= 50);
    CHECK(missed == 0);
}

TEST_CASE("paper with noise, dust, shadow and JPEG's own marks is blank") {
    Chance chance(6);
    int asked = 0, pages = 0;
    for (const int paper : {255, 235, 215})
        for (const double noise : {0.0, 4.0, 9.0})
            for (const double dust : {0.0, 60.0})
                for (const double quality : {0.0, 75.0, 40.0}) {
                    Image page = sheet(paper);
                    std::vector<Damage> damages;
                    if (dust > 0)
                        damages.push_back({DamageKind::Dust, dust});
                    if (noise > 0)
                        damages.push_back({DamageKind::Noise, noise});
                    if (paper == 235)
                        damages.push_back({DamageKind::Shadow, 0.25});
                    if (quality > 0)
                        damages.push_back({DamageKind::Jpeg, quality});
                    page = damaged(page, damages, chance);
                    ++pages;
                    const bool blank = is_blank(page);
                    asked += !blank;
                }
    CHECK(pages >= 50);
    // Specks that JPEG 40 smears to a letter's size are asked about.
    CHECK(asked <= 3);
}
