// Each municipality's whole interview, by finger and by a real keyboard, anonymous and with a reply,
// upright and lying: what was answered is what the office opens, and every mandatory question says so.
#include "app_scene.h"
#include "forms/rules/fault_words.h"
#include "hands.h"
#include "tests/support/rooms.h"

using namespace tycktill;

namespace {

/// An AppScene as the hands need it.
struct Place {
    AppScene scene;
    Place(const std::string& whose, const std::string& panel) : scene(whose, panel) {}
    Ui& ui() { return scene.stage.ui(); }
    const AccessibleTree& tree() { return scene.tree(); }
    void press_at(const PxRect& rect) { scene.press_at(rect); }
    void tap_key(Key key) {
        scene.give(KeyDown{key, false, false, 0});
        scene.give(KeyUp{key});
    }
    void write(const std::string& text) {
        for (const char32_t letter : code_points(text))
            scene.give(Character{letter}, Moment{1});
    }
};

enum class By { Finger, Keyboard };

std::set<std::string> walked(const std::string& whose, const std::string& panel, Wishes wishes,
                             By by) {
    CAPTURE(whose, panel, static_cast<int>(wishes), static_cast<int>(by));
    Place place(whose, panel);
    Finger<Place> finger(place);
    Keyboard<Place> keyboard(place);
    Hand& hand = by == By::Finger ? static_cast<Hand&>(finger) : keyboard;
    Walk walk{place.scene.app, [&]() -> const AccessibleTree& { return place.tree(); }, hand,
              wishes};
    walk.from_start_to_thanks();
    CHECK(walk.fault == "");
    REQUIRE(place.scene.kept.size() == 1);
    const Submission sent = open(place.scene.kept[0], place.scene.office).value();
    CHECK(difference(walk, sent) == "");
    CHECK(sent.municipality == whose);
    CHECK(sent.anonymous == sent.contact.empty());
    CHECK(sent.anonymous == (wishes == Wishes::Anonymous));
    return walk.told;
}

} // namespace

TEST_CASE(
    "each municipality's interview, by finger and by keyboard, named and anonymous, ends right") {
    for (const char* whose : {"ljusnarsberg", "robertsfors", "ostersund", "linkoping", "lomma"}) {
        const Municipality municipality = municipality_file(whose);
        std::set<std::string> told;
        for (const char* panel : {"21.5-portrait", "15.6-landscape"})
            for (const Wishes wishes : {Wishes::Anonymous, Wishes::Reply})
                for (const By by : {By::Finger, By::Keyboard})
                    told.merge(walked(whose, panel, wishes, by));
        // Every mandatory rule of this municipality was met once.
        const Form& form = municipality.forms.front();
        CAPTURE(whose);
        for (const char* key : {"fault.choose", "fault.story", "fault.reply"})
            CHECK(told.count(fault_words(form, key, "sv")) == 1);
        if (!form.reply.missing.empty())
            CHECK(told.count(form.reply.missing.in("sv")) == 1);
    }
}
