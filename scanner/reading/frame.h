#pragma once
/// A tick box's printed frame, found again where it really is: paper shrinks, folds and feeds unevenly,
/// and a box that is read half a millimetre off reads its own border as ink.
#include "forms/paper/sheet.h"
#include "scanner/reading/homography.h"

#include <optional>

namespace tycktill::reading {

/// How the box's border is printed, outside the white (forms/paper/sheet.h: a rectangle is the white inside).
constexpr double frame_width_mm = 0.4;

struct BoxFrame {
    /// From where the map puts the box to where it is, in sheet millimetres.
    double dx = 0, dy = 0;
    int sides = 0;       ///< of 4 found where they fit together
    double whole = 0;    ///< share of the found sides' length that is dark, 0 … 1
    double darkness = 0; ///< how much darker than the paper the lines are, in grey steps
    /// How far the lines run out beyond their edges, in a blurred picture. As far to the inside.
    double bleed_mm = 0;
};

/// Looks up to 1.3 mm away. `white` is the paper's tone around the box.
BoxFrame find_frame(const pages::Image& image, const Homography& map, const forms::Rect& inside,
                    double white);

} // namespace tycktill::reading
