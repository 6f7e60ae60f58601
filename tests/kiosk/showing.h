#pragma once
/// One screen shown on a stage, page after page where it does not all fit, with what was drawn of it.
#include "every_screen.h"
#include "shared/touch/stage.h"
#include "tests/support/rooms.h"

#include <set>

namespace tycktill {

class Showing {
public:
    Showing(Stage& stage, const ScreenState& state, const Modes& modes);
    /// «Visa fler», «Visa resten»: false when nothing more is to be seen.
    bool turn_page();

    const AccessibleTree& tree() { return stage_.ui().tree(); }
    const Panel& panel() { return stage_.ui().panel(); }
    const std::vector<DrawnText>& texts() const { return texts_; }
    const std::vector<DrawnText>& icons() const { return icons_; }
    const Session& session() const { return session_; }
    const Setting& setting() const { return setting_; }
    void redraw();
    void press(const PxRect& rect);

private:
    Stage& stage_;
    Setting setting_;
    Session session_;
    Moment now_{1000};
    std::size_t pages_ = 1;
    std::set<std::size_t> parts_;
    std::vector<DrawnText> texts_, icons_;
};

} // namespace tycktill
