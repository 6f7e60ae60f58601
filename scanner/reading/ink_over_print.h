#pragma once
/// Words that stand upon printed ones: no stroke of theirs is far from print, but they show between its letters, where
/// print that was found again leaves nothing. Counted in small cells against what the page's own print leaves in the
/// others, so that a copier that thickens ink or a fold that moves it accuses nobody. Pure.
#include "scanner/reading/print_map.h"

#include <vector>

namespace tycktill::reading {

/// Sheet millimetres.
struct OverPrint {
    double left = 0, top = 0, right = 0, bottom = 0;
    double area = 0; ///< mm² of ink that print does not explain
};

/// `inked` is PageInk::at_print; `not_there` are cells that something else has darkened, a fold or a streak.
std::vector<OverPrint> find_ink_over_print(const PrintCells& print, const std::vector<float>& inked,
                                           const std::vector<bool>& not_there);

} // namespace tycktill::reading
