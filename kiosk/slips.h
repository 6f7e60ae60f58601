#pragma once
/// What is printed: the code that a person takes home, and staff's test. Never a word that was written.
#include "forms/print/slip_page.h"
#include "kiosk/session.h"

namespace tycktill {

/// In the person's language, or in another.
Slip thanks_slip(const Setting& setting, const Session& session, const std::string& language);
Slip test_slip(const Setting& setting);

} // namespace tycktill
