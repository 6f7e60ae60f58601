#pragma once
/// Inside papers.h only: the papers of a picture before they are read.
#include "scanner/reading/code.h"
#include "scanner/reading/quad.h"
#include "scanner/reading/read_page.h"

#include <optional>
#include <vector>

namespace tycktill::reading {

struct PlacedPaper {
    forms::PageCode code;
    const forms::Sheet* sheet = nullptr; ///< none: unknown here
    const forms::Page* page = nullptr;
    std::vector<FoundCode> codes;  ///< one or two
    std::optional<Homography> map; ///< none: its marks are not there
    bool covered = false;          ///< another paper lies over what is read

    /// All of it, with the slip; only with a map.
    Quad whole() const;
    /// Above the tear line: what always comes back.
    Quad form_part() const;
};

/// Which codes belong to one paper, and where each lies.
std::vector<PlacedPaper> place_papers(const pages::Image& image, std::vector<FoundCode> codes,
                                      const FindSheet& find_sheet);

/// Says of each paper whether another lies over boxes of it.
void find_covered(const pages::Image& image, std::vector<PlacedPaper>& papers);

} // namespace tycktill::reading
