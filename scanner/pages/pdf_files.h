#pragma once
/// Files that are carried inside a PDF: a portfolio's, a letter's attachments; part of qpdf's door.
#include "shared/base/bytes.h"

#include <vector>

class QPDF;

namespace tycktill::pages {

struct CarriedFiles {
    std::vector<Bytes> files; ///< in the order of their names, each unpacked
    int unread = 0;           ///< those that are too large, too many or broken
};

/// Those that are named for the whole PDF and those that are pinned to a page.
CarriedFiles files_carried_in(QPDF& pdf);

} // namespace tycktill::pages
