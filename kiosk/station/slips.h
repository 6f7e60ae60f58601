#pragma once
/// What is printed: the code that a person takes home, and staff's test. Never a word that was written.
#include "forms/print/slip_page.h"
#include "kiosk/session/session.h"

namespace tycktill::kiosk {

/// In the person's language, or in another.
forms::Slip thanks_slip(const Setting& setting, const Session& session,
                        const std::string& language);
forms::Slip test_slip(const Setting& setting);

} // namespace tycktill::kiosk
