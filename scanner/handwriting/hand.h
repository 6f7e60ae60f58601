#pragma once
/// Told apart by their shape alone: letters that a machine set and letters that a pen drew. A machine's
/// letters stand on one line to a few hundredths of a millimetre and come in two or three heights.
#include "scanner/handwriting/ink.h"

namespace tycktill::handwriting {

struct Regularity {
    int letters = 0;     ///< how many blobs were measured
    double standing = 0; ///< share that stands on its line, 0 … 1
    double levels = 0;   ///< share whose top is at one of the line's few heights, 0 … 1
};

/// Of the letters of one line.
Regularity regularity(const std::vector<Blob>& line);

/// The lines of a picture from its blobs: those that overlap in height.
std::vector<std::vector<Blob>> lines_of(const std::vector<Blob>& blobs);

enum class Hand { Nothing, Machine, Pen };
/// In doubt a pen: then a person looks.
Hand hand_of(const std::vector<Blob>& blobs);

} // namespace tycktill::handwriting
