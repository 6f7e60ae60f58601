#pragma once
/// Typewriters' letters stand at even distances, narrow ones with much paper round them: the recogniser then
/// sees two words in one. Where the pitch is even it tells how wide a blank must be.
#include "scanner/handwriting/ink.h"
#include "scanner/handwriting/recogniser.h"

namespace tycktill {

/// The distance between letters of a line in pixels; 0 when they do not stand evenly.
double even_pitch(const std::vector<Blob>& line);

/// Whether as many blanks stand in the words as the line's letters show. True where there is no even pitch.
bool blanks_fit_pitch(const std::vector<Blob>& line, const std::vector<Word>& words);

} // namespace tycktill
