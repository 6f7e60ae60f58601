#pragma once
/// The one picture that a PDF page is, when it is no more and no less than that; part of qpdf's door.
#include <optional>
#include <string>

class QPDFPageObjectHelper;

namespace tycktill::pages {

/// A picture that covers the page and is all that a viewer shows of it.
struct PagePicture {
    std::string name;             ///< among the page's resources
    double width = 0, height = 0; ///< on the page, in points
};

/// Nothing when a viewer would show anything else than that picture from edge to edge: ink, words or fields
/// over it, a crop or clip, a layer, see-through paint, a second picture, a turn by other than /Rotate. Words
/// that are invisible, as text recognition adds them, do not count.
std::optional<PagePicture> picture_that_is(QPDFPageObjectHelper& page);

} // namespace tycktill::pages
