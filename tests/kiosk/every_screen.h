#pragma once
/// Every screen and overlay that a municipality's form can bring up, with everything on them that takes
/// room: answers, faults, hints, a full queue.
#include "kiosk/session/session.h"
#include "tests/support/rooms.h"

namespace tycktill {

struct ScreenState {
    std::string name; ///< "typ", "beskrivning-fel", "oversikt": also a file's name
    Setting setting;
    Session session;
};

/// From the start to the thanks, anonymous and by name, then the rest. `setting` is as the kiosk has it.
std::vector<ScreenState> every_screen(const Setting& setting);

/// What the QR code of the thank-you page says: as long as that of a station whose name has 24 letters.
std::string shown_proof();

/// How a page can be asked to look.
struct ShownMode {
    const char* name;
    Modes modes;
};
const std::vector<ShownMode>& every_mode();
/// The PIN wipes what the person before had chosen: staff meet their page as it is at first.
bool can_be_shown(const ScreenState& screen, const ShownMode& mode);

} // namespace tycktill
