#pragma once
/// How a panel is shown where there is another screen than its own: somebody tries the kiosk out on a laptop.
#include "shared/touch/panel.h"

#include <optional>

namespace tycktill::touch {

struct ScreenRoom {
    int width = 0, height = 0; ///< px that a window may take
};

/// Of the first screen, without its bars; nullopt where that is not known.
std::optional<ScreenRoom> screen_room();

/// The same glass with fewer px, so that a window of it fits; as it is where it fits already.
Panel fitted(const Panel& panel, const ScreenRoom& room);
/// The same px, but no more of them than there is room for: for a window that arranges itself by its size.
Panel cut_to(const Panel& panel, const ScreenRoom& room);

} // namespace tycktill::touch
