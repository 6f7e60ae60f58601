#pragma once
/// What an eye and a hand need of a page (KIOSK.md, «Limits»), measured. Each returns its faults in
/// plain words; none means that the page is good.
#include "shared/touch/window.h"
#include "showing.h"
#include "tests/support/rooms.h"

namespace tycktill {

using PageFaults = std::vector<std::string>;

/// Of the accessible tree: targets at least 20 mm each way, 3 mm apart (in «Lugnare tryck» 4.8), on the
/// glass.
PageFaults faults_of_targets(const AccessibleTree& tree, const Panel& panel, bool steady);

/// Of what was set: nothing cut or off the glass, no line over another or over what is touched, and
/// every word that is said of a text stands there whole.
PageFaults faults_of_text(const AccessibleTree& tree, const std::vector<DrawnText>& texts,
                          const Panel& panel);

/// Capitals of at least 7.4 mm, but for the words that LOOK §2 keeps small (of keys, tools, steps).
PageFaults faults_of_size(const AccessibleTree& tree, const std::vector<DrawnText>& texts,
                          const Panel& panel, bool larger);

/// From the frame's pixels: each text and icon stands out from its ground by 7:1, and the capitals are
/// as high as the layout says.
PageFaults faults_of_pixels(const GlassPicture& pixels, const std::vector<DrawnText>& texts,
                            const std::vector<DrawnText>& icons);

} // namespace tycktill
