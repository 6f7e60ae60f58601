#pragma once
/// Text that somebody else wrote, on a terminal: what would move the cursor, colour, rename the window or turn
/// the line round is shown as a sign instead.
#include "shared/base/room.h"

#include <string>
#include <string_view>

namespace tycktill::base {

/// Keeps line breaks and tabs. ESC becomes «␛», other control characters the picture of theirs, and C1
/// controls, bidirectional overrides and bytes that are not UTF-8 become «�».
std::string for_terminal(std::string_view text);

} // namespace tycktill::base
