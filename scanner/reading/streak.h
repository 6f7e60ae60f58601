#pragma once
/// Dirt on a scanner's glass: it draws a thin line along the whole page, at the same place on every page
/// that is pulled over it. One such line may be printed; the same on several pages is dirt.
#include "scanner/pages/image.h"

#include <optional>
#include <vector>

namespace tycktill::reading {

/// Where thin lines run from the page's top to its bottom, as shares of its width. Of the picture as the
/// scanner gave it, before it is turned.
std::vector<double> streaks_of(const pages::Image& page);

/// Watches the pages of one pile.
class GlassWatch {
public:
    /// Of the next page, what streaks_of found. The place of a line that now stands on so many pages in a row that it is dirt; said once a place.
    std::optional<double> add(const std::vector<double>& streaks);

private:
    struct Line {
        double place = 0;
        int pages = 0;
        bool seen = false; ///< on the page that is looked at
        bool told = false;
    };
    std::vector<Line> lines_;
};

} // namespace tycktill::reading
