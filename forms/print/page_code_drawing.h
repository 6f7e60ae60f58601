#pragma once
/// The page code as a QR code of level H: two strokes of a pen through it do not kill it.
#include "forms/paper/page_code.h"
#include "forms/print/cairo_parts.h"

#include <vector>

namespace tycktill::forms::print {

/// The modules of a QR code without its quiet zone; dark is true.
struct Modules {
    int side = 0;
    std::vector<bool> dark; ///< row by row
    bool at(int x, int y) const { return dark[static_cast<std::size_t>(y * side + x)]; }
};

Modules modules_of(const PageCode& code);

/// Drawn as rectangles, sharp at any resolution.
void draw_code(cairo_t* on, const Modules& modules, const Rect& place);

} // namespace tycktill::forms::print
