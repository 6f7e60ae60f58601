#pragma once
/// Whether the recogniser has seen all ink: a word or a line that it dropped leaves no trace in its text and
/// none in its confidence, only ink where it read nothing.
#include "scanner/handwriting/ink.h"
#include "scanner/handwriting/recogniser.h"

namespace tycktill::handwriting {

/// Where the picture that was read lies in the one that the blobs are of.
struct ReadPart {
    int left = 0, top = 0, border = 0; ///< of its inked part; a white border was set round it
    double scale = 1;                  ///< read pixels a pixel
};
/// Every letter lies in a word. Dots and commas may stand outside.
bool all_ink_was_read(const std::vector<Blob>& blobs, const std::vector<Word>& words,
                      const ReadPart& part);

} // namespace tycktill::handwriting
