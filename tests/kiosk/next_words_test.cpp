// What the keyboard offers, and that it learns nothing.
#include "app_scene.h"
#include "shared/base/text.h"
#include "tests/support/rooms.h"

#include <regex>

using namespace tycktill;
using namespace std::chrono_literals;

namespace {

using Offer = std::vector<std::string>;

NextWords small_list() {
    return NextWords::parse("# a list\n^ jag det\njag har är\nhar inte\nhund\nhuset\nöppna\n", "l")
        .value();
}

AppScene& at_story(AppScene& scene) {
    return scene.presses("Börja", "Klagomål", "Vet inte", "Mig själv");
}

std::string story(const AppScene& scene) {
    return scene.app.session().answers.text("beskrivning");
}

void hold(AppScene& scene, const std::string& name) {
    const PxRect key = scene.tree().pressable(name)->rect;
    scene.give(PointerDown{key.mid_x(), key.mid_y()});
    scene.wait(700ms);
    scene.give(PointerUp{key.mid_x(), key.mid_y()});
}

} // namespace

TEST_CASE("a word begun is completed, the likelier after the word before it first") {
    const NextWords words = small_list();
    CHECK(words.after("Vi h", 3) == Offer{"har", "hund", "huset"});
    CHECK(words.after("Vi hu", 3) == Offer{"hund", "huset"});
    CHECK(words.after("Vi hund", 3).empty());
    CHECK(words.after("en Ö", 3) == Offer{"Öppna"});
    CHECK(words.after("jag ", 3) == Offer{"har", "är"});
    CHECK(words.after("jag ", 1) == Offer{"har"});
    CHECK(words.after("nu? ", 3) == Offer{"Jag", "Det"});
    CHECK(words.after("", 3) == Offer{"Jag", "Det"});
    CHECK(words.after("okänt ", 3).empty());
    CHECK(words.after("070-17", 3).empty());
}

TEST_CASE("a list that is wrong is named with its line") {
    CHECK(NextWords::parse("jag har\njag är\n", "l").error().what.rfind("l:2:", 0) == 0);
    CHECK(NextWords::parse("jag\n  \n", "l").error().what.rfind("l:2:", 0) == 0);
}

TEST_CASE("the shipped list has words of letters alone, and offers nothing that it does not hold") {
    const std::string list = read_text(TYCKTILL_SOURCE "/assets/words/sv.txt").value();
    CHECK(list.size() < 40'000);
    std::size_t words = 0;
    for (const std::string& line : split(list, '\n'))
        if (!line.empty() && line.front() != '#') {
            ++words;
            CAPTURE(line);
            CHECK(lower_case(line) == line);
            CHECK(line.find_first_of("0123456789.,:") == std::string::npos);
        }
    CHECK(words > 800);
}

TEST_CASE("a word is written with one press, with its space, and a sign takes the space's place") {
    AppScene scene;
    at_story(scene).press("Jag").press("har");
    CHECK(story(scene) == "Jag har ");
    scene.presses("i", "n", "t", "inte");
    CHECK(story(scene) == "Jag har inte ");
    scene.press("Mellanslag"); // by habit
    scene.presses("s", "e", "t", "t", ".");
    CHECK(story(scene) == "Jag har inte sett.");
    scene.presses("Mellanslag");
    CHECK(scene.tree().pressable("Det") != nullptr);
    scene.press("Det").press("är").press("?");
    CHECK(story(scene) == "Jag har inte sett. Det är?");
}

TEST_CASE("nothing that was written is offered, neither at once nor to the next person") {
    AppScene scene;
    at_story(scene).type(U"Qvarnbergska qvarnbergska qvarnb");
    CHECK(scene.tree().pressable("qvarnbergska") == nullptr);
    scene.presses("Avbryt och rensa", "Rensa nu");
    at_story(scene).type(U"qvarnb");
    CHECK(scene.tree().pressable("qvarnbergska") == nullptr);
    CHECK(scene.tree().pressable("Qvarnbergska") == nullptr);
}

TEST_CASE("words are offered in Swedish, where text is written freely, and not in names or codes") {
    AppScene scene;
    at_story(scene);
    CHECK(scene.tree().pressable("Jag") != nullptr);
    scene.type(U"Kallt.").presses("Nästa", "Hoppa över", "Ja, jag lämnar mina uppgifter");
    CHECK(scene.tree().pressable("Jag") == nullptr);
    AppScene english;
    english.presses("Språk", "English").presses("Start", "Complaint", "I don’t know");
    CHECK(english.tree().pressable("Jag") == nullptr);
}

TEST_CASE("Sudda takes a letter, held long a whole word, once however long it is held") {
    AppScene scene;
    at_story(scene).type(U"Maten var kall");
    scene.press("Sudda");
    CHECK(story(scene) == "Maten var kal");
    hold(scene, "Sudda");
    CHECK(story(scene) == "Maten var ");
    const PxRect key = scene.tree().pressable("Sudda")->rect;
    scene.give(PointerDown{key.mid_x(), key.mid_y()});
    scene.wait(10s);
    CHECK(scene.tree().pressable("Sudda ord") == nullptr); // the name stays, the face tells
    scene.give(PointerMove{5, 5});
    scene.give(PointerUp{5, 5}); // slid off: nothing
    CHECK(story(scene) == "Maten var ");
}

TEST_CASE(
    "accents come by a long press and by keys; signs and letters in order of the alphabet too") {
    AppScene scene;
    at_story(scene);
    hold(scene, "E");
    CHECK(story(scene) == "É");
    scene.presses("é", "123", "ü", "è", "ABC", "A–Ö", "b", "Q–Å", "q");
    CHECK(story(scene) == "Ééüèbq");
}

TEST_CASE("the alphabet's order stays from field to field and is gone with the person") {
    AppScene scene;
    at_story(scene).press("A–Ö").type(U"Kallt.").presses("Nästa", "Hoppa över",
                                                         "Ja, jag lämnar mina uppgifter");
    CHECK(scene.tree().pressable("Q–Å") != nullptr);
    scene.presses("Avbryt och rensa", "Rensa nu");
    at_story(scene);
    CHECK(scene.tree().pressable("Q–Å") == nullptr);
}

TEST_CASE("a tap puts the caret, a second one in the same word marks it, at any pace") {
    AppScene scene;
    at_story(scene).type(U"Maten var kall");
    const Node* area = nullptr;
    for (const Node& node : scene.tree().nodes())
        if (node.role == Role::Area)
            area = &node;
    REQUIRE(area != nullptr);
    const PxRect in_first_word{area->rect.x + 60, area->rect.y + 40, 10, 30};
    scene.press_at(in_first_word);
    scene.wait(5s);
    scene.press_at(in_first_word);
    scene.type(U"Soppan");
    CHECK(story(scene) == "Soppan var kall");
    scene.press_at(in_first_word);
    scene.press_at(in_first_word);
    scene.press_at(in_first_word); // the third takes the marking away
    scene.type(U"x");
    CHECK(story(scene).size() == std::string("Soppan var kall").size() + 1);
}

TEST_CASE("a finger draws a long text down to its beginning, and up again") {
    AppScene scene;
    at_story(scene);
    for (int piece = 0; piece < 60; ++piece) // more than a dozen lines
        scene.type(U"och så var ");
    const auto area = [&] {
        for (const Node& node : scene.tree().nodes())
            if (node.role == Role::Area)
                return PxRect(node.rect);
        return PxRect{};
    };
    // Let go beside the field, so that the finger puts no caret.
    const auto draws = [&](float from, float to) {
        scene.give(PointerDown{area().mid_x(), from}, Moment{400});
        for (int step = 1; step <= 20; ++step)
            scene.give(
                PointerMove{area().mid_x(), from + (to - from) * static_cast<float>(step) / 20},
                Moment{20});
        scene.give(PointerMove{-50, to}, Moment{20});
        scene.give(PointerUp{-50, to}, Moment{20});
    };
    draws(area().y + 20, area().y + 1500);
    scene.type(U"x");
    const std::size_t first = story(scene).find('x');
    CHECK(first < 300);
    draws(area().bottom() - 20, area().bottom() - 1500);
    scene.type(U"y");
    CHECK(story(scene).find('y') > 400);
}

TEST_CASE("a real keyboard goes, marks and erases by word") {
    AppScene scene;
    at_story(scene).type(U"Maten var kall");
    scene.give(KeyDown{Key::Backspace, false, true, 0});
    CHECK(story(scene) == "Maten var ");
    scene.give(KeyDown{Key::Left, false, true, 0});
    scene.give(KeyDown{Key::Left, true, true, 0});
    scene.type(U"Den");
    CHECK(story(scene) == "Denvar ");
}
