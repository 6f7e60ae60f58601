#include "shared/base/files.h"
#include "shared/touch/widgets.h"
#include "shared/touch/window.h"
#include "tests/support/rooms.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/xvfb.h"

#include <catch2/catch.hpp>
#include <ctime>
#include <filesystem>

using namespace tycktill;

TEST_CASE("the window draws a page, takes its picture, and rests when nothing happens") {
    const Xvfb display;
    if (!display.ready) {
        WARN("Xvfb is not installed: no window to test");
        return;
    }
    auto typesetter = std::move(Typesetter::open(TYCKTILL_SOURCE "/assets").value());
    auto opened = Window::open({}, *typesetter);
    REQUIRE(opened);
    auto& window = **opened;
    int drawn = 0;
    const Draw page = [&](Ui& ui) {
        ++drawn;
        primary_button(ui, {48, 100, 984, 116}, "Nästa");
    };

    window.settle(page, Moment{0});
    const TemporaryFolder folder;
    const auto file = folder.path() / "window.png";
    REQUIRE(window.picture(file));
    const auto bytes = read_file(file).value();
    CHECK(bytes.size() > 2000);

    // A second of waiting costs next to nothing: the program sleeps until something happens.
    drawn = 0;
    const auto start = std::clock();
    window.run([&](Ui& ui) {
        page(ui);
        if (ui.now() >= Moment{1000} && drawn > 2)
            window.close();
        ui.wake_at(ui.now() + Moment{1000});
    });
    const double seconds = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
    CHECK(drawn < 12);
    CHECK(seconds < 0.5);
}
