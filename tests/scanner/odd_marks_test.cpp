// Who answers without ticking: a cross beside its box, a highlighter over a choice, a ring round its words or a line
// under them. Somebody is asked about each; none is passed over and none is believed.
#include "tests/scanner/odd_marks.h"
#include "tests/support/rooms.h"

#include <catch2/catch.hpp>

using namespace tycktill;

namespace {

const std::string assets = std::string(TYCKTILL_SOURCE) + "/assets";

/// Of a hundred at most `most_missed` may go unasked: what hardly shows between the letters that it goes through.
void all_are_asked(Odd odd, int least, const std::vector<Damage>& damages, int most_missed = 0) {
    Chance chance(std::uint64_t(odd) * 1000 + 77);
    int marks = 0, missed = 0;
    std::string places;
    for (int round = 0; marks < least; ++round) {
        const BlankPage& paper =
            blank_pages(assets)[std::size_t(round) % std::size_t(ticked_pages(assets))];
        Image image = *paper.blank;
        const std::vector<OddMark> drawn = draw_odd_marks(image, paper, odd, chance);
        const double scale = image.dpi / 25.4;
        image = damaged(std::move(image), damages, chance);
        const PageReading reading = read_all_ink(image, assets);
        REQUIRE(reading.status == PageStatus::Read);
        for (const OddMark& mark : drawn) {
            ++marks;
            if (is_asked(reading, mark, scale))
                continue;
            ++missed;
            places += paper.name() + ", " + mark.field + " at " + std::to_string(mark.left) + " " +
                      std::to_string(mark.top) + "; ";
        }
    }
    INFO(places);
    CHECK(missed * 100 <= most_missed * marks);
}

} // namespace

TEST_CASE("a cross beside its box is asked about") {
    all_are_asked(Odd::CrossBeside, 120, {}, 1);
}

TEST_CASE("a highlighter over a choice is asked about") {
    all_are_asked(Odd::Highlight, 60, {});
}

TEST_CASE("an underlined choice is asked about") {
    all_are_asked(Odd::Underline, 60, {});
}

TEST_CASE("a choice with a ring round its words is asked about") {
    all_are_asked(Odd::Ring, 120, {});
}

TEST_CASE("a line under printed words and a ring round them are asked about") {
    all_are_asked(Odd::UnderlinedWord, 50, {}, 4);
    all_are_asked(Odd::RingedWord, 50, {}, 4);
}

TEST_CASE("odd marks are asked about on a usual scan too") {
    for (const Odd odd : all_odd)
        all_are_asked(odd, 24, {{DamageKind::Noise, 6}, {DamageKind::Jpeg, 70}});
}
