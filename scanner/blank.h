#pragma once
/// Whether a page holds anything at all.
#include "scanner/image.h"

namespace tycktill {

/// The share of the page, without its outermost edge, that is clearly darker than the paper.
double ink_share(const Image& image);
/// Nothing but paper, dust and what shines through from the other side.
bool is_blank(const Image& image);

} // namespace tycktill
