#include "app_scene.h"
#include "tests/support/chance.h"
#include "tests/support/rooms.h"

using namespace tycktill;
using namespace std::chrono_literals;

namespace {

const std::vector<std::string> all_municipalities{"ljusnarsberg", "robertsfors", "ostersund",
                                                  "linkoping", "lomma"};

bool overlap(const PxRect& a, const PxRect& b) {
    return a.x + 1 < b.right() && b.x + 1 < a.right() && a.y + 1 < b.bottom() &&
           b.y + 1 < a.bottom();
}

bool is_text(const Node& node) {
    return !node.can_press && !node.name.empty() && node.rect.h > 0 &&
           (node.role == Role::Text || node.role == Role::Heading || node.role == Role::Error ||
            node.role == Role::Warning || node.role == Role::Notice);
}

/// What is wrong with the page for an eye or a hand, or "".
std::string page_fault(const AccessibleTree& tree, const Panel& panel) {
    const float target = panel.target(20) - 1;
    const auto width = static_cast<float>(panel.width_px),
               height = static_cast<float>(panel.height_px);
    for (const Node& node : tree.nodes()) {
        const PxRect& r = node.rect;
        if ((node.can_press || is_text(node)) &&
            (r.x < -1 || r.y < -1 || r.right() > width + 1 || r.bottom() > height + 1))
            return node.name + " stands outside the glass";
        if (node.can_press && (r.w < target || r.h < target))
            return node.name + " is smaller than 20 mm";
    }
    for (const Node& a : tree.nodes())
        for (const Node& b : tree.nodes()) {
            if (&a >= &b || a.name.empty() || b.name.empty())
                continue;
            const bool both = a.can_press && b.can_press;
            // A row's text is told over its whole row, with its «Ändra» inside.
            const bool row =
                b.name.size() > a.name.size() &&
                b.name.compare(b.name.size() - a.name.size(), a.name.size(), a.name) == 0;
            const bool under = !row && ((a.can_press && is_text(b)) || (b.can_press && is_text(a)));
            if ((both || under) && overlap(a.rect, b.rect))
                return a.name + " overlaps " + b.name;
        }
    return "";
}

/// The staff page's rows name what their buttons belong to, over the same rectangle.
bool has_rows_of_status(const AppScene& scene) {
    return scene.app.session().place == Place::Staff;
}

void check_page(AppScene& scene) {
    const std::string fault =
        has_rows_of_status(scene) ? "" : page_fault(scene.tree(), scene.stage.ui().panel());
    INFO("place " << static_cast<int>(scene.app.session().place) << ", step "
                  << scene.app.session().at << ", overlay "
                  << static_cast<int>(scene.app.session().overlay));
    CHECK(fault == "");
    CHECK_FALSE(scene.tree().empty());
}

/// Presses anything that can be pressed, writes anything, waits any time.
void do_something(AppScene& scene, Chance& chance) {
    std::vector<PxRect> targets;
    for (const Node& node : scene.tree().nodes())
        if (node.can_press && (node.role != Role::Key || chance.one_in(12)))
            targets.push_back(node.rect);
    REQUIRE_FALSE(targets.empty());
    if (chance.one_in(60))
        scene.wait(std::chrono::seconds(chance.below(200)));
    else if (chance.one_in(5))
        scene.type(U"åh 070-1740635 Nej!\n");
    else
        scene.press_at(
            targets[static_cast<std::size_t>(chance.below(static_cast<int>(targets.size())))]);
}

} // namespace

TEST_CASE("whatever is pressed, every page keeps its targets and texts apart", "[monkey]") {
    const std::string panel = GENERATE(std::string("21.5-portrait"), std::string("15.6-landscape"));
    for (const std::string& whose : all_municipalities) {
        AppScene scene(whose, panel);
        Chance chance(whose.size() * 7919 + panel.size());
        CAPTURE(whose, panel);
        for (int time = 0; time < 220; ++time) {
            do_something(scene, chance);
            check_page(scene);
        }
    }
}

TEST_CASE("a named visit is kept sealed, with contact details apart") {
    AppScene scene;
    scene.presses("Börja", "Klagomål", "Nästa", "Den här enheten", "Nästa", "Mig själv", "Nästa")
        .type(U"Maten var kall.")
        .presses("Nästa", "I dag", "Nästa", "Ja, jag lämnar mina uppgifter", "Nästa")
        .type(U"Karin Lindberg")
        .press("Adress, postnummer och ort")
        .type(U"Storgatan 5, 714 30 Kopparberg")
        .press("Telefon")
        .type(U"070-174 06 35")
        .press("Nästa");
    CHECK(scene.readied ==
          std::vector{scene.app.session().steps.size() - 1}); // once, and only here
    scene.press("Skicka");
    CHECK(scene.says("Tack!"));
    CHECK(scene.says("Du får svar inom två veckor, senast 6 december 2026."));
    CHECK(scene.settled == std::vector{Place::Thanks}); // what nobody waits for came after
    REQUIRE(scene.kept.size() == 1);
    const auto opened = open(scene.kept.front(), scene.office);
    REQUIRE(opened);
    CHECK(opened->matter.text("beskrivning") == "Maten var kall.");
    CHECK(opened->matter.text("enhet") == "Björkgården, avdelning 2");
    CHECK(opened->contact.text("namn") == "Karin Lindberg");
    CHECK_FALSE(opened->anonymous);
    CHECK(opened->arrived == on("2026-11-22"));
    REQUIRE(opened->flags.size() == 1);
    CHECK(opened->flags.front().rfind("kod ", 0) == 0);
}

TEST_CASE("who changes to anonymous sends no contact details") {
    AppScene scene;
    scene.presses("Börja", "Förslag", "Nästa", "Vet inte", "Nästa", "Mig själv", "Nästa")
        .type(U"Fler stolar.")
        .presses("Nästa", "Hoppa över", "Nästa", "Ja, jag lämnar mina uppgifter", "Nästa")
        .type(U"Karin Lindberg")
        .presses("Tillbaka", "Nej, jag vill vara anonym", "Nästa", "Skicka");
    REQUIRE(scene.kept.size() == 1);
    const auto opened = open(scene.kept.front(), scene.office);
    REQUIRE(opened);
    CHECK(opened->anonymous);
    CHECK(opened->contact.empty());
    CHECK_FALSE(scene.says("svar inom"));
}

namespace {

/// What somebody in a hurry presses next.
std::string next_press(AppScene& scene) {
    const Session& session = scene.app.session();
    const InterviewStep& step = current(session);
    if (step.kind == StepKind::Check)
        return scene.tree().pressable("Skicka") != nullptr ? "Skicka" : "Visa resten";
    if (step.kind == StepKind::Text)
        return "Nästa";
    const Field& field = *scene.app.setting().form->find(step.fields.front());
    for (const Choice& choice : field.choices)
        if (field.role != FieldRole::Reply || choice.id == "nej")
            return choice.on_screen().in("sv");
    return "Vet inte";
}

} // namespace

TEST_CASE("the quick path takes at most six presses and the typing, at each municipality") {
    for (const char* panel : {"21.5-portrait", "15.6-landscape"})
        for (const char* whose :
             {"ljusnarsberg", "robertsfors", "ostersund", "linkoping", "lomma"}) {
            AppScene scene(whose, panel);
            CAPTURE(whose, panel);
            int presses = 1;
            for (scene.press("Snabbt: en mening");
                 scene.app.session().place == Place::Asking && presses < 12; ++presses) {
                if (current(scene.app.session()).kind == StepKind::Text)
                    scene.type(U"Maten var kall.");
                scene.press(next_press(scene));
            }
            CHECK(scene.says("Tack!"));
            CHECK(presses <= 6);
        }
}

TEST_CASE("a disk that fails thanks nobody and loses nothing") {
    AppScene scene;
    scene.disk_works = false;
    scene.presses("Snabbt: en mening", "Klagomål", "Mig själv")
        .type(U"Kallt.")
        .presses("Nästa", "Nej, jag vill vara anonym", "Skicka");
    CHECK_FALSE(scene.says("Tack!"));
    CHECK(scene.says("Det gick inte att spara. Inget har skickats."));
    scene.disk_works = true;
    scene.press("Skicka");
    CHECK(scene.says("Tack!"));
    CHECK(scene.kept.size() == 1);
}

TEST_CASE("a kiosk that no office knows says so before anybody writes, and where to go") {
    AppScene scene("ljusnarsberg", "21.5-portrait", Closed::NotEnrolled);
    CHECK(scene.says("Just nu går det inte att lämna något här."));
    CHECK(scene.says("0580-805 00"));
    CHECK(scene.tree().pressable("Börja") == nullptr);
}

TEST_CASE("every municipality can be answered to the end with its own words") {
    for (const std::string& whose : all_municipalities) {
        CAPTURE(whose);
        AppScene scene(whose);
        scene.press("Börja");
        for (int page = 0; page < 15 && !scene.says("Tack!"); ++page) {
            for (const Node& node : std::vector<Node>(scene.tree().nodes()))
                if (node.role == Role::Choice && node.checked == false) {
                    scene.press(node.name);
                    break;
                }
            if (!scene.stage.ui().editing().empty())
                scene.type(U"Hej hej");
            const Node* send = scene.tree().pressable("Skicka");
            scene.press(send != nullptr ? "Skicka" : "Nästa");
        }
        CHECK(scene.says("Tack!"));
        CHECK(scene.kept.size() == 1);
    }
}

TEST_CASE("the time-out covers what was written, and «Jag är kvar» brings it back") {
    AppScene scene;
    scene.presses("Börja", "Klagomål", "Nästa", "Nästa", "Mig själv", "Nästa").type(U"Hemligt");
    scene.wait(181s);
    CHECK(scene.says("Är du kvar?"));
    CHECK_FALSE(scene.says("Hemligt"));
    CHECK_FALSE(scene.voice.all().empty());
    scene.press("Jag är kvar");
    CHECK(scene.says("Hemligt"));
    scene.wait(215s);
    CHECK(scene.says("Säg vad du tycker."));
}

TEST_CASE("Lyssna reads the page, and the next one when it comes") {
    AppScene scene;
    scene.presses("Lyssna", "Börja");
    CHECK(scene.voice.all().find("Vad vill du lämna?") != std::string::npos);
    CHECK(scene.voice.all().find("Klagomål. Inte valt. Något är fel eller har gått fel.") !=
          std::string::npos);
}

TEST_CASE("the six-key pad alone chooses, goes on, goes back and asks for help") {
    AppScene scene;
    const auto key = [&scene](Key which) {
        scene.give(KeyDown{which, false, false, 0});
        scene.give(KeyUp{which});
    };
    const auto walk_to = [&](const std::string& name) {
        for (int steps = 0; steps < 40; ++steps) {
            const Node* node = scene.tree().by_key(scene.stage.ui().focus());
            if (node != nullptr && node->name == name)
                return;
            key(Key::Down);
        }
        FAIL("the focus never came to " << name);
    };
    walk_to("Börja");
    key(Key::Enter);
    CHECK(scene.app.session().modes.keypad);
    walk_to("Klagomål");
    key(Key::Enter);
    walk_to("Nästa");
    key(Key::Enter);
    CHECK(scene.says("Vad gäller det?"));
    key(Key::Escape);
    CHECK(scene.says("Vad vill du lämna?"));
    CHECK(scene.app.session().answers.chosen("typ", "klagomal"));
    key(Key::F1);
    CHECK(scene.says("Inget skickas förrän du trycker Skicka."));
    key(Key::Escape);
    CHECK(scene.says("Vad vill du lämna?"));
}

TEST_CASE("for an unsteady hand a second press within half a second does not count") {
    for (const bool steady : {false, true}) {
        AppScene scene;
        scene.press("Hjälp");
        if (steady)
            scene.press("Lugnare tryck");
        const PxRect lower = scene.tree().pressable("Sänk skärmen")->rect;
        const PxRect staff = scene.tree().pressable("Personal")->rect;
        CHECK((staff.y - lower.bottom() > 40) == steady); // px, of 4.03 a mm
        scene.presses("Stäng", "Börja");
        scene.presses("Klagomål", "Nästa", "Vet inte", "Nästa", "Mig själv", "Nästa");
        const PxRect key = scene.tree().pressable("E")->rect;
        for (int tremor = 0; tremor < 2; ++tremor) {
            scene.give(PointerDown{key.mid_x(), key.mid_y()}, Moment{150});
            scene.give(PointerUp{key.mid_x(), key.mid_y()}, Moment{150});
        }
        CHECK(scene.app.session().answers.text("beskrivning") == (steady ? "E" : "Ee"));
        // Between two keys lies nobody's ground.
        scene.give(PointerDown{key.right() + 3, key.mid_y()}, Moment{900});
        scene.give(PointerUp{key.right() + 3, key.mid_y()});
        CHECK(scene.app.session().answers.text("beskrivning") == (steady ? "E" : "Eee"));
    }
}
