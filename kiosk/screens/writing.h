#pragma once
/// What the pages with a keyboard share.
#include "kiosk/screens/frame.h"
#include "shared/touch/keyboard.h"

namespace tycktill::kiosk {

/// The on-screen keyboard in the session's language, in the frame's tray.
void draw_keyboard(const View& view, const touch::PageLayout& layout, touch::KeyboardLook look);

/// The number pad of a code or a PIN, in a tray of its own inside `rect`.
void draw_number_pad(const View& view, touch::PxRect rect);

/// The value of a change that a field's widget reports.
void take_change(const touch::TextChange& change, Said& said);

} // namespace tycktill::kiosk
