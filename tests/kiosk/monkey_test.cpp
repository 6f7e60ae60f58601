// The small run of kiosk_soak.
#include "monkey.h"
#include "tests/support/rooms.h"
#include "tests/support/xvfb.h"

#include <catch2/catch.hpp>

using namespace tycktill;

TEST_CASE("on the real window, whatever is pressed, there is a way home and nothing sends itself") {
    static const Xvfb display; // it lives as long as the others, whose DISPLAY it takes
    REQUIRE(display.ready);
    for (const char* panel : {"540x960@21.5", "960x540@15.6"}) {
        Monkey monkey;
        monkey.seed = 20261122;
        monkey.presses = 300;
        monkey.panel = panel;
        const MonkeyResult result = let_loose(monkey);
        CHECK(result.fault == "");
        CHECK(result.pressed == 300);
        CHECK(result.starts == 3);
    }
}
