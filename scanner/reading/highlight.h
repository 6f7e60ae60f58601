#pragma once
/// A broad pale stroke over a tick box or its words, as a highlighter leaves: it darkens the paper that a box is judged
/// against, and its edges are too near for a shadow's. Pure.
#include "scanner/reading/homography.h"

namespace tycktill::reading {

/// `noise` is the paper's around the box, standard deviation of its tone.
bool is_highlighted(const pages::Image& image, const Homography& map, const forms::Rect& inside,
                    double noise);

} // namespace tycktill::reading
