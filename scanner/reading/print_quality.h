#pragma once
/// How well a page's own light print came through: the ruled lines of a text area are as pale as a
/// light pencil, so a copy that lost them, or thinned them, has lost such ticks too, and an empty box means
/// nothing.
#include "forms/paper/sheet.h"
#include "scanner/reading/homography.h"

namespace tycktill::reading {

enum class LightInk { Kept, Lost };

/// A page without a ruled area tells nothing: it is Lost when the picture knows only black and white.
LightInk light_ink_of(const pages::Image& image, const Homography& map, const forms::Page& page);

} // namespace tycktill::reading
