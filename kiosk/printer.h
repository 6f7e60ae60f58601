#pragma once
/// A receipt printer, spoken to in ESC/POS straight at its device: no queue and no spool file, so that
/// nothing that was printed stays anywhere. It is opened for one slip at a time.
#include "kiosk/setting.h"
#include "shared/base/result.h"

#include <string>
#include <vector>

namespace tycktill {

/// A line of a slip; the code is printed large.
struct SlipLine {
    std::string words;
    bool large = false;
    bool qr = false; ///< the words as a QR code, which the printer draws
};
using Slip = std::vector<SlipLine>;

/// Pure: what the device is told. Letters that Windows-1252 has not become «?».
std::string escpos_of(const Slip& slip);

class Printer {
public:
    /// "/dev/usb/lp0"; "" when there is none.
    explicit Printer(std::string device) : device_(std::move(device)) {}
    PrinterState state() const;
    Result<void> print(const Slip& slip) const;

private:
    std::string device_;
};

} // namespace tycktill
