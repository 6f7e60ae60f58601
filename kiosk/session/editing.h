#pragma once
/// Writing: where keys write to, and what each place takes. The widgets of shared/touch move the caret
/// and know what a key does to a text; here the new text is taken or not.
#include "kiosk/session/session.h"

namespace tycktill::kiosk {

/// The text that now stands where keys write. One that the place does not take (a letter in a code,
/// more than its longest, a new line where there is one line) changes nothing.
void write(const Setting& setting, Session& session, const std::string& text);

/// In characters, of the place that keys write to; 0 when nothing takes keys.
std::size_t longest_text(const Setting& setting, const Session& session);

} // namespace tycktill::kiosk
