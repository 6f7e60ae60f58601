#pragma once
/// All ink of a page is accounted for: it lies in a box, is printed, or is damage that is recognised
/// (dust, a fold, a streak, a punched hole, a staple, a stain, a dark edge). What remains somebody wrote
/// outside the boxes, and a person has to see it: the worst that can happen to a frightened sentence in the
/// margin is that nobody does.
#include "scanner/reading/ink_pieces.h"
#include "scanner/reading/page_reading.h"
#include "scanner/reading/print_fit.h"

namespace tycktill::reading {

/// A part of the scanned picture, pixels as it was scanned.
struct OutsidePlace {
    double left = 0, top = 0, right = 0, bottom = 0;
};

/// Writing that starts in a text box and goes on past its left or right end.
struct CrossedEnd {
    std::size_t box = 0;              ///< index in Page::boxes
    double left_mm = 0, right_mm = 0; ///< from where to where the writing reaches
    OutsidePlace place;               ///< of what lies outside the box
};

struct OutsideInk {
    std::vector<OutsidePlace> places;
    std::vector<CrossedEnd> crossed;
};

/// `reading` has its marks: a tick's tail belongs to its box. `map` takes sheet millimetres to pixels.
/// `fit` knows the same print.
OutsideInk find_outside_ink(const PageInk& ink, const Homography& map, const forms::Page& page,
                            const PrintMap& print, const PrintFit& fit, const PageReading& reading);

} // namespace tycktill::reading
