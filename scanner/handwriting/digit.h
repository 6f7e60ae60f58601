#pragma once
/// A reader of our own for one handwritten digit in a comb's cell: a network of four small layers
/// with int8 weights (assets/models, made by tools/train_comb_reader.py). It knows digits only; what
/// is no digit shows as a low confidence. Pure after loading; safe on several threads at once.
#include "scanner/image.h"
#include "shared/base/result.h"

#include <array>
#include <filesystem>
#include <vector>

namespace tycktill {

struct DigitGuess {
    char digit = '0';      ///< the likeliest of '0' … '9'
    double confidence = 0; ///< 0 … 1; what looks like no digit at all takes its share
};

class DigitReader {
public:
    /// Fails when the weights are missing or not of this shape.
    static Result<DigitReader> load(const std::filesystem::path& weights);
    /// One cell, flattened, with nothing but the cell's own ink in it. No confidence without ink.
    DigitGuess read(const Image& cell) const;

private:
    struct Layer {
        int outputs = 0, inputs = 0;
        std::vector<float> weights; ///< an output at a time
        std::vector<float> bias;
    };
    DigitReader() = default;
    std::array<Layer, 5> layers_;
    float temperature_ = 1;
};

} // namespace tycktill
