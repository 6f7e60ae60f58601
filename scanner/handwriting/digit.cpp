#include "scanner/handwriting/digit.h"

namespace tycktill::handwriting {

Result<DigitReader> DigitReader::load(const std::filesystem::path& weights) {
    return DigitReader(TRY(CellNetwork::load(weights, {.hidden = 96, .outputs = 11})));
}

DigitGuess DigitReader::read(const pages::Image& cell) const {
    const auto guess = network_.read(cell);
    return guess ? DigitGuess{static_cast<char>('0' + guess->sign), guess->confidence}
                 : DigitGuess{};
}

} // namespace tycktill::handwriting
