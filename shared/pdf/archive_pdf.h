#pragma once
/// Page images as one PDF for the archive: PDF/A-2b (ISO 19005-2), each page as large as the paper it
/// was scanned from. The compressed images are put in as they are: nothing is decoded, so nothing is
/// lost and nothing in a hostile image can run. Over them lies what was read, unseen, so that the
/// document can be searched and read aloud; and the arrival stamp, which is seen.
///
/// Places are pixels of the page's image, from its top left corner.
#include "shared/base/bytes.h"
#include "shared/base/day.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace tycktill::pdf {

struct PagePlace {
    double x = 0, y = 0, width = 0, height = 0;
};

/// Words that stand within that rectangle; lines of text share its height.
struct PageText {
    PagePlace place;
    std::string text; ///< UTF-8; '\n' between lines
};

struct ArchivePage {
    Bytes image; ///< JPEG, or G4 TIFF of one strip
    std::vector<PageText> texts;
    std::optional<PagePlace> stamp; ///< where there is room for it
};

/// What the document says of itself. Nothing of the person.
struct ArchiveFacts {
    std::string title;  ///< "Klagomålsblankett"
    std::string sender; ///< on the stamp: "Ljusnarsbergs kommun"
    std::string number; ///< on the stamp: what the matter is found by, or ""
    Day arrived{};
};

/// `font` is a TrueType file that may be embedded; letters it lacks are left out of the text. The stamp
/// is put on the first page that has a place for it. Fails when there is no page.
Result<Bytes> archive_pdf(const std::vector<ArchivePage>& pages, const ArchiveFacts& facts,
                          const std::filesystem::path& font);

} // namespace tycktill::pdf
