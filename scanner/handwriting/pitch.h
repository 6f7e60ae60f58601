#pragma once
/// Typewriters' letters stand at even distances, narrow ones with much paper round them: the recogniser then
/// sees two words in one. Where the pitch is even it tells how wide a blank must be.
#include "scanner/handwriting/ink.h"
#include "scanner/handwriting/recogniser.h"

namespace tycktill::handwriting {

/// The distance between letters of a line in pixels; 0 when they do not stand evenly.
double even_pitch(const std::vector<Blob>& line);

/// Whether as many blanks stand in the words as the line's letters show. True where there is no even pitch.
bool blanks_fit_pitch(const std::vector<Blob>& line, const std::vector<Word>& words);

/// Of an address of e-mail, which has no blanks: whether one stands in it all the same. An underscore that
/// lay on the printed rule goes with it and leaves no more than that.
bool has_blank(const std::vector<Blob>& line);

/// As many flat strokes stand in the picture as hyphens and underscores in an address.
bool dashes_agree(const std::vector<Blob>& line, const std::string& address);

} // namespace tycktill::handwriting
