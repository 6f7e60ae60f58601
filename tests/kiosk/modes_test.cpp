// Each help is switched on without what it helps with: large text without reading, calm presses with a hand
// that strikes twice, a lowered screen without reaching up, the voice without seeing, more time without haste.
#include "listener.h"
#include "tests/support/rooms.h"

using namespace tycktill;
using namespace std::chrono_literals;

namespace {

const std::vector<std::string> panels{"21.5-portrait", "15.6-landscape"};

float in_mm(AppScene& scene, float pixels) {
    return pixels / scene.stage.ui().panel().px(1);
}

/// Where the tile stands on each page from the start to the question on a reply.
std::vector<PxRect> places_of(const std::string& tool, const std::string& panel) {
    AppScene scene("ljusnarsberg", panel);
    std::vector<PxRect> places;
    const auto note = [&] {
        const Node* tile = scene.tree().pressable(tool);
        CAPTURE(tool, panel, scene.tree().to_json());
        REQUIRE(tile != nullptr);
        places.push_back(PxRect(tile->rect));
    };
    note();
    for (const char* way : {"Börja", "Klagomål", "Den här enheten", "Mig själv"}) {
        scene.press(way);
        note();
    }
    scene.type(U"Maten var kall.");
    for (const char* way : {"Nästa", "I går"}) {
        scene.press(way);
        note();
    }
    return places;
}

/// A finger that strikes twice each time, so long after.
struct Tremor {
    AppScene& scene;
    Moment between;

    void press(const std::string& name) {
        const Node* node = scene.tree().pressable(name);
        CAPTURE(name, between.count(), scene.tree().to_json());
        REQUIRE(node != nullptr);
        const PxRect rect(node->rect);
        Moment after{2000};
        for (int strike = 0; strike < 2; ++strike) {
            scene.give(PointerDown{rect.mid_x(), rect.mid_y()}, after);
            scene.give(PointerUp{rect.mid_x(), rect.mid_y()}, Moment{30});
            after = between - Moment{30};
        }
    }
};

const Modes& modes(AppScene& scene) {
    return scene.app.session().modes;
}

} // namespace

TEST_CASE("large text, contrast, easy text and the voice: one large tile, always in its place") {
    for (const std::string& panel : panels)
        for (const char* tool :
             {"Lyssna", "Större text", "Kontrast", "Lättläst", "Språk", "Hjälp"}) {
            const auto places = places_of(tool, panel);
            AppScene scene("ljusnarsberg", panel);
            for (const PxRect& place : places) {
                CAPTURE(panel, tool);
                CHECK(place == places.front());
                CHECK(in_mm(scene, place.w) >= 20);
                CHECK(in_mm(scene, place.h) >= 20);
            }
            // Pressed where it stands, by somebody who reads nothing of it.
            scene.press_at(places.front());
            const Modes now = modes(scene);
            const bool on = now.speech || now.larger_text || now.contrast || now.easy_read ||
                            scene.app.session().overlay != Overlay::None;
            CHECK(on);
        }
}

TEST_CASE("large text is switched off where it was switched on, however large it is by then") {
    for (const std::string& panel : panels) {
        AppScene scene("ljusnarsberg", panel);
        scene.press("Större text");
        CHECK(modes(scene).larger_text);
        const Node* tile = scene.tree().pressable("Större text");
        REQUIRE(tile != nullptr);
        scene.press_at(PxRect(tile->rect));
        CHECK_FALSE(modes(scene).larger_text);
    }
}

TEST_CASE("a hand that strikes twice reaches calm presses, whatever time is between its strikes") {
    for (const std::string& panel : panels)
        for (const Moment between : {60ms, 100ms, 140ms, 200ms, 300ms, 400ms, 490ms}) {
            AppScene scene("ljusnarsberg", panel);
            Tremor tremor{scene, between};
            tremor.press("Hjälp");
            tremor.press("Lugnare tryck");
            CAPTURE(panel, between.count());
            CHECK(modes(scene).steady);
            tremor.press("Stäng");
            tremor.press("Börja");
            tremor.press("Klagomål");
            CHECK(scene.says("Vad vill du säga?"));
            CHECK(scene.app.session().answers.chosen("typ", "klagomal"));
        }
}

TEST_CASE("who cannot reach up lowers the screen from the pad, or from low on the help page") {
    for (const std::string& panel : panels) {
        AppScene scene("ljusnarsberg", panel);
        Listener pad(scene);
        pad.key(Key::F1);
        pad.go_to("Sänk skärmen");
        const Node* button = scene.tree().pressable("Sänk skärmen");
        REQUIRE(button != nullptr);
        const float height = static_cast<float>(scene.stage.ui().panel().height_px);
        CHECK(in_mm(scene, height - button->rect.y) <= 300);
        pad.key(Key::Enter);
        CHECK(modes(scene).lowered);
        for (const Node& node : scene.tree().nodes())
            if (node.can_press) {
                CAPTURE(panel, node.name);
                CHECK(in_mm(scene, height - node.rect.y) <= 301);
            }
    }
}

TEST_CASE("each help is reached by six keys, by ear alone") {
    const std::vector<std::pair<const char*, bool Modes::*>> on_the_page{
        {"Större text", &Modes::larger_text},
        {"Kontrast", &Modes::contrast},
        {"Lättläst", &Modes::easy_read}};
    for (const auto& [name, mode] : on_the_page) {
        AppScene scene;
        Listener pad(scene);
        CHECK(modes(scene).speech); // «upprepa» was enough
        pad.go_to(name);
        pad.key(Key::Enter);
        CAPTURE(name, pad.heard());
        CHECK(modes(scene).*mode);
    }
    AppScene scene;
    Listener pad(scene);
    pad.key(Key::F1);
    pad.go_to("Lugnare tryck");
    pad.key(Key::Enter);
    CHECK(modes(scene).steady);
    pad.go_to("Rösten");
    pad.key(Key::Enter);
    pad.go_to("Känn dig fram");
    pad.key(Key::Enter);
    CHECK(modes(scene).explore);
}

TEST_CASE(
    "the voice begins without a look: by a headset that is put in, or by any key and «upprepa»") {
    AppScene scene;
    bool in = false;
    scene.headset = [&in] { return in; };
    scene.wait(2s);
    CHECK_FALSE(modes(scene).speech);
    in = true;
    scene.wait(2s);
    CHECK(modes(scene).speech);
    CHECK(scene.voice.all().find("Säg vad du tycker.") != std::string::npos);
}

TEST_CASE("more time is one press anywhere the warning says, for whoever presses, hears or walks") {
    for (const std::string& panel : panels) {
        AppScene scene("ljusnarsberg", panel);
        scene.presses("Börja", "Klagomål", "Tillbaka").wait(95s);
        const Node* still = scene.tree().pressable("Jag är kvar");
        REQUIRE(still != nullptr);
        CHECK(in_mm(scene, still->rect.h) >= 25);
        CHECK(scene.voice.all().find("Är du kvar?") != std::string::npos);
        Tremor{scene, 300ms}.press("Jag är kvar");
        CHECK(scene.says("Vad vill du säga?"));
        CHECK(scene.app.session().answers.chosen("typ", "klagomal"));
        scene.wait(95s);
        scene.give(KeyDown{Key::Escape}); // «tillbaka» on the pad
        scene.give(KeyUp{Key::Escape});
        CHECK(scene.says("Vad vill du säga?"));
    }
}

TEST_CASE("another language is found without Swedish: each stands there in its own words") {
    AppScene scene;
    scene.press("Språk");
    for (const std::string& tag : scene.app.setting().form->languages)
        CHECK(scene.says(shipped_words().say("language." + tag, tag)));
}
