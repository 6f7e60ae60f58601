#pragma once
/// auto-multiple-choice, the peer that the reading of marks is measured beside, where Debian's package of
/// that name is installed (it brings 1 GB of TeX along, so no set-up fetches it). A sheet of its own with two
/// questions of three boxes is typeset and drawn; it reads scans of it as its users' window would have it.
#include "scanner/pages/image.h"
#include "tests/support/rooms.h"

#include <filesystem>
#include <optional>
#include <vector>

namespace tycktill {

class AmcPeer {
public:
    static bool installed();
    /// Typesets the sheet below `folder`; nothing when that fails.
    static std::optional<AmcPeer> open(const std::filesystem::path& folder);

    /// A4 at 300 dpi with one cross in each question.
    const Image& sheet() const { return sheet_; }
    /// Reads these scans in one run, a PDF turned into pictures first. False when it could not.
    bool read(const std::vector<std::filesystem::path>& scans) const;

private:
    std::filesystem::path folder_;
    Image sheet_;
};

} // namespace tycktill
