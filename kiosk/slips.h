#pragma once
/// What is printed: the code that a person takes home, and staff's test. Never a word that was written.
#include "kiosk/printer.h"
#include "kiosk/session.h"

namespace tycktill {

Slip thanks_slip(const Setting& setting, const Session& session);
Slip test_slip(const Setting& setting);

} // namespace tycktill
