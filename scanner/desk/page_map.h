#pragma once
/// Where a place of the sheet lies in a page's picture, found again from the outlines of the fields that
/// were read: a reading keeps no more.
#include "scanner/queue/queue.h"

#include <array>

namespace tycktill::desk {

/// px = a·x + b·y + c for both axes, with x and y in millimetres.
struct PageMap {
    std::array<double, 3> x{}, y{};
    pages::PxPoint of(double mm_x, double mm_y) const {
        return {x[0] * mm_x + x[1] * mm_y + x[2], y[0] * mm_x + y[1] * mm_y + y[2]};
    }
};

/// The middle of a field's outline is the same in both. Nothing from fewer than two fields.
std::optional<PageMap> page_map(const forms::Page& page, const reading::PageReading& reading);

/// How the paper's lines lie in the picture, in radians; above 0 they fall to the right.
double tilt_of(const PageMap& map);
/// The same of a page of a returned form; 0 where it cannot be told.
double tilt_of_page(const queue::QueuedForm& form, std::int64_t page,
                    const forms::Catalogue& catalogue);

} // namespace tycktill::desk
