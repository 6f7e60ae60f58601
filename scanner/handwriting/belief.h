#pragma once
/// Whether a reading may stand without a person. The limits are calibrated on the corpus of text
/// (build/bin/scanner_text_soak), so that of the fields believed at most 1 in 1000 is wrong.
#include "scanner/handwriting/handwriting.h"

namespace tycktill::handwriting {

/// Of typed text: the mean over its characters.
inline constexpr double sure_text = 0.86;

bool is_sure(const TextReading& read, const forms::Box& box);

} // namespace tycktill::handwriting
