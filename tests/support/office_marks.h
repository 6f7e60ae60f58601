#pragma once
/// What offices and their machines leave on a page that nobody wrote: punched holes, a staple, an arrival stamp, a
/// copier's dark edge. The page is upright and whole, as it comes from the printer.
#include "forms/paper/millimetres.h"
#include "scanner/pages/image.h"
#include "tests/support/chance.h"
#include "tests/support/rooms.h"

#include <string>

namespace tycktill {

/// Two or four at one side, through which the scanner's lid is seen: dark, or a ring of shadow.
Image punched(Image page, Chance& chance);
/// In a corner, or the two holes that it has left.
Image stapled(Image page, Chance& chance);
/// Words and a day in a frame, pressed askew and up to `strays_mm` beside its place.
Image stamped(Image page, const Rect& place, const std::string& font_file, double strays_mm,
              Chance& chance);
/// Along one or two sides, some millimetres wide and uneven.
Image with_dark_edge(Image page, Chance& chance);

} // namespace tycktill
