// One box at a time: what its ink says, and when the paper around it hides too much to say anything.
#include "scanner/reading/mark.h"
#include "tests/support/damage.h"
#include "tests/support/filled_page.h"
#include "tests/support/rooms.h"

#include <catch2/catch.hpp>
#include <cmath>

using namespace tycktill;

namespace {

constexpr double dpi = 300;
const Rect inside{Mm{1000}, Mm{1000}, Mm{500}, Mm{500}};

// An empty box on white paper of 25 × 25 mm.
Image box() {
    Image out(295, 295, 250);
    out.dpi = dpi;
    const double l = 9.8, r = 15.2;
    draw_stroke(out, dpi, {{l, l}, {r, l}, {r, r}, {l, r}, {l, l}}, {0.4, 26});
    return out;
}

Image light_slash(Image image) {
    draw_stroke(image, dpi, {{11, 14}, {12.5, 12.5}, {14, 11}}, {0.45, 185});
    return image;
}

Image darker_from(Image image, int column, double share) {
    for (int y = 0; y < image.height(); ++y)
        for (int x = column; x < image.width(); ++x)
            image.row(y)[x] = std::uint8_t(image.at(x, y) * (1 - share));
    return image;
}

MarkState state_of(const Image& image) {
    const double scale = dpi / 25.4;
    const Match corners[] = {{{0, 0}, {0, 0}},
                             {{20, 0}, {20 * scale, 0}},
                             {{20, 20}, {20 * scale, 20 * scale}},
                             {{0, 20}, {0, 20 * scale}}};
    return judge_mark(measure_ink(image, Homography::fit(corners).value(), inside)).state;
}

} // namespace

TEST_CASE("a light stroke is ticked, and no stroke is empty") {
    CHECK(state_of(box()) == MarkState::Empty);
    CHECK(state_of(light_slash(box())) == MarkState::Ticked);
}

TEST_CASE("a box is empty in a noisy picture too") {
    Chance chance(3);
    CHECK(state_of(damaged(box(), {DamageKind::Noise, 28}, chance)) == MarkState::Empty);
}

TEST_CASE("a light stroke where a stain ends is never taken for nothing") {
    for (const double share : {0.1, 0.2, 0.3, 0.4, 0.5})
        for (int column = 100; column < 200; column += 3) {
            INFO(share << " darker from column " << column);
            CHECK(state_of(darker_from(light_slash(box()), column, share)) != MarkState::Empty);
        }
}

TEST_CASE("a filled box where a stain ends is never taken for a tick") {
    for (const int tone : {60, 120, 165})
        for (const double share : {0.1, 0.2, 0.3, 0.4, 0.5})
            for (int column = 90; column < 200; column += 3) {
                Image image = box();
                Chance chance(5);
                draw_withdrawn(image, dpi, inside, {0.4, tone}, chance);
                const auto state = state_of(darker_from(std::move(image), column, share));
                INFO(tone << " " << share << " darker from column " << column);
                CHECK(state != MarkState::Empty);
                CHECK(state != MarkState::Ticked);
            }
}

TEST_CASE("a felt-tip cross is a tick, in a noisy picture too") {
    for (const double noise : {0.0, 20.0})
        for (int seed = 1; seed <= 10; ++seed) {
            Image image = box();
            Chance chance{std::uint64_t(seed)};
            draw_tick(image, dpi, inside, TickStyle::Cross, {1.0, 20}, chance);
            if (noise > 0)
                image = damaged(std::move(image), {DamageKind::Noise, noise}, chance);
            INFO("noise " << noise << ", seed " << seed);
            CHECK(state_of(image) == MarkState::Ticked);
        }
}

TEST_CASE("a ring round words that reaches into a box at its side is no tick") {
    for (const double in : {0.8, 1.1, 1.4})
        for (const bool after : {false, true}) {
            Image image = box();
            // The box is white from 10 to 15 mm; the words stand before or after it.
            const double middle = after ? 15 + 7 - in : 10 - 7 + in;
            std::vector<std::pair<double, double>> ring;
            for (double turn = 0; turn < 6.4; turn += 0.1)
                ring.emplace_back(middle + 7 * std::cos(turn), 12.5 + 3 * std::sin(turn));
            draw_stroke(image, dpi, ring, {0.5, 60});
            INFO(in << " mm, " << (after ? "after" : "before"));
            CHECK(state_of(image) == MarkState::Unsure);
        }
}

TEST_CASE("a small tick at a box's side is a tick") {
    Image image = box();
    draw_stroke(image, dpi, {{10.6, 12}, {11.3, 13.4}, {12.2, 10.7}}, {0.5, 60});
    CHECK(state_of(image) == MarkState::Ticked);
}

TEST_CASE("a box that was filled half-way or with gaps is never taken for a tick") {
    const auto filled = [](double share, double apart) {
        Image image = box();
        std::vector<std::pair<double, double>> zigzag;
        bool right = false;
        for (double down = 10.2; down < 10.2 + 4.6 * share; down += apart) {
            zigzag.emplace_back(right ? 14.8 : 10.2, down);
            right = !right;
        }
        draw_stroke(image, dpi, zigzag, {0.45, 60});
        return state_of(image);
    };
    for (const double share : {0.5, 0.6, 0.7, 0.8, 0.9})
        CHECK(filled(share, 0.3) != MarkState::Ticked);
    for (const double apart : {0.5, 0.6, 0.7, 0.8})
        CHECK(filled(1, apart) != MarkState::Ticked);
}
