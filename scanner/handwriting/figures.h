#pragma once
/// The figures in running text, looked at once more by the reader of single digits, which shares nothing with
/// the recogniser: nothing in a house number tells that its 0 was a 9.
#include "scanner/handwriting/coverage.h"
#include "scanner/handwriting/digit.h"

namespace tycktill::handwriting {

/// False when a figure surely looks like another than the one that was read. Where figures touch or fall
/// apart nothing is said.
bool figures_agree(const DigitReader& reader, const std::vector<Blob>& blobs,
                   const pages::Image& image, const std::vector<Word>& words, const ReadPart& part);

} // namespace tycktill::handwriting
