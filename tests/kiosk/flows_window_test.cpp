// The same interviews on the real window, with touches and keys as X gives them (XTest): a municipality
// with a reply by keyboard, anonymous by finger.
#include "forms/rules/fault_words.h"
#include "hands.h"
#include "kiosk/station/sending.h"
#include "played_station.h"
#include "tests/support/rooms.h"
#include "tests/support/x_hands.h"
#include "window_visit.h"

#include <thread>

using namespace tycktill;

namespace {

/// A window on a display of its own, touched from outside. What it sends is kept here.
struct Glass {
    KeyPair office = make_key_pair();
    std::vector<Envelope> kept;
    WindowVisit visit;
    test::XHands hands;
    std::string last;

    explicit Glass(const std::string& whose) : visit(whose, "540x960@21.5", outside()) {
        settle_on_x();
    }
    Outside outside() {
        Outside outside;
        outside.send = [this](const Setting& setting, const Session& session) {
            return send_answers(setting, session, {office.public_key},
                                [this](const Envelope& envelope, Day) -> Result<void> {
                                    kept.push_back(envelope);
                                    return {};
                                });
        };
        return outside;
    }
    Ui& ui() { return visit.window->ui(); }
    const AccessibleTree& tree() { return visit.tree(); }

    /// What X has for the window is taken in, then drawn, as window.run() does it.
    void settle_on_x() {
        for (int round = 0; round < 3; ++round) {
            visit.now += Moment{10};
            visit.settle();
        }
    }
    /// A hand does not press the same thing twice within the tremor filter.
    void press_at(const PxRect& rect) {
        const std::string here =
            std::to_string(rect.x) + "/" + std::to_string(rect.y) + "/" + std::to_string(rect.w);
        if (here == last)
            std::this_thread::sleep_for(std::chrono::milliseconds(170));
        last = here;
        // Down and up at once: on a busy machine a frame between them makes a long press of it.
        hands.touch(rect.mid_x(), rect.mid_y());
        hands.lift();
        settle_on_x();
    }
    void tap_key(Key key) {
        if (key == Key::Enter)
            std::this_thread::sleep_for(std::chrono::milliseconds(170));
        hands.tap(key == Key::Tab ? test::XHands::Named::Tab : test::XHands::Named::Enter);
        settle_on_x();
    }
    void write(const std::string& text) {
        for (const char32_t letter : code_points(text)) {
            hands.write(letter);
            settle_on_x();
        }
    }
};

void walk_on_glass(const char* whose, Wishes wishes) {
    CAPTURE(whose, static_cast<int>(wishes));
    REQUIRE(display().ready);
    Glass glass(whose);
    if (!glass.hands.ready())
        FAIL("XTest and setxkbmap are needed; install libxtst6 and x11-xkb-utils");
    Finger<Glass> finger(glass);
    Keyboard<Glass> keyboard(glass);
    Hand& hand = wishes == Wishes::Anonymous ? static_cast<Hand&>(finger) : keyboard;
    Walk walk{*glass.visit.app, [&]() -> const AccessibleTree& { return glass.tree(); }, hand,
              wishes};
    walk.from_start_to_thanks();
    CHECK(walk.fault == "");
    REQUIRE(glass.kept.size() == 1);
    CHECK(difference(walk, open(glass.kept[0], glass.office).value()) == "");
}

} // namespace

TEST_CASE("on the real window each interview ends right, by X's touches and keys") {
    for (const char* whose : {"ljusnarsberg", "robertsfors", "ostersund", "linkoping", "lomma"}) {
        walk_on_glass(whose, Wishes::Anonymous);
        walk_on_glass(whose, Wishes::Reply);
    }
}
