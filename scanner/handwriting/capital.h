#pragma once
/// A reader of our own for one handwritten capital, A … Z and Å Ä Ö, in a comb's cell. What it says is never
/// more than a suggestion: nobody has real hands' Å Ä Ö to measure it by, and one dot more or less is all
/// that parts some letters. Pure after loading; safe on several threads at once.
#include "scanner/handwriting/cell_network.h"

namespace tycktill::handwriting {

struct CapitalGuess {
    char32_t letter = U'A';
    double confidence = 0; ///< 0 … 1
    bool other = false;    ///< it looks more like a small letter, a figure or a scribble
};

class CapitalReader {
public:
    /// Fails when the weights are missing or not of this shape.
    static Result<CapitalReader> load(const std::filesystem::path& weights);
    /// One cell, flattened, with nothing but the cell's own ink in it. No confidence without ink.
    CapitalGuess read(const pages::Image& cell) const;

private:
    explicit CapitalReader(CellNetwork network) : network_(std::move(network)) {}
    CellNetwork network_;
};

} // namespace tycktill::handwriting
