// The window paints only what changed. What then stands on the glass is what it would be, painted whole.
#include "tests/support/chance.h"
#include "tests/support/rooms.h"
#include "tests/support/xvfb.h"
#include "window_visit.h"

#include <catch2/catch.hpp>

using namespace tycktill;

namespace {

/// How many px are otherwise than when everything is painted anew.
int wrong_px(WindowVisit& visit) {
    const GlassPicture in_parts = visit.window->pixels();
    visit.window->expose();
    visit.settle();
    const GlassPicture whole = visit.window->pixels();
    int wrong = 0;
    for (std::size_t at = 0; at + 2 < whole.rgb.size(); at += 3)
        wrong += std::equal(whole.rgb.begin() + static_cast<std::ptrdiff_t>(at),
                            whole.rgb.begin() + static_cast<std::ptrdiff_t>(at) + 3,
                            in_parts.rgb.begin() + static_cast<std::ptrdiff_t>(at))
                     ? 0
                     : 1;
    return wrong;
}

} // namespace

TEST_CASE("what is painted in parts looks like what is painted whole, wherever one presses") {
    static const Xvfb display; // it lives as long as the others, whose DISPLAY it takes
    REQUIRE(display.ready);
    for (const char* panel : {"540x960@21.5", "960x540@15.6"}) {
        WindowVisit visit("ljusnarsberg", panel, {});
        Chance chance(20261122);
        for (int press = 0; press < 60; ++press) {
            std::vector<Node> targets;
            for (const Node& node : visit.tree().nodes())
                if (node.can_press)
                    targets.push_back(node);
            REQUIRE_FALSE(targets.empty());
            const Node* next = visit.tree().pressable("Nästa");
            const Node& node = chance.one_in(3) && next != nullptr
                                   ? *next
                                   : targets[static_cast<std::size_t>(
                                         chance.below(static_cast<int>(targets.size())))];
            const PxRect rect = node.rect;
            CAPTURE(panel, press, node.name);
            visit.give(PointerDown{rect.mid_x(), rect.mid_y()});
            REQUIRE(wrong_px(visit) == 0);
            visit.give(PointerUp{rect.mid_x(), rect.mid_y()});
            if (chance.one_in(4))
                visit.type(U"Åh nej");
            REQUIRE(wrong_px(visit) == 0);
        }
    }
}
