#pragma once
/// What the QR codes of a picture, or of a PDF's first page, say: read as anybody's telephone would.
#include "tests/support/rooms.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace tycktill::test {

/// PNG or PDF.
std::vector<std::string> qr_in(const std::filesystem::path& file);
/// Grey, row by row without gaps, 255 is white.
std::vector<std::string> qr_in(int width, int height, const std::vector<std::uint8_t>& grey);

} // namespace tycktill::test
