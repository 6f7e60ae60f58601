#pragma once
/// Files that someone broke, on purpose or not: whole scans with bytes changed, cut off, repeated, or
/// with headers that promise more than there is.
#include "tests/support/damage.h"

namespace tycktill {

/// Small whole files of every format, to be broken.
std::vector<Bytes> whole_files();
/// One of them, broken in one of several ways.
Bytes hostile_file(const std::vector<Bytes>& whole, Chance& chance);

} // namespace tycktill
