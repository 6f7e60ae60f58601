#include "scanner/handwriting/coverage.h"

#include <algorithm>

namespace tycktill::handwriting {

bool all_ink_was_read(const std::vector<Blob>& blobs, const std::vector<Word>& words,
                      const ReadPart& part) {
    const double spare = px_of_mm(0.8); // the recogniser draws its boxes tight, and at times askew
    const auto holds = [&](const reading::PixelRect& box, double x, double y) {
        return x >= box.x / part.scale - spare && x <= (box.x + box.width) / part.scale + spare &&
               y >= box.y / part.scale - spare && y <= (box.y + box.height) / part.scale + spare;
    };
    return std::all_of(blobs.begin(), blobs.end(), [&](const Blob& blob) {
        if (!is_stroke(blob) || blob.height() < px_of_mm(0.9))
            return true;
        const double x = (blob.left + blob.right) / 2.0 - part.left + part.border;
        const double y = (blob.top + blob.bottom) / 2.0 - part.top + part.border;
        return std::any_of(words.begin(), words.end(),
                           [&](const Word& word) { return holds(word.box, x, y); });
    });
}

} // namespace tycktill::handwriting
