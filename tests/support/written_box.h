#pragma once
/// Draws one text box as print would, with something written in it, for the tests of reading text.
#include "forms/paper/sheet.h"
#include "scanner/reading/homography.h"
#include "tests/support/rooms.h"

namespace tycktill {

struct Writing {
    std::string text;
    std::string font = "DejaVu Sans";
    double points = 11;
    double shake = 0;   ///< how unsteady the hand is: 0 a machine, 1 a pen
    double paper = 255; ///< grey of the paper at its left edge
    double shadow = 0;  ///< how much darker its right edge is
    double ink = 20;    ///< grey of the writing
    double noise = 0;   ///< standard deviation of the camera's noise
    double turn = 0;    ///< degrees
    double dpi = 300;
    unsigned seed = 1;
};

struct DrawnPage {
    Image image;
    Homography map;
};

Box line_box(double width_mm = 120);
Box comb_box(int cells, TextRule rule = TextRule::Telephone);
Box area_box(int lines);

/// The box stands somewhere on an otherwise empty page with a label over it.
DrawnPage draw_box(const Box& box, const Writing& writing);

/// Levenshtein distance between the two, in code points, over the length of `truth`.
double character_errors(const std::string& truth, const std::string& read);

} // namespace tycktill
