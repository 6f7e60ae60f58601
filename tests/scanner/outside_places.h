#pragma once
/// Inside outside_pages.h only: words as somebody writes them, and where a page has room for them.
#include "forms/paper/page_print.h"
#include "tests/scanner/outside_pages.h"
#include "tests/support/rooms.h"

namespace tycktill {

struct Scribble {
    std::vector<std::string> lines;
    Lettering lettering;
    std::string font;
};

/// A word to three lines.
Scribble some_scribble(Chance& chance);
/// One short word, small.
Scribble one_word(Chance& chance);

/// Of one line of words: its baseline begins there, its letters may hang out of the picture.
void write_line(Image& image, double x_mm, double baseline_mm, const std::string& line,
                const Scribble& words);
/// In a place that begins there, line under line.
void write_lines(Image& image, double x_mm, double y_mm, const Scribble& words);
/// Up a side, as who has no more room turns the paper. `in_mm` from that side to the letters' feet or heads.
void write_upwards(Image& image, bool right, double in_mm, double from, const Scribble& words);

double paper_width(const BlankPage& paper);
double paper_height(const BlankPage& paper);
/// What is printed on it.
const PagePrint& print_of(const BlankPage& paper);
/// The arrival stamp's frame.
std::optional<Rect> stamp_of(const BlankPage& paper);
/// Somewhere that no box, code or mark is; nothing when the page is full.
std::optional<Rect> free_place(const BlankPage& paper, bool on_slip, double width, double height,
                               Chance& chance);
/// A row of printed words at least so wide: its left end and the middle of its letters.
std::optional<MmPoint> printed_row(const BlankPage& paper, double width, Chance& chance);

} // namespace tycktill
