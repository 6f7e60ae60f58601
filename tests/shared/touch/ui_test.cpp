#include "shared/touch/keyboard.h"
#include "shared/touch/play.h"
#include "shared/touch/voice.h"
#include "shared/touch/widgets.h"
#include "tests/shared/touch/stage_help.h"
#include "tests/support/rooms.h"

using namespace tycktill;

namespace {

/// Two buttons and a count of how often each was pressed.
struct TwoButtons {
    int left = 0, right = 0;
    void operator()(Ui& ui) {
        if (primary_button(ui, {100, 100, 200, 100}, "Vänster"))
            ++left;
        if (secondary_button(ui, {400, 100, 200, 100}, "Höger"))
            ++right;
    }
};

/// A page with a field, an area and the keyboard.
struct Writing {
    std::string name, story;
    void operator()(Ui& ui) {
        if (auto change = text_field(ui, {48, 100, 984, 100}, {.name = "Namn", .value = name});
            change.text)
            name = *change.text;
        if (auto change =
                text_area(ui, {48, 300, 984, 300}, {.name = "Text", .value = story, .limit = 20});
            change.text)
            story = *change.text;
        on_screen_keyboard(ui, {0, 1262, 1080, 458}, {.capitals = true});
        primary_button(ui, {48, 1760, 984, 116}, "Nästa");
    }
};

} // namespace

TEST_CASE("a button acts on release and shows that it is pressed before") {
    TwoButtons page;
    Scene scene{std::ref(page)};
    scene.give(PointerDown{150, 150});
    CHECK(scene.node("Vänster").down);
    CHECK(page.left == 0);
    scene.give(PointerUp{150, 150});
    CHECK(page.left == 1);
    CHECK_FALSE(scene.node("Vänster").down);
}

TEST_CASE("sliding off a button takes the wish back") {
    TwoButtons page;
    Scene scene{std::ref(page)};
    scene.give(PointerDown{150, 150});
    scene.give(PointerMove{150, 400});
    CHECK_FALSE(scene.node("Vänster").down);
    scene.give(PointerUp{150, 400});
    CHECK(page.left == 0);
    SECTION("and sliding onto another does not press that one") {
        scene.give(PointerDown{150, 150});
        scene.give(PointerUp{450, 150});
        CHECK(page.right == 0);
    }
}

TEST_CASE("a second tap within 0.15 s is a tremor, one after it a wish") {
    TwoButtons page;
    Scene scene{std::ref(page)};
    const auto tap = [&](Moment later) {
        scene.give(PointerDown{150, 150}, later);
        scene.give(PointerUp{150, 150}, Moment{10});
    };
    tap(Moment{300});
    tap(Moment{100});
    CHECK(page.left == 1);
    tap(Moment{200});
    CHECK(page.left == 2);
}

TEST_CASE("two taps that arrive together are both carried out, in order") {
    TwoButtons page;
    Scene scene{std::ref(page)};
    auto& ui = scene.ui();
    for (const float x : {150.0f, 450.0f}) {
        ui.give({Moment{5000}, PointerDown{x, 150}});
        ui.give({Moment{5050}, PointerUp{x, 150}});
    }
    scene.settle();
    CHECK(page.left == 1);
    CHECK(page.right == 1);
}

TEST_CASE("the keypad walks every item and comes round; Enter presses on release") {
    TwoButtons page;
    Scene scene{std::ref(page)};
    scene.key(Key::Down);
    CHECK(scene.node("Vänster").focused);
    scene.key(Key::Down);
    CHECK(scene.node("Höger").focused);
    scene.give(KeyDown{Key::Enter});
    CHECK(page.right == 0);
    scene.give(KeyUp{Key::Enter});
    CHECK(page.right == 1);
    scene.key(Key::Down);
    CHECK(scene.node("Vänster").focused);
    scene.key(Key::Up);
    CHECK(scene.node("Höger").focused);
}

TEST_CASE("a touch hides the ring") {
    TwoButtons page;
    Scene scene{std::ref(page)};
    scene.key(Key::Down);
    CHECK(scene.ui().ring_shown());
    scene.press("Höger");
    CHECK_FALSE(scene.ui().ring_shown());
}

TEST_CASE("a right-to-left page stands mirrored and is pressed where it is seen") {
    TwoButtons page;
    Scene scene{std::ref(page)};
    Look look = scene.ui().look();
    look.mirrored = true;
    scene.ui().set_look(look);
    scene.settle();
    CHECK(scene.node("Vänster").rect == PxRect{1080 - 300, 100, 200, 100});
    scene.press("Vänster");
    CHECK(page.left == 1);
}

TEST_CASE("a real keyboard types into the first field, and into the one that was touched") {
    Writing page;
    Scene scene{std::ref(page)};
    scene.type(U"Åsa");
    CHECK(page.name == "Åsa");
    scene.press("Text");
    scene.type(U"hej på");
    scene.key(Key::Enter);
    scene.key(Key::Backspace);
    scene.key(Key::Backspace);
    CHECK(page.story == "hej p");
    CHECK(page.name == "Åsa");
}

TEST_CASE("a text takes its limit and no more") {
    Writing page;
    Scene scene{std::ref(page)};
    scene.press("Text");
    scene.type(U"abcdefghijklmnopqrstuvwxyz");
    CHECK(page.story == "abcdefghijklmnopqrst");
}

TEST_CASE("the on-screen keys write, begin with a capital, and Stor holds for one letter") {
    Writing page;
    Scene scene{std::ref(page)};
    for (const char* key : {"H", "e", "j", "Mellanslag", "å", "Stor", "Ä", "é", "Sudda"})
        scene.press(key);
    CHECK(page.name == "Hej åÄ");
    scene.press("123");
    scene.press("7");
    scene.press("ABC");
    scene.press("q");
    CHECK(page.name == "Hej åÄ7q");
}

TEST_CASE("a long press writes the accent that the key then shows") {
    Writing page;
    Scene scene{std::ref(page)};
    scene.press("H");
    const auto rect = scene.node("e").rect;
    scene.give(PointerDown{rect.mid_x(), rect.mid_y()});
    scene.now += Moment{700};
    scene.settle();
    scene.give(PointerUp{rect.mid_x(), rect.mid_y()});
    CHECK(page.name == "Hé");
}

TEST_CASE("the arrows move by place on the keyboard and leave it at its edges") {
    Writing page;
    Scene scene{std::ref(page)};
    scene.ui().focus(scene.node("G").key);
    scene.key(Key::Down);
    CHECK(scene.node("G").focused); // the first key shows where it is
    scene.key(Key::Up);
    CHECK(scene.node("T").focused);
    for (int i = 0; i < 4; ++i)
        scene.key(Key::Down);
    CHECK(scene.node("Nästa").focused);
}

TEST_CASE("forgetting takes what was written out of tree and field") {
    Writing page;
    Scene scene{std::ref(page)};
    scene.type(U"hemligt");
    CHECK(scene.ui().tree().says("hemligt"));
    page = {};
    scene.ui().forget();
    scene.settle();
    CHECK_FALSE(scene.ui().tree().says("hemligt"));
    CHECK(scene.ui().before_caret().empty());
}

TEST_CASE("a play presses, types, waits, and says where it failed") {
    Writing page;
    Scene scene{std::ref(page)};
    RememberingVoice voice;
    voice.say("Berätta med egna ord.", {});
    const PlayScene play{std::ref(page), [&] { return voice.all(); }, ".", "a.play"};
    const auto run = [&](std::string_view text) {
        return run_play(scene.stage, parse_play(text, "a.play").value(), play);
    };
    CHECK(run("type \"Åsa\"\nexpect \"Åsa\"\npress \"Text\"\ntype \"Kallt\"\nwait 2s\n"
              "spoken \"egna ord\"\nexpect-not \"Varmt\""));
    CHECK(page.name == "Åsa");
    CHECK(page.story == "Kallt");
    const auto failed = run("expect \"Kallt\"\npress \"Finns inte\"");
    REQUIRE_FALSE(failed);
    CHECK(
        failed.error().what.starts_with("a.play:2: nothing called \"Finns inte\" can be pressed"));
}
