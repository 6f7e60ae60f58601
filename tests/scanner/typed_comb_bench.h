#include "tests/support/rooms.h"

#pragma once

namespace tycktill {

/// Typed digits in the combs of the five shipped forms, in several fonts, through a scanner: how many
/// are believed, and how many of those are wrong. Prints its rows.
void measure_typed_combs();

} // namespace tycktill
