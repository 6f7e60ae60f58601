#pragma once
/// Words, rings and lines that stand upon printed words: hardly a stroke of theirs is far from print, but they show
/// between its letters and at their feet. Dots at the print's rim, counted in small squares against what the page's own
/// print leaves in the others, tell where to look; there the print is fitted again, exactly. Pure.
#include "scanner/reading/print_fit.h"

#include <vector>

namespace tycktill::reading {

/// `inked` is PageInk::at_print; `not_there` are cells that something else has darkened, a fold or a streak; `counts`
/// tells the same of a place.
std::vector<ForeignInk> find_ink_over_print(const PrintCells& print,
                                            const std::vector<float>& inked,
                                            const std::vector<bool>& not_there, const PrintFit& fit,
                                            const PrintFit::Counts& counts);

} // namespace tycktill::reading
