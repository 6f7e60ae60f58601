#pragma once
/// What a TIFF file (classic or BigTIFF) says that it holds, read without decoding anything: which of its
/// directories are pages, and whether all that they name lies inside the file. Pure; every place is checked
/// against the file's end, so that any bytes may be given.
#include "shared/base/bytes.h"

#include <cstdint>
#include <vector>

namespace tycktill::pages {

struct TiffContents {
    std::vector<std::uint64_t> pages; ///< where the directory of each whole page begins
    int lost = 0;              ///< pages whose directory is there and whose picture is cut off
    bool chain_is_cut = false; ///< a directory is named that is not in the file
    bool is_whole() const { return lost == 0 && !chain_is_cut; }
};

/// At most `most` directories are followed. Small copies of a page, masks and the pictures of a chain of
/// their own (SubIFD) are no pages, unless there is nothing else.
TiffContents tiff_contents(BytesView bytes, int most);

} // namespace tycktill::pages
