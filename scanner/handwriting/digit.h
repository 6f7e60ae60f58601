#pragma once
/// A reader of our own for one handwritten digit in a comb's cell. It knows digits only; what is no digit
/// shows as a low confidence. Pure after loading; safe on several threads at once.
#include "scanner/handwriting/cell_network.h"

namespace tycktill::handwriting {

struct DigitGuess {
    char digit = '0';      ///< the likeliest of '0' … '9'
    double confidence = 0; ///< 0 … 1
};

class DigitReader {
public:
    /// Fails when the weights are missing or not of this shape.
    static Result<DigitReader> load(const std::filesystem::path& weights);
    /// One cell, flattened, with nothing but the cell's own ink in it. No confidence without ink.
    DigitGuess read(const pages::Image& cell) const;

private:
    explicit DigitReader(CellNetwork network) : network_(std::move(network)) {}
    CellNetwork network_;
};

} // namespace tycktill::handwriting
