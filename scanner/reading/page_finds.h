#pragma once
/// What reading a page found on the way: for whoever looks at the rest of the picture (papers.h).
#include "scanner/reading/code.h"
#include "scanner/reading/read_page.h"

namespace tycktill::reading {

struct PageFinds {
    std::vector<FoundCode> codes;
    std::optional<Homography>
        map; ///< the sheet's millimetres to the picture's pixels, when it was placed
};

PageReading read_page(const pages::Image& image, const Reader& reader, PageFinds& finds);

} // namespace tycktill::reading
