#pragma once
/// A QR code of any short text, as modules without a quiet zone: for screens and receipts.
#include <string_view>
#include <vector>

namespace tycktill::forms {

/// Rows of modules, dark is true; square. Level M: a telephone reads it off a scratched glass. A text
/// too long for a QR code gives none.
std::vector<std::vector<bool>> qr_modules(std::string_view text);

} // namespace tycktill::forms
