#pragma once
/// Inside read_page.h only: the end of every reading. The page is placed, now its boxes and what stands beside them.
#include "scanner/reading/read_page.h"
#include "scanner/reading/registration.h"

namespace tycktill::reading {

/// Fills in all but code, form and source; unreadable when the boxes are not where the page's place says.
void read_boxes(const pages::Image& image, const Reader& reader, const Registration& place,
                const forms::Page& page, PageReading& reading);

} // namespace tycktill::reading
