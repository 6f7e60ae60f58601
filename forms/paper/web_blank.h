#pragma once
/// The blank from the web site: one PDF that anyone may print and copy, so its page code carries no number of a
/// copy. Printed on paper: do not change.
///
///     TT1 FFFFFFFF 222222222 P
///
/// Where other codes carry a serial, this one has zero in the page code's own digits ("2" is its 0), with its check
/// character: a code like any other to whoever reads it, and no copy is ever given it. Each paper that comes back
/// gets a number of its own where it is taken in.
#include "forms/paper/page_code.h"

namespace tycktill::forms {

Serial web_serial();
bool is_from_web(const Serial& serial);

} // namespace tycktill::forms
