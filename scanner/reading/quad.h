#pragma once
/// Four-sided parts of a picture that lie askew: a sheet on the glass, and what two of them share.
#include "forms/paper/millimetres.h"
#include "scanner/reading/homography.h"

#include <array>

namespace tycktill::reading {

/// Convex; its corners follow one another either way round.
using Quad = std::array<pages::PxPoint, 4>;

double apart(pages::PxPoint a, pages::PxPoint b);
Quad quad_of(const Homography& map, const forms::Rect& rect);
bool is_inside(const Quad& quad, pages::PxPoint place);
/// Moved away from its middle by that many pixels at each corner; less than zero: towards it.
Quad grown(const Quad& quad, double pixels);

} // namespace tycktill::reading
