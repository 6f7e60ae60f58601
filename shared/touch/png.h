#pragma once
/// Pictures of screens, written as PNG.
#include "shared/base/result.h"

#include <cstdint>
#include <filesystem>
#include <vector>

namespace tycktill::touch {

/// RGB, 8 bits, rows from the top without gaps.
Result<void> write_png(const std::filesystem::path& file, int width, int height,
                       const std::vector<std::uint8_t>& rgb);

} // namespace tycktill::touch
