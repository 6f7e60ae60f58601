#pragma once
/// Inside ink_pieces.h only: the dark dots of a page that its print does not explain, before they are joined.
#include "scanner/reading/mesh.h"
#include "scanner/reading/print_map.h"
#include "scanner/reading/registration.h"
#include "scanner/reading/small_page.h"

#include <vector>

namespace tycktill::reading {

struct InkDot {
    int x = 0, y = 0; ///< in the small picture
    float mm_x = 0, mm_y = 0;
    float away = 0; ///< mm from print
    std::uint8_t darkness = 0;
    std::int16_t owner = -1; ///< the box that it lies in
};

struct InkDots {
    std::vector<InkDot> dots;
    std::vector<float> at_print; ///< see PageInk
    bool too_much = false;
};

InkDots find_ink_dots(const SmallPage& page, const Registration& place, const Mesh& mesh,
                      const PrintMap& print);

} // namespace tycktill::reading
