// What is said, when it is cut off, and where the ring stands meanwhile.
#include "listener.h"
#include "tests/support/rooms.h"

using namespace tycktill;
using namespace std::chrono_literals;

namespace {

std::vector<std::string> words_of(const RememberingVoice& voice) {
    std::vector<std::string> words;
    for (const auto& said : voice.said())
        words.push_back(said.text);
    return words;
}

std::string spoken_node(AppScene& scene) {
    for (const Node& node : scene.tree().nodes())
        if (node.focused)
            return node.name;
    return "";
}

} // namespace

TEST_CASE("Lyssna reads the page: title, texts, every choice with its state, and the way on") {
    AppScene scene;
    scene.press("Börja");
    CHECK(scene.voice.said().empty());
    scene.press("Lyssna");
    const std::string all = scene.voice.all();
    for (const char* words :
         {"Vad vill du säga?", "Välj det som passar bäst.", "Klagomål. Inte valt. Något är fel",
          "Förslag. Inte valt.", "Steg 1 av", "Tillbaka.", "Nästa."})
        CHECK(all.find(words) != std::string::npos);
    CHECK(all.find("Kontrast") == std::string::npos); // the tools are not read on each page
    scene.voice.listen_anew();
    scene.press("Klagomål");
    CHECK(words_of(scene.voice) ==
          std::vector<std::string>{"Klagomål. Valt. Något är fel eller har gått fel."});
}

TEST_CASE("an error is said first, as an error, with the item that it is about") {
    AppScene scene;
    Listener listener(scene);
    listener.go_to("Börja");
    listener.key(Key::Enter);
    listener.go_to("Nästa");
    listener.key(Key::Enter);
    REQUIRE_FALSE(scene.voice.said().empty());
    CHECK(scene.voice.said().front().text.rfind("Fel: ", 0) == 0);
}

TEST_CASE("the ring stands on what is being said, text or button") {
    AppScene scene;
    Listener listener(scene);
    scene.voice.take_time(true);
    listener.go_to("Börja");
    listener.key(Key::Enter);
    std::set<std::string> places;
    for (int item = 0; item < 30 && scene.voice.speaking(); ++item) {
        const std::string said = scene.voice.said().back().text;
        CAPTURE(said);
        CHECK(said.rfind(spoken_node(scene), 0) == 0);
        places.insert(said);
        scene.voice.finish();
        scene.wait(100ms);
    }
    CHECK(places.size() > 6);
    CHECK(spoken_node(scene) == "Vad vill du säga?"); // the walk begins at the question
}

TEST_CASE("what is said is cut off by the next key and the next touch, and can be had again") {
    AppScene scene;
    Listener listener(scene);
    scene.voice.take_time(true);
    listener.key(Key::Down);
    REQUIRE(scene.voice.speaking());
    const std::string first = listener.heard();
    listener.key(Key::Down);
    CHECK(scene.voice.stopped() > 0);
    CHECK(listener.heard() != first);
    const std::string second = listener.heard();
    listener.key(Key::F2);
    CHECK(listener.heard() == second);
    scene.give(KeyDown{Key::F3});
    CHECK_FALSE(scene.voice.speaking());
    listener.key(Key::F2);
    REQUIRE(scene.voice.speaking());
    scene.give(PointerDown{5, 500});
    CHECK_FALSE(scene.voice.speaking());
}

TEST_CASE("faster, slower, louder and quieter by key, and all of it gone with the person") {
    AppScene scene;
    Listener listener(scene);
    const Manner before = scene.voice.said().back().how;
    listener.key(Key::F5);
    CHECK(listener.heard() == "180 ord i minuten");
    listener.key(Key::F7);
    CHECK(listener.heard() == "Volym 80 procent");
    listener.key(Key::Down);
    CHECK(scene.voice.said().back().how.speed == before.speed + 30);
    CHECK(scene.voice.said().back().how.volume == before.volume + 20);
    for (int times = 0; times < 20; ++times)
        listener.key(Key::F6);
    CHECK(scene.app.session().modes.volume == 20); // never silent by mistake
    scene.wait(10min);
    CHECK(scene.app.session().modes == Modes{});
    CHECK_FALSE(scene.voice.speaking());
    scene.voice.listen_anew();
    scene.press("Lyssna");
    CHECK(scene.voice.said().back().how == before);
}

TEST_CASE("the voice is set from the help too, by six keys") {
    AppScene scene;
    Listener listener(scene);
    listener.key(Key::F1);
    CHECK(listener.heard_any("Hjälp."));
    listener.go_to("Rösten");
    listener.key(Key::Enter);
    listener.go_to("Långsammare");
    listener.key(Key::Enter);
    CHECK(listener.heard() == "Långsammare. 120 ord i minuten.");
    listener.key(Key::Escape);
    CHECK(listener.heard_any("Säg vad du tycker."));
}

TEST_CASE("each text is said in its own language") {
    AppScene scene;
    scene.press("Lyssna").presses("Språk", "English");
    scene.voice.listen_anew();
    scene.press("Start");
    for (const auto& said : scene.voice.said()) {
        CAPTURE(said.text);
        CHECK(said.how.language == "en");
    }
}

TEST_CASE("where a language has no voice the screen says so, and Swedish says it aloud") {
    AppScene scene;
    AppScene silent("ljusnarsberg", "21.5-portrait", Closed::No, "sv");
    silent.press("Lyssna").presses("Språk", "English");
    CHECK(silent.says("There is no voice for this language."));
    CHECK(silent.says("Det finns ingen röst för det här språket."));
    CHECK(silent.voice.said().back().text.rfind("Det finns ingen röst", 0) == 0);
    CHECK(silent.voice.said().back().how.language == "sv");
    // Likewise where the language came first, in the middle of the interview.
    AppScene later("ljusnarsberg", "21.5-portrait", Closed::No, "sv");
    later.presses("Börja", "Klagomål", "Språk", "English", "Listen");
    CHECK(later.says("There is no voice for this language."));
    CHECK(later.voice.said().back().how.language == "sv");
}

TEST_CASE("the warning before the screen is cleared is heard, also by who does not listen") {
    AppScene scene;
    scene.press("Börja").wait(91s);
    CHECK(scene.voice.all().find("Är du kvar?") != std::string::npos);
    scene.give(KeyDown{Key::Escape});
    CHECK_FALSE(scene.says("Är du kvar?"));
}

TEST_CASE("a finger that slides hears what it is on and presses nothing; two taps press") {
    AppScene scene;
    scene.press("Börja").press("Lyssna");
    scene.presses("Hjälp", "Rösten", "Känn dig fram");
    REQUIRE(scene.app.session().modes.explore);
    scene.give(KeyDown{Key::Escape});
    const PxRect card(scene.tree().pressable("Klagomål")->rect);
    scene.wait(3s);
    scene.voice.listen_anew();
    scene.give(PointerDown{card.mid_x(), card.y - 300});
    for (float y = card.y - 280; y < card.mid_y(); y += 20)
        scene.give(PointerMove{card.mid_x(), y}, Moment{30});
    scene.give(PointerUp{card.mid_x(), card.mid_y()}, Moment{400});
    CHECK(scene.voice.said().back().text.rfind("Klagomål.", 0) == 0);
    CHECK_FALSE(scene.app.session().answers.chosen("typ", "klagomal"));
    for (int tap = 0; tap < 2; ++tap) {
        scene.give(PointerDown{500, 1500}, Moment{300});
        scene.give(PointerUp{500, 1500}, Moment{60});
    }
    CHECK(scene.app.session().answers.chosen("typ", "klagomal"));
}
