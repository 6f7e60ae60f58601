#pragma once
/// Reads the lines of a block that came out badly once more, each by itself: the recogniser sometimes
/// takes a line of a block amiss that it reads without a fault alone.
#include "scanner/handwriting/recogniser.h"

namespace tycktill::handwriting {

/// `words` are what the whole `block` gave. A line is replaced when the second look is surer.
std::vector<Word> second_look(Recogniser& recogniser, const pages::Image& block, TextModel model,
                              std::vector<Word> words);

} // namespace tycktill::handwriting
