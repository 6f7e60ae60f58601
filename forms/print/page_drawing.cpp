#include "forms/print/page_drawing.h"
#include "forms/paper/web_blank.h"

#include "shared/record/code.h"

#include <cmath>

namespace tycktill::forms::print {
namespace {

constexpr Mm tick_border = 0.4_mm;
constexpr Mm line_ink = 0.3_mm;
constexpr Mm ruled_ink = 0.25_mm;
constexpr Mm ruled_end = 2.5_mm; ///< darker, so that a copied blank still shows where the lines go
constexpr Mm divider = 3.2_mm;   ///< half height keeps the digits free of ink

void use(cairo_t* on, Ink colour) {
    cairo_set_source_rgb(on, (colour >> 16 & 0xff) / 255.0, (colour >> 8 & 0xff) / 255.0,
                         (colour & 0xff) / 255.0);
}

void fill(cairo_t* on, const Rect& rect, Ink colour) {
    cairo_rectangle(on, points(rect.x), points(rect.y), points(rect.width), points(rect.height));
    use(on, colour);
    cairo_fill(on);
}

/// A border around the white inside.
void frame(cairo_t* on, const Rect& inside, Mm width, Ink colour) {
    const double half = points(width) / 2;
    cairo_rectangle(on, points(inside.x) - half, points(inside.y) - half,
                    points(inside.width) + 2 * half, points(inside.height) + 2 * half);
    cairo_set_line_width(on, points(width));
    use(on, colour);
    cairo_stroke(on);
}

/// Stroked, not filled: printers and viewers
/// then make all lines of one width equally wide.
void rule(cairo_t* on, Point from, Point to, Mm width, Ink colour) {
    cairo_move_to(on, points(from.x), points(from.y));
    cairo_line_to(on, points(to.x), points(to.y));
    cairo_set_line_width(on, points(width));
    use(on, colour);
    cairo_stroke(on);
}

/// The line that people write on, just below the white inside.
void base_line(cairo_t* on, Mm from, Mm to, Mm bottom) {
    const Mm y = bottom + line_ink / 2;
    rule(on, {from, y}, {to, y}, line_ink, ink::field_line);
}

void draw_comb(cairo_t* on, const Box& box) {
    const auto upright = [&](Mm x, Mm bottom) {
        rule(on, {x, bottom - divider + line_ink}, {x, bottom + line_ink / 2}, line_ink,
             ink::field_line);
    };
    for (std::size_t i = 0; i < box.cells.size(); ++i) {
        const Rect& cell = box.cells[i];
        upright(cell.x, cell.bottom());
        const bool group_ends = i + 1 == box.cells.size() || box.cells[i + 1].x != cell.right();
        if (group_ends)
            upright(cell.right(), cell.bottom());
        base_line(on, cell.x - line_ink / 2, cell.right() + line_ink / 2, cell.bottom());
    }
}

void draw_area(cairo_t* on, const Box& box) {
    const Rect& area = box.inside;
    for (int line = 1; line <= box.lines; ++line) {
        const Mm y = area.y + box.pitch * line;
        rule(on, {area.x, y}, {area.right(), y}, ruled_ink, ink::ruled_line);
        rule(on, {area.x, y}, {area.x + ruled_end, y}, line_ink, ink::field_line);
        rule(on, {area.right() - ruled_end, y}, {area.right(), y}, line_ink, ink::field_line);
    }
}

void draw_box(cairo_t* on, const Box& box) {
    switch (box.kind) {
    case BoxKind::Tick:
        return frame(on, box.inside, tick_border, ink::text);
    case BoxKind::Comb:
        return draw_comb(on, box);
    case BoxKind::Area:
        return draw_area(on, box);
    case BoxKind::Line:
        return base_line(on, box.inside.x, box.inside.right(), box.inside.bottom());
    }
}

void stroke_line(cairo_t* on, Point from, Point to) {
    cairo_move_to(on, points(from.x), points(from.y));
    cairo_line_to(on, points(to.x), points(to.y));
    cairo_stroke(on);
}

void draw_sample(cairo_t* on, const Sample& sample) {
    const Rect& box = sample.inside;
    frame(on, box, tick_border, ink::text);
    if (sample.state == Sample::State::Withdrawn) {
        const Mm edge = 0.45_mm;
        fill(on, {box.x + edge, box.y + edge, box.width - edge * 2, box.height - edge * 2},
             ink::black);
    }
    if (sample.state == Sample::State::Ticked) {
        const Mm edge = 0.95_mm;
        cairo_set_line_width(on, points(0.65_mm));
        cairo_set_line_cap(on, CAIRO_LINE_CAP_ROUND);
        use(on, ink::black);
        stroke_line(on, {box.x + edge, box.y + edge}, {box.right() - edge, box.bottom() - edge});
        stroke_line(on, {box.right() - edge, box.y + edge}, {box.x + edge, box.bottom() - edge});
        cairo_set_line_cap(on, CAIRO_LINE_CAP_BUTT);
    }
}

/// 4.5 mm of scissors, cutting to the right, on a white patch in the tear line.
void draw_scissors(cairo_t* on, Mm x, Mm y) {
    fill(on, {x - 2.2_mm, y - 1_mm, 7.6_mm, 2_mm}, ink::white);
    cairo_save(on);
    cairo_translate(on, points(x), points(y));
    cairo_scale(on, points_per_mm, points_per_mm);
    use(on, ink::text);
    cairo_set_line_width(on, 0.32);
    cairo_set_line_cap(on, CAIRO_LINE_CAP_ROUND);
    for (const double side : {-1.0, 1.0}) {
        cairo_new_path(on);
        cairo_arc(on, -0.35, side * 1.15, 0.72, 0, 2 * M_PI);
        cairo_stroke(on);
        // From the ring through the joint to the tip on the other side.
        cairo_move_to(on, 0.25, side * 0.75);
        cairo_line_to(on, 3.6, side * -1.75);
        cairo_stroke(on);
    }
    cairo_restore(on);
}

void draw_tear_line(cairo_t* on, const Sheet& sheet, bool scissors) {
    const double dashes[] = {points(2_mm), points(1.4_mm)};
    cairo_save(on);
    cairo_set_dash(on, dashes, 2, 0);
    cairo_set_line_width(on, points(0.3_mm));
    use(on, ink::black);
    stroke_line(on, {0_mm, sheet.tear_line}, {sheet.paper.width, sheet.tear_line});
    cairo_restore(on);
    if (scissors)
        draw_scissors(on, sheet.paper.width > 150_mm ? 24_mm : 21_mm, sheet.tear_line);
}

/// Short lines in the margins, where the paper is to be folded.
void draw_fold(cairo_t* on, Mm y, Mm width) {
    rule(on, {0_mm, y}, {7_mm, y}, 0.25_mm, ink::quiet);
    rule(on, {width - 7_mm, y}, {width, y}, 0.25_mm, ink::quiet);
}

const char* tag_of(TextStyle style) {
    switch (style) {
    case TextStyle::Title:
    case TextStyle::LaterTitle:
        return "H1";
    case TextStyle::Heading:
    case TextStyle::FootHeading:
    case TextStyle::SlipHeading:
        return "H2";
    default:
        return "P";
    }
}

void draw_text(cairo_t* on, Typesetter& typesetter, const Order& order, const PlacedText& text,
               const Copy& copy) {
    typesetter.draw(on, words_of(text, order, copy), type_of(text.style, order.form.paper),
                    text.frame, text.align, order.language);
}

/// What a blank that anyone may copy says where others have the copy's number or code.
Words words_without_number(const PlacedText& text) {
    if (text.style == TextStyle::SlipNumber)
        return {{{"sv", "saknas"}, {"en", "none"}, {"fi", "ei ole"}}};
    return {{{"sv", "Får kopieras"}, {"en", "May be copied"}, {"fi", "Saa kopioida"}}};
}

} // namespace

/// Drawn for each copy, not once for all.
bool is_of_copy(const PlacedText& text) {
    return text.source == TextSource::Serial || text.source == TextSource::Code;
}

std::string words_of(const PlacedText& text, const Order& order, const Copy& copy) {
    if (is_from_web(copy.serial) && is_of_copy(text))
        return words_without_number(text).in(order.language);
    switch (text.source) {
    case TextSource::Serial:
        return for_people(copy.serial);
    case TextSource::Code:
        return record::in_groups(copy.code);
    case TextSource::Unit:
        return order.unit.empty() ? "" : text.words.in(order.language) + " " + order.unit;
    case TextSource::Form:
        break;
    }
    return text.words.in(order.language);
}

void draw_form(cairo_t* on, Typesetter& typesetter, const Order& order, std::size_t page,
               Tags tags) {
    const Page& boxes = order.layout.sheet.pages[page];
    const Print& print = order.layout.prints[page];
    for (const Fiducial& mark : boxes.marks)
        fill(on, mark.square, ink::black);
    for (const Rect& rule : print.heading_rules)
        fill(on, rule, order.accent);
    if (print.stamp)
        frame(on, *print.stamp, 0.25_mm, ink::stamp);
    for (const Rect& line : print.lines)
        base_line(on, line.x, line.right(), line.y);
    for (const Sample& sample : print.samples)
        draw_sample(on, sample);
    for (const Box& comb : print.sample_combs)
        draw_comb(on, comb);
    for (const Box& box : boxes.boxes)
        draw_box(on, box);
    draw_tear_line(on, order.layout.sheet, print.scissors);
    if (print.fold)
        draw_fold(on, *print.fold, order.layout.sheet.paper.width);
    for (const PlacedText& text : print.texts) {
        if (is_of_copy(text))
            continue;
        if (tags == Tags::Yes)
            cairo_tag_begin(on, tag_of(text.style), nullptr);
        draw_text(on, typesetter, order, text, {});
        if (tags == Tags::Yes)
            cairo_tag_end(on, tag_of(text.style));
    }
}

void draw_copy(cairo_t* on, Typesetter& typesetter, const Order& order, std::size_t page,
               const Copy& copy) {
    const Page& boxes = order.layout.sheet.pages[page];
    const Modules modules =
        modules_of({fingerprint(order.layout.sheet), copy.serial, boxes.number});
    for (const Rect& code : boxes.codes)
        draw_code(on, modules, code);
    for (const PlacedText& text : order.layout.prints[page].texts) {
        if (is_of_copy(text))
            draw_text(on, typesetter, order, text, copy);
    }
}

} // namespace tycktill::forms::print
