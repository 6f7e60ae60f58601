#pragma once
/// Inside papers.h only: every page code of a picture, and the eyes of codes that stand there unread.
#include "scanner/reading/code.h"
#include "scanner/reading/eyes.h"
#include "scanner/reading/quad.h"

#include <vector>

namespace tycktill::reading {

// Where eyes are accounted for: codes that were read, and where a placed page has one that was not.
void add_known(const std::array<pages::PxPoint, 4>& corners, std::vector<Quad>& known);
void add_known(const forms::Page& page, const Homography& map, std::vector<Quad>& known);
std::vector<CodeEye> without_known(std::vector<CodeEye> eyes, const std::vector<Quad>& known);

/// Whether that eye is a code's, whichever way the code lies; letters that look like eyes have paper around them.
bool stands_at_a_code(const pages::Image& image, const CodeEye& eye);
/// Whether three of the eyes are those of one code.
bool hold_a_code(const pages::Image& image, const std::vector<CodeEye>& eyes);

struct EveryCode {
    std::vector<FoundCode> ours;
    std::vector<Quad> known; ///< of all that were read
};

/// Those that were read before, everything that ZXing sees, then harder where there are eyes of something that
/// it did not. Slow.
EveryCode find_every_code(const pages::Image& image, const std::vector<FoundCode>& read,
                          const std::vector<CodeEye>& eyes);

} // namespace tycktill::reading
