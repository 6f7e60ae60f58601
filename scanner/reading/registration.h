#pragma once
/// Registration: where a sheet's page lies in a picture, proven or refused. It starts from the page
/// codes, looks for the corner marks only where the codes predict them, and must then explain marks
/// and codes together within `most_residual_mm`. A scribbled tick box taken for a mark gives about
/// 0.6 mm, a true fit under 0.2 mm.
#include "scanner/reading/code.h"
#include "scanner/reading/homography.h"

namespace tycktill::reading {

constexpr double most_residual_mm = 0.35;

struct Registration {
    Homography map; ///< the sheet's millimetres to the picture's pixels
    double residual_mm = 0;
    int marks = 0; ///< corner marks found, 3 or 4
    /// How far the picture is turned clockwise from upright: 0, 90, 180 or 270.
    int rotation_degrees = 0;
    double tilt_degrees = 0; ///< what remains, −45 … 45
};

/// `found` are the codes of this page that were read, one or more. Fails with the reason why the
/// page cannot be trusted.
Result<Registration> register_page(const pages::Image& image, const forms::Page& page,
                                   const std::vector<FoundCode>& found);

/// Without any code: the four corner marks alone, of a page that fills the picture and was fed with its
/// top `quarter_turns` to the right of upright. Four marks fit many a sheet: what stands between them has
/// to prove it (typed_page.h).
Result<Registration> register_by_marks(const pages::Image& image, const forms::Size& paper,
                                       const forms::Page& page, int quarter_turns);

/// Where the page's other code must stand, with room for error, when one was read.
std::vector<PxRect> other_code_places(const pages::Image& image, const forms::Page& page,
                                      const FoundCode& found);

} // namespace tycktill::reading
