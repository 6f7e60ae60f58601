#include "scanner/handwriting/capital.h"

#include <string_view>

namespace tycktill::handwriting {

namespace {

constexpr std::u32string_view taught = U"ABCDEFGHIJKLMNOPQRSTUVWXYZÅÄÖ";

} // namespace

Result<CapitalReader> CapitalReader::load(const std::filesystem::path& weights) {
    constexpr int outputs = static_cast<int>(taught.size()) + 1;
    return CapitalReader(TRY(CellNetwork::load(weights, {.hidden = 128, .outputs = outputs})));
}

CapitalGuess CapitalReader::read(const pages::Image& cell) const {
    const auto guess = network_.read(cell);
    return guess ? CapitalGuess{taught[guess->sign], guess->confidence, guess->junk}
                 : CapitalGuess{};
}

} // namespace tycktill::handwriting
