// Who answers without ticking: a cross beside its box, a highlighter over a choice, a ring round its words or a line
// under them. Somebody is asked about each; none is passed over and none is believed.
#include "tests/scanner/outside_pages.h"
#include "tests/support/rooms.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>

using namespace tycktill;

namespace {

const std::string assets = std::string(TYCKTILL_SOURCE) + "/assets";

enum class Odd { CrossBeside, Highlight, Underline, Ring };

struct OddMark {
    std::string field;
    double left = 0, top = 0, right = 0, bottom = 0; // mm
};

Pen some_pen(Chance& chance) {
    constexpr Pen pens[] = {ballpoint, pencil, felt_tip, {0.3, 90}, {0.7, 50}};
    return pens[chance.below(5)];
}

// Pale over everything, darker where it goes twice, with a ragged end.
void highlight(Image& image, const OddMark& mark, Chance& chance) {
    const double scale = image.dpi / 25.4, share = chance.between(0.78, 0.92),
                 slope = chance.between(-0.02, 0.02);
    for (int y = int(mark.top * scale); y < int(mark.bottom * scale); ++y) {
        const double ragged = chance.between(0, 0.6) * scale;
        for (int x = int(mark.left * scale); x < int(mark.right * scale + ragged); ++x) {
            const int at = y + int(slope * (x - mark.left * scale));
            if (x >= 0 && at >= 0 && x < image.width() && at < image.height())
                image.row(at)[x] = std::uint8_t(image.at(x, at) * share);
        }
    }
}

OddMark draw(Image& image, const Box& box, Odd odd, Chance& chance) {
    const double l = box.inside.x.value(), t = box.inside.y.value(), r = box.inside.right().value(),
                 b = box.inside.bottom().value(), high = b - t;
    const double words = chance.between(9, 22); // that the choice's words reach
    OddMark mark{box.field, r + 1.2, t, r + 1.2 + words, b};
    switch (odd) {
    case Odd::CrossBeside: {
        const double size = chance.between(2.6, 4.5), beside = chance.between(1.2, 3);
        const bool before = chance.one_in(2) && l - beside - size > 2;
        mark.left = before ? l - beside - size : r + beside;
        mark.top = (t + b - size) / 2 + chance.between(-0.6, 0.6);
        mark.right = mark.left + size;
        mark.bottom = mark.top + size;
        Rect place = box.inside;
        place.x = Mm{int(mark.left * 100)}, place.y = Mm{int(mark.top * 100)};
        place.width = place.height = Mm{int(size * 100)};
        draw_tick(image, image.dpi, place, chance.one_in(3) ? TickStyle::Check : TickStyle::Cross,
                  some_pen(chance), chance);
        break;
    }
    case Odd::Highlight:
        mark.left = chance.one_in(2) ? l - chance.between(0.5, 2) : r + 0.8;
        mark.right = std::max(mark.left + 12, mark.right);
        mark.top = (t + b) / 2 - chance.between(1.7, 2.6);
        mark.bottom = (t + b) / 2 + chance.between(1.7, 2.6);
        highlight(image, mark, chance);
        break;
    case Odd::Underline: {
        const double y = b + chance.between(-0.6, 0.4);
        mark.top = y - 0.5, mark.bottom = y + 0.5;
        std::vector<std::pair<double, double>> line;
        for (double x = mark.left; x <= mark.right; x += 2)
            line.emplace_back(x, y + chance.between(-0.15, 0.15));
        draw_stroke(image, image.dpi, line, some_pen(chance));
        break;
    }
    case Odd::Ring: {
        const double rx = words / 2 + 1.5, ry = high / 2 + chance.between(0.2, 1);
        std::vector<std::pair<double, double>> ring;
        for (double turn = 0; turn < 6.6; turn += 0.2)
            ring.emplace_back(mark.left + words / 2 + rx * std::cos(turn),
                              (t + b) / 2 + ry * std::sin(turn) * (1 + 0.02 * turn));
        draw_stroke(image, image.dpi, ring, some_pen(chance));
        mark.left -= 1.5, mark.right += 1.5, mark.top -= 1, mark.bottom += 1;
        break;
    }
    }
    return mark;
}

bool is_asked(const PageReading& reading, const OddMark& mark, double scale) {
    for (const FieldReading& field : reading.fields)
        if (field.field == mark.field && field.doubt)
            return true;
    return std::any_of(reading.outside.begin(), reading.outside.end(), [&](const PixelRect& px) {
        return px.x < mark.right * scale && px.x + px.width > mark.left * scale &&
               px.y < mark.bottom * scale && px.y + px.height > mark.top * scale;
    });
}

/// One odd mark a question; the other questions are left empty or ticked.
/// Of a hundred at most `most_missed` may go unasked: what print cuts to pieces.
void all_are_asked(Odd odd, int least, const std::vector<Damage>& damages, int most_missed = 0) {
    Chance chance(std::uint64_t(odd) * 1000 + 77);
    int marks = 0, missed = 0;
    std::string places;
    for (int round = 0; marks < least; ++round) {
        const BlankPage& paper =
            blank_pages(assets)[std::size_t(round) % std::size_t(ticked_pages(assets))];
        Image image = *paper.blank;
        std::vector<OddMark> drawn;
        std::string last;
        std::vector<const Box*> of_question;
        const auto mark_one = [&] {
            if (of_question.empty())
                return;
            const Box& box = *of_question[std::size_t(chance.below(int(of_question.size())))];
            if (chance.one_in(3)) // and another is ticked
                for (const Box* other : of_question)
                    if (other != &box) {
                        draw_tick(image, image.dpi, other->inside, TickStyle::Cross, ballpoint,
                                  chance);
                        break;
                    }
            drawn.push_back(draw(image, box, odd, chance));
            of_question.clear();
        };
        for (const Box& box : paper.page->boxes)
            if (box.kind == BoxKind::Tick) {
                if (box.field != last)
                    mark_one();
                last = box.field;
                of_question.push_back(&box);
            }
        mark_one();
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
    all_are_asked(Odd::CrossBeside, 60, {}, 20);
}

TEST_CASE("a highlighter over a choice is asked about") {
    all_are_asked(Odd::Highlight, 60, {});
}

TEST_CASE("an underlined choice is asked about") {
    all_are_asked(Odd::Underline, 60, {});
}

TEST_CASE("a choice with a ring round its words is asked about") {
    all_are_asked(Odd::Ring, 60, {}, 4);
}

TEST_CASE("odd marks are asked about on a usual scan too") {
    for (const Odd odd : {Odd::CrossBeside, Odd::Highlight, Odd::Underline, Odd::Ring})
        all_are_asked(odd, 6, {{DamageKind::Noise, 6}, {DamageKind::Jpeg, 70}}, 20);
}
