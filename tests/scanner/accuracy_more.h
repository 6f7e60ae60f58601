#pragma once
/// What else happens to pages than damage: somebody writes outside the boxes, a program inverts the picture or draws ticks
/// over it, two papers lie on the glass. Rows of tests/pages/accuracy.txt; scanner_accuracy prints them anew.
#include "tests/scanner/accuracy.h"
#include "tests/support/rooms.h"

#include <functional>

namespace tycktill {

struct MoreRow {
    std::string name;
    /// Of words outside the boxes: asked are pages that ask, wrong those that ask nobody.
    std::function<Tally(const std::string& assets)> read;
};
std::vector<MoreRow> more_rows();

} // namespace tycktill
