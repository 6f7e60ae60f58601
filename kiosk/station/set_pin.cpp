#include "kiosk/station/set_pin.h"

#include "kiosk/session/forget.h"
#include "kiosk/station/staff_files.h"
#include "shared/base/unseen_line.h"

namespace tycktill::kiosk {

Result<void> set_staff_pin(const std::filesystem::path& data_folder) {
    std::string pin = ask_unseen("Staff's new PIN, 4 to 8 digits: ");
    if (input_is_terminal()) {
        std::string again = ask_unseen("The same again: ");
        const bool same = again == pin;
        forget(again);
        if (!same)
            return fail("the two PINs differ; nothing was changed");
    }
    auto kept = StaffFiles(data_folder).set_pin(pin);
    forget(pin);
    return kept;
}

} // namespace tycktill::kiosk
