#pragma once
/// A receipt printer at a device of its own ("/dev/usb/lp0"), spoken to in ESC/POS: no queue, no file.
#include "forms/print/slip_page.h"

namespace tycktill::kiosk {

/// Pure: what the device is told. Letters that Windows-1252 has not become «?».
std::string escpos_of(const forms::Slip& slip);
/// Has it every letter?
bool fits_escpos(const forms::Slip& slip);

/// Can the device be opened? It never waits for it.
bool device_answers(const std::string& device);
Result<void> print_at_device(const std::string& device, const forms::Slip& slip);

} // namespace tycktill::kiosk
