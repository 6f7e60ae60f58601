#include "tests/scanner/odd_marks.h"

#include "tests/scanner/outside_places.h"
#include "tests/support/filled_page.h"

#include <algorithm>
#include <cmath>

namespace tycktill {

namespace {

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

void draw_line(Image& image, double left, double right, double y, Chance& chance) {
    std::vector<std::pair<double, double>> line;
    for (double x = left; x <= right; x += 2)
        line.emplace_back(x, y + chance.between(-0.15, 0.15));
    draw_stroke(image, image.dpi, line, some_pen(chance));
}

void draw_ring(Image& image, double x, double y, double rx, double ry, Chance& chance) {
    std::vector<std::pair<double, double>> ring;
    for (double turn = 0; turn < 6.6; turn += 0.2)
        ring.emplace_back(x + rx * std::cos(turn), y + ry * std::sin(turn) * (1 + 0.02 * turn));
    draw_stroke(image, image.dpi, ring, some_pen(chance));
}

void draw_cross(Image& image, const Box& box, OddMark& mark, Chance& chance) {
    const double l = box.inside.x.value(), r = box.inside.right().value();
    const double size = chance.between(2.6, 4.5), beside = chance.between(1.2, 3);
    const bool before = chance.one_in(2) && l - beside - size > 2;
    mark.left = before ? l - beside - size : r + beside;
    mark.top = box.inside.centre().y.value() - size / 2 + chance.between(-0.6, 0.6);
    mark.right = mark.left + size;
    mark.bottom = mark.top + size;
    Rect place = box.inside;
    place.x = Mm{int(mark.left * 100)}, place.y = Mm{int(mark.top * 100)};
    place.width = place.height = Mm{int(size * 100)};
    draw_tick(image, image.dpi, place, chance.one_in(3) ? TickStyle::Check : TickStyle::Cross,
              some_pen(chance), chance);
}

OddMark draw_at_choice(Image& image, const Box& box, Odd odd, Chance& chance) {
    const double l = box.inside.x.value(), t = box.inside.y.value(), r = box.inside.right().value(),
                 b = box.inside.bottom().value(), high = b - t;
    const double words = chance.between(9, 22); // that the choice's words reach
    OddMark mark{box.field, r + 1.2, t, r + 1.2 + words, b};
    if (odd == Odd::CrossBeside) {
        draw_cross(image, box, mark, chance);
    } else if (odd == Odd::Highlight) {
        mark.left = chance.one_in(2) ? l - chance.between(0.5, 2) : r + 0.8;
        mark.right = std::max(mark.left + 12, mark.right);
        mark.top = (t + b) / 2 - chance.between(1.7, 2.6);
        mark.bottom = (t + b) / 2 + chance.between(1.7, 2.6);
        highlight(image, mark, chance);
    } else if (odd == Odd::Underline) {
        const double y = b + chance.between(-0.6, 0.4);
        mark.top = y - 0.5, mark.bottom = y + 0.5;
        draw_line(image, mark.left, mark.right, y, chance);
    } else {
        draw_ring(image, mark.left + words / 2, (t + b) / 2, words / 2 + 1.5,
                  high / 2 + chance.between(0.2, 1), chance);
        mark.left -= 1.5, mark.right += 1.5, mark.top -= 1, mark.bottom += 1;
    }
    return mark;
}

OddMark draw_at_words(Image& image, const MmPoint& row, double width, Odd odd, Chance& chance) {
    const double words = chance.between(7, width);
    OddMark mark{"", row.x, row.y - 2.5, row.x + words, row.y + 2.5};
    if (odd == Odd::UnderlinedWord)
        draw_line(image, row.x, row.x + words, row.y + chance.between(1.3, 2.2), chance);
    else
        draw_ring(image, row.x + words / 2, row.y, words / 2 + 1, chance.between(2, 3), chance);
    return mark;
}

} // namespace

std::string to_text(Odd odd) {
    static const char* const names[] = {"cross beside",  "highlighter",     "underlined choice",
                                        "ringed choice", "underlined word", "ringed word"};
    return names[int(odd)];
}

std::vector<OddMark> draw_odd_marks(Image& image, const BlankPage& paper, Odd odd, Chance& chance) {
    std::vector<OddMark> drawn;
    if (odd == Odd::UnderlinedWord || odd == Odd::RingedWord) {
        constexpr double width = 18;
        if (const auto row = printed_row(paper, width, chance))
            drawn.push_back(draw_at_words(image, *row, width, odd, chance));
        return drawn;
    }
    std::vector<const Box*> of_question;
    const auto mark_one = [&] {
        if (of_question.empty())
            return;
        const Box& box = *of_question[std::size_t(chance.below(int(of_question.size())))];
        if (chance.one_in(3)) // and another is ticked
            for (const Box* other : of_question)
                if (other != &box) {
                    draw_tick(image, image.dpi, other->inside, TickStyle::Cross, ballpoint, chance);
                    break;
                }
        drawn.push_back(draw_at_choice(image, box, odd, chance));
        of_question.clear();
    };
    std::string last;
    for (const Box& box : paper.page->boxes)
        if (box.kind == BoxKind::Tick) {
            if (box.field != last)
                mark_one();
            last = box.field;
            of_question.push_back(&box);
        }
    mark_one();
    return drawn;
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

} // namespace tycktill
