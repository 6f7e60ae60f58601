// How much of a page is shown at once, where it does not all fit. Of session.h.
#include "kiosk/session/session.h"

#include <algorithm>

namespace tycktill::kiosk {

std::size_t& part(Session& session) {
    return session.overlay == Overlay::None ? session.part : session.overlay_part;
}

std::size_t part(const Session& session) {
    return session.overlay == Overlay::None ? session.part : session.overlay_part;
}

ShownLines shown_lines(const Setting& setting, const Session& session) {
    // What is wrong is said under its line, and takes the room of one.
    const std::size_t room = session.modes.larger_text ? 2 : 3;
    const std::size_t fits = setting.landscape ? 1 : session.faults.empty() ? room : room - 1;
    const auto& fields = current(session).fields;
    const auto active = std::find(fields.begin(), fields.end(), session.active);
    const auto line =
        active == fields.end() ? 0 : static_cast<std::size_t>(active - fields.begin());
    const std::size_t first = line / fits * fits;
    return {first, std::min(fits, fields.size() - std::min(first, fields.size()))};
}

} // namespace tycktill::kiosk
