#pragma once
/// A slip on its way to tycktill-slip, through a pipe: the language's tag on a line, then a line for each
/// of the slip's: its kind (`heading`, `words`, `code`, `qr`), a space and its words.
#include "forms/print/slip_page.h"

namespace tycktill::kiosk {

std::string to_text(const forms::Slip& slip);
Result<forms::Slip> parse_slip(std::string_view text);

} // namespace tycktill::kiosk
