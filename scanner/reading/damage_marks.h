#pragma once
/// Which pieces of ink nobody wrote: a fold or a streak, a punched hole, a staple, a stain, the dark edge
/// of a copy.
#include "scanner/reading/ink_pieces.h"

namespace tycktill::reading {

/// One for each piece. The paper is that many millimetres wide and high.
std::vector<bool> damage_among(const std::vector<InkPiece>& pieces, double width, double height);

} // namespace tycktill::reading
