#pragma once
/// Files that someone broke, on purpose or not: whole scans with bytes changed, cut off, repeated, or
/// with headers that promise more than there is.
#include "tests/support/damage.h"
#include "tests/support/rooms.h"

#include <string>
#include <vector>

namespace tycktill {

/// Small whole files of every format, to be broken.
std::vector<Bytes> whole_files();
/// One of them, broken in one of several ways.
Bytes hostile_file(const std::vector<Bytes>& whole, Chance& chance);

struct NamedFile {
    std::string name; ///< what is wrong with it
    Bytes bytes;
};

/// Each of them cut off after every hundredth of its length.
std::vector<NamedFile> cut_files(const std::vector<Bytes>& whole);
/// Small files that promise or unpack to what no machine holds, lock themselves or go round in circles.
std::vector<NamedFile> bombs();

} // namespace tycktill
