#include "shared/touch/widgets.h"
#include "tests/shared/touch/stage_help.h"
#include "tests/support/rooms.h"

using namespace tycktill;

namespace {

const Panel panel = parse_panel("1000x500@20").value();
const Font font{Family::Next, Weight::Regular, 20, 0};

} // namespace

TEST_CASE(
    "at another scale everything stands larger on the glass, and is pressed where it is seen") {
    bool pressed = false;
    std::vector<DrawnText> texts;
    Scene scene(
        [&](Ui& ui) {
            ui.canvas().set_scale(1.5f);
            texts.clear();
            ui.canvas().watch(&texts);
            ui.canvas().line("Tyck till", 40, 60, font, rgb(0));
            ui.canvas().watch(nullptr);
            Node node;
            node.role = Role::Button;
            node.name = "Spara";
            node.rect = {100, 100, 200, 40};
            pressed = ui.item(std::move(node)).activated || pressed;
        },
        panel);
    CHECK(scene.node("Spara").rect == PxRect{150, 150, 300, 60});
    scene.press("Spara");
    CHECK(pressed);
    REQUIRE(texts.size() == 1);
    CHECK(texts[0].rect.x == 60);
    Canvas small(*scene.typesetter);
    CHECK(texts[0].rect.w == Approx(1.5 * small.width("Tyck till", font)).epsilon(0.05));
}

TEST_CASE("a text that is clipped away in part says so") {
    std::vector<DrawnText> texts;
    Scene scene(
        [&](Ui& ui) {
            texts.clear();
            ui.canvas().watch(&texts);
            ui.canvas().push_clip({0, 0, 60, 100});
            ui.canvas().line("En lång rad som inte får plats", 10, 50, font, rgb(0));
            ui.canvas().line("Utanför", 300, 50, font, rgb(0));
            ui.canvas().pop_clip();
            ui.canvas().line("Kort", 10, 90, font, rgb(0));
            ui.canvas().watch(nullptr);
        },
        panel);
    REQUIRE(texts.size() == 2);
    CHECK(texts[0].cut);
    CHECK(texts[0].rect.right() <= 60);
    CHECK_FALSE(texts[1].cut);
}

TEST_CASE("the wheel, a drag and dropped files reach the program, in its own px") {
    float wheel = 0, moved = 0, from = 0;
    std::vector<std::string> files;
    Scene scene(
        [&](Ui& ui) {
            ui.canvas().set_scale(2);
            wheel += ui.wheel();
            if (const auto drag = ui.drag()) {
                moved += drag->dx;
                from = drag->from_x;
            }
            if (!ui.dropped().empty())
                files = ui.dropped();
        },
        panel);
    scene.give(Wheel{10, 10, 2});
    CHECK(wheel == 2);
    scene.give(PointerDown{100, 100});
    scene.give(PointerMove{150, 100});
    scene.give(PointerMove{160, 100});
    scene.give(PointerUp{160, 100});
    scene.give(PointerMove{300, 100});
    CHECK(moved == 30);
    CHECK(from == 50);
    scene.give(Dropped{{"/tmp/posten.pdf"}});
    CHECK(files == std::vector<std::string>{"/tmp/posten.pdf"});
}
