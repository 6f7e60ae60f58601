#pragma once
/// Whether a page holds anything at all.
#include "scanner/pages/image.h"

namespace tycktill::reading {

/// The share of the page, without its outermost edge, that is darker than the paper: clearly, or in strokes
/// of any tone above the paper's own noise. 1 for a picture that is mostly dark.
double ink_share(const pages::Image& image);
/// Nothing but paper, its noise and dust. A mostly dark picture is never blank.
bool is_blank(const pages::Image& image);

} // namespace tycktill::reading
