// Every screen of the desk at 100, 125 and 150 %, light and dark, in Swedish and English: its texts
// stand apart, and its controls have names and can be reached and pressed with the keyboard alone.
#include "scanner/screens/screens.h"
#include "tests/scanner/desk_scenes.h"
#include "tests/shared/touch/stage_help.h"
#include "tests/support/rooms.h"

#include <set>

using namespace tycktill;

namespace {

const Panel panel = parse_panel("1920x1080@24").value();
const std::string assets = std::string(TYCKTILL_SOURCE) + "/assets";

const Catalogue& catalogue() {
    static const Catalogue loaded = Catalogue::load(assets).value();
    return loaded;
}

const std::vector<NamedDesk>& every_screen() {
    static const auto desks = desks_of_every_screen(catalogue());
    return desks;
}

const DeskWords& english() {
    static const DeskWords words = DeskWords::load(assets + "/locale/desk/en.po").value();
    return words;
}

/// One desk on a stage that draws nothing but measures everything.
struct Shown {
    Desk desk;
    DeskWords swedish;
    std::vector<DrawnText> texts;
    std::optional<DeskEvent> event;
    Scene scene;

    explicit Shown(Desk d) : desk(std::move(d)), scene([this](Ui& ui) { draw(ui); }, panel) {}
    Shown(const Shown&) = delete;

    void draw(Ui& ui) {
        const auto contrast = desk.dark ? Contrast::Night : Contrast::Light;
        Look look;
        look.theme = kiosk_theme(contrast, {});
        look.keys_move_focus = false;
        ui.set_look(look);
        ui.canvas().set_scale(static_cast<float>(desk.scale) / 100);
        texts.clear();
        ui.canvas().watch(&texts);
        const DeskDrawing d{ui, desk_colours(contrast), desk.english ? english() : swedish};
        if (auto done = draw_desk(d, {desk, "Kopparberg",
                                      [](std::int64_t) {
                                          return PageTexture{1, 2480, 3508, 0.01f};
                                      },
                                      [](const GroupMark&) { return TextureId{1}; }}))
            event = done;
        ui.canvas().watch(nullptr);
    }
    const AccessibleTree& tree() { return scene.ui().tree(); }
};

bool overlap(const PxRect& a, const PxRect& b) {
    return a.x < b.right() && b.x < a.right() && a.y < b.bottom() && b.y < a.bottom();
}

/// "X over Y" for each two texts that stand on each other, and what leaves the screen.
std::vector<std::string> clashes(const std::vector<DrawnText>& texts) {
    std::vector<std::string> found;
    for (std::size_t i = 0; i < texts.size(); ++i) {
        const auto& a = texts[i].rect;
        if (a.x < 0 || a.y < 0 || a.right() > 1920 || a.bottom() > 1080)
            found.push_back("outside: " + texts[i].text);
        for (std::size_t j = i + 1; j < texts.size(); ++j)
            if (overlap(a.inset(0.5f), texts[j].rect))
                found.push_back(texts[i].text + " ON " + texts[j].text);
    }
    return found;
}

std::vector<const Node*> controls(const AccessibleTree& tree) {
    std::vector<const Node*> found;
    for (const auto& node : tree.nodes())
        if (node.can_press)
            found.push_back(&node);
    return found;
}

} // namespace

TEST_CASE(
    "no text of any screen overlaps another at 100, 125 and 150 %, in both themes and languages") {
    for (const auto& named : every_screen())
        for (const int scale : {100, 125, 150})
            for (const bool dark : {false, true})
                for (const bool in_english : {false, true}) {
                    Desk desk = named.desk;
                    desk.scale = scale;
                    desk.dark = dark;
                    desk.english = in_english;
                    Shown shown(std::move(desk));
                    INFO(named.name << " at " << scale << (in_english ? " en" : " sv"));
                    CHECK(shown.texts.size() > 3);
                    CHECK(clashes(shown.texts) == std::vector<std::string>{});
                }
}

TEST_CASE("a text that would stand on another is found") {
    CHECK(
        clashes({{"Namn", {10, 10, 50, 16}, false}, {"Adress", {40, 12, 50, 16}, false}}).size() ==
        1);
    CHECK(clashes({{"Namn", {1900, 10, 50, 16}, false}}).size() == 1);
}

TEST_CASE("every control has a name, and Tab reaches every one") {
    for (const auto& named : every_screen())
        for (const int scale : {100, 150}) {
            Desk desk = named.desk;
            desk.scale = scale;
            Shown shown(std::move(desk));
            std::set<std::string> wanted, reached;
            for (const auto* node : controls(shown.tree())) {
                INFO(named.name);
                CHECK_FALSE(node->name.empty());
                wanted.insert(node->key);
            }
            for (std::size_t i = 0; i <= wanted.size() + 1; ++i) {
                shown.scene.give(KeyDown{Key::Tab, true});
                reached.insert(std::string(shown.scene.ui().focus()));
            }
            INFO(named.name << " at " << scale);
            reached.erase("");
            CHECK(reached == wanted);
        }
}

TEST_CASE("Enter presses what Tab reached") {
    for (const auto& named : every_screen()) {
        Shown shown(named.desk);
        const auto count = controls(shown.tree()).size();
        for (std::size_t i = 0; i < count; ++i) {
            shown.scene.give(KeyDown{Key::Tab, true});
            const auto* node = shown.tree().by_key(shown.scene.ui().focus());
            REQUIRE(node);
            if (node->takes_text)
                continue;
            shown.event.reset();
            shown.scene.key(Key::Enter);
            INFO(named.name << ": " << node->name);
            CHECK(shown.event.has_value());
        }
    }
}

TEST_CASE("the English desk says nothing of its own in Swedish") {
    for (const auto& named : every_screen()) {
        Desk desk = named.desk;
        desk.english = true;
        Shown shown(std::move(desk));
    }
    CHECK(english().missing() == std::set<std::string>{});
}

TEST_CASE("a text with numbers and words of a form is said in English with the same ones") {
    CHECK(english().say("3 frågor är kvar. Avgör dem först.") ==
          "3 questions are left. Settle them first.");
    CHECK(english().say("Svagt streck i Närstående, kan vara ett kryss.") ==
          "A faint stroke in Närstående; it may be a tick.");
    CHECK(DeskWords().say("Att granska") == "Att granska");
}

TEST_CASE("Tab takes the suggestion first, and moves the focus when there is none") {
    for (const auto& named : every_screen()) {
        if (named.name != "ljusnarsberg/klagomalsblankett card 0")
            continue;
        Shown shown(named.desk);
        shown.scene.key(Key::Tab);
        REQUIRE(shown.event);
        CHECK(std::get<DeskKey>(*shown.event) == DeskKey::Suggestion);
        shown.event.reset();
        shown.desk.form->input = "Karin";
        shown.scene.key(Key::Tab);
        CHECK_FALSE(shown.event);
        CHECK_FALSE(shown.scene.ui().focus().empty());
        return;
    }
    FAIL("no such screen");
}

TEST_CASE("the wheel zooms the page and a drag moves it") {
    for (const auto& named : every_screen()) {
        if (named.name != "ljusnarsberg/klagomalsblankett card 0")
            continue;
        Shown shown(named.desk);
        shown.scene.give(Wheel{300, 500, 1});
        REQUIRE(shown.event);
        CHECK(std::get<DeskKey>(*shown.event) == DeskKey::ZoomIn);
        shown.event.reset();
        shown.scene.give(Wheel{1500, 500, 1});
        CHECK_FALSE(shown.event);
        shown.desk.zoom = 2;
        shown.scene.give(PointerDown{300, 500});
        shown.scene.give(PointerMove{250, 500});
        REQUIRE(shown.event);
        const auto right = std::get<DeskPanned>(*shown.event).to.x;
        shown.scene.give(PointerMove{200, 500});
        CHECK(std::get<DeskPanned>(*shown.event).to.x >= right);
        return;
    }
}
