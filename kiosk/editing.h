#pragma once
/// Writing with keys: where a text goes, and what one key does to it.
#include "kiosk/session.h"

namespace tycktill {

/// Puts the text in at the caret. What the place does not take (a letter in a code, more than its
/// longest) is left out.
void type_into(const Setting& setting, Session& session, const std::string& text);
/// Takes away the character before the caret.
void erase_in(const Setting& setting, Session& session);
/// Puts the caret at the end of the text that keys write to.
void caret_to_end(Session& session);

} // namespace tycktill
