#pragma once
/// Whether a page holds anything at all.
#include "scanner/pages/image.h"

namespace tycktill::reading {

/// The share of the page, without its outermost edge, that is clearly darker than the paper.
double ink_share(const pages::Image& image);
/// Nothing but paper, dust and what shines through from the other side.
bool is_blank(const pages::Image& image);

} // namespace tycktill::reading
