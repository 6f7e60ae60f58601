#include "forms/definition/contrast.h"
#include "tests/forms/shipped.h"
#include "tests/support/rooms.h"

using namespace tycktill;

TEST_CASE("contrast is that of WCAG") {
    REQUIRE(contrast(0x000000, 0xFFFFFF) == Approx(21.0));
    REQUIRE(contrast(0x777777, 0x777777) == Approx(1.0));
    REQUIRE(contrast(0x767676, 0xFFFFFF) == Approx(4.54).margin(0.01));
    REQUIRE(contrast(0xFFFFFF, 0x17492F) == Approx(10.3).margin(0.05));
    REQUIRE(contrast(0x17492F, 0xFAF7F1) == Approx(9.7).margin(0.05));
}

TEST_CASE("every shipped colour is read by people with poor sight, day and night") {
    for (const char* id : {"ljusnarsberg", "robertsfors", "ostersund", "linkoping", "lomma"}) {
        const auto faint = faint_pair(shipped(id).accent);
        INFO(id << ": " << (faint ? faint->what : ""));
        CHECK_FALSE(faint);
    }
}

TEST_CASE("a colour that is too faint is named with its ratio") {
    Accent accent;
    accent.accent = 0x4CAF50;
    const auto faint = faint_pair(accent);
    REQUIRE(faint);
    REQUIRE(faint->what == "'accent' against the kiosk's paper has a contrast of 2.5:1");
    accent = {};
    accent.night_tint = 0x6FC08F;
    REQUIRE(std::string(faint_pair(accent)->key) == "night_tint");
}
