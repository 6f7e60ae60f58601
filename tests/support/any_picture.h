#pragma once
/// Any picture file that Leptonica reads (WebP too), for pictures that nobody here made.
#include "scanner/pages/image.h"
#include "tests/support/rooms.h"

#include <filesystem>

namespace tycktill {

/// Throws when it cannot be read.
Image any_picture(const std::filesystem::path& file);

} // namespace tycktill
