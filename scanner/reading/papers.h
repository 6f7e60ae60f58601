#pragma once
/// Several papers in one picture: two cards on the glass, two forms on an A3, two pages a sheet, one paper under
/// another. Each page code of ours is found, and each paper is cut out and read as a page of its own. A paper
/// that another lies over is refused, and a code that is seen but cannot be read is told.
#include "scanner/reading/read_page.h"
#include "scanner/reading/shrink.h"

#include <optional>
#include <vector>

namespace tycktill::reading {

struct PaperReading {
    PageReading reading; ///< places are in the upright `picture`
    int paper = 0;       ///< from 1; 0: the only one
    PxRect place;        ///< of the picture that was cut out, in the whole as it lies
    std::optional<pages::Image> picture; ///< the paper alone, as it lies; none: the whole picture
};

/// One or more. A picture of one paper costs hardly more than read_page().
std::vector<PaperReading> read_papers(const pages::Image& image, const Reader& reader);

} // namespace tycktill::reading
