#pragma once
/// Which pieces of ink nobody wrote: a fold or a streak, a punched hole, a staple, a stain, the dark edge
/// of a copy.
#include "scanner/reading/ink_pieces.h"

namespace tycktill::reading {

/// A straight line over the whole page: a point of it and its direction, sheet millimetres.
struct DamageLine {
    MmPoint middle;
    double along_x = 1, along_y = 0;
    double away(MmPoint place) const;
};

struct Damage {
    std::vector<bool> pieces; ///< one for each
    std::vector<DamageLine> lines;
    std::vector<InkPiece>
        spots; ///< those of the pieces that lie in one place: an edge, a hole, a staple
};

/// `print` hides what runs along it.
Damage damage_among(const std::vector<InkPiece>& pieces, const PrintMap& print);

} // namespace tycktill::reading
