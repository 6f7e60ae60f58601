#pragma once
/// The network behind the readers of one handwritten sign in a comb's cell: four small layers with int8
/// weights (assets/models, made by tools/train_comb_reader.py). It knows the signs that it was taught, and
/// junk; what is none of them shows as a low confidence. Pure after loading; safe on several threads at once.
#include "scanner/pages/image.h"
#include "shared/base/result.h"

#include <array>
#include <filesystem>
#include <optional>
#include <vector>

namespace tycktill::handwriting {

struct CellGuess {
    std::size_t sign = 0;  ///< the likeliest, in the order in which they were taught
    double confidence = 0; ///< 0 … 1; what looks like no sign at all takes its share
    bool junk = false;     ///< it looks more like none of them
};

class CellNetwork {
public:
    struct Size {
        int hidden, outputs; ///< of the two full layers; the last output is junk
    };
    /// Fails when the weights are missing or not of this size.
    static Result<CellNetwork> load(const std::filesystem::path& weights, Size size);
    /// One cell, flattened, with nothing but the cell's own ink in it. Nothing without ink.
    std::optional<CellGuess> read(const pages::Image& cell) const;

private:
    struct Layer {
        int outputs = 0, inputs = 0;
        std::vector<float> weights; ///< an output at a time
        std::vector<float> bias;
    };
    CellNetwork() = default;
    std::array<Layer, 5> layers_;
    float temperature_ = 1;
};

} // namespace tycktill::handwriting
