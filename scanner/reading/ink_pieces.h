#pragma once
/// The connected pieces of a page's ink that its print does not explain, boxes' own ink among them. Found at
/// four dots a millimetre and only where it is dark, for every page is looked through.
#include "scanner/reading/mesh.h"
#include "scanner/reading/print_map.h"
#include "scanner/reading/registration.h"

#include <vector>

namespace tycktill::reading {

/// Lengths and places in sheet millimetres.
struct InkPiece {
    double left = 1e9, top = 1e9, right = -1e9, bottom = -1e9;
    /// In the picture's pixels, as it was scanned.
    double px_left = 1e9, px_top = 1e9, px_right = -1e9, px_bottom = -1e9;
    double area = 0;        ///< mm²
    double owned = 0;       ///< share of it in boxes, 0 … 1
    int owner = -1;         ///< the box with most of it
    double owner_area = 0;  ///< mm² in that box
    double unread_area = 0; ///< mm² where nobody reads: a stamp's frame
    double away = 0;        ///< farthest from any print
    double inwards = 0;     ///< farthest from the paper's edges
    double thickness = 0;   ///< of a stroke, about its width
    double soft_share = 0;  ///< share of its dots that are clearly paler than its darkest
    /// A straight line through it: a point, a direction, and how far dots lie from it (root mean square).
    MmPoint middle;
    double along_x = 1, along_y = 0, spread = 0;
    /// Of a small piece the circle along which it lies, and how far its dots lie from that.
    MmPoint round_middle;
    double round_radius = 0, round_off = 9;
    double width() const { return right - left; }
    double height() const { return bottom - top; }
    double reach() const;
};

/// Between two stretches, 0 when they touch.
double gap(double from, double to, double other_from, double other_to);
double gap(const InkPiece& a, const InkPiece& b);
double gap(const InkPiece& a, const forms::Rect& b);

/// What is nowhere farther from print is its rim, mm.
inline constexpr double rim_of_print = 0.95;

struct PageInk {
    std::vector<InkPiece> pieces;
    /// Dark mm² in each of the print's cells, beside the print but at its rim.
    std::vector<float> at_print;
    bool too_much = false; ///< so dark or so dotted that pieces mean nothing
};

PageInk find_page_ink(const pages::Image& image, const Registration& place, const Mesh& mesh,
                      const forms::Page& page, const PrintMap& print);
/// How much of the print is where it should be, 0 … 1: another language's is not.
double share_of_print(const pages::Image& image, const Homography& map, const PrintMap& print);

} // namespace tycktill::reading
