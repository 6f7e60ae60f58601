#include "kiosk_fixture.h"
#include "tests/support/rooms.h"

using namespace tycktill;
using namespace std::chrono_literals;

TEST_CASE("after 90 seconds the kiosk asks, after 30 more it clears") {
    Visit visit;
    visit.does(Begin{}, Choose{"typ", "klagomal"}).waits(89s);
    CHECK(visit.session.overlay == Overlay::None);
    visit.waits(1s);
    CHECK(visit.session.overlay == Overlay::Time);
    CHECK(seconds_left(visit.session) == 30);
    visit.waits(29s);
    CHECK(seconds_left(visit.session) == 1);
    visit.waits(1s);
    CHECK(visit.session == fresh(visit.setting));
}

TEST_CASE("who writes, reads through or copies the code has 180 seconds") {
    Visit visit;
    visit.goes_to_story().waits(179s);
    CHECK(visit.session.overlay == Overlay::None);
    visit.waits(1s);
    CHECK(visit.session.overlay == Overlay::Time);
    visit.does(StillHere{}, ClearNow{}).goes_to_check().waits(179s);
    CHECK(visit.session.overlay == Overlay::None);
}

TEST_CASE("every touch gives the full time again, and so does «Jag är kvar», without limit") {
    Visit visit;
    visit.does(Begin{});
    for (int time = 0; time < 20; ++time) {
        visit.waits(80s).does(AnyTouch{}).waits(80s);
        CHECK(visit.session.overlay == Overlay::None);
        visit.waits(20s).does(StillHere{});
        CHECK(visit.session.overlay == Overlay::None);
        CHECK(visit.session.place == Place::Asking);
    }
}

TEST_CASE("times double for who listens, reads large or easy text, or uses the keypad") {
    const Mode mode = GENERATE(Mode::Speech, Mode::LargerText, Mode::EasyRead, Mode::Keypad);
    Visit visit;
    visit.does(Begin{}, Toggle{mode}).waits(179s);
    CHECK(visit.session.overlay == Overlay::None);
    visit.waits(1s);
    CHECK(visit.session.overlay == Overlay::Time);
    CHECK(seconds_left(visit.session) == 60);
}

TEST_CASE("under the warning only its own two buttons do anything") {
    Visit visit;
    visit.goes_to_check().waits(180s).does(Send{}, Next{}, Close{}, Show{Overlay::Help});
    CHECK(visit.session.overlay == Overlay::Time);
    CHECK(visit.session.place == Place::Asking);
    visit.does(StillHere{});
    CHECK(visit.session.answers.text("beskrivning") == "Maten var kall.");
}

TEST_CASE("partial text is never sent: it is cleared") {
    Visit visit;
    visit.goes_to_story().does(Write{"Halv men"}).waits(1h);
    CHECK(visit.session == fresh(visit.setting));
}

TEST_CASE("the thank-you page is cleared as well") {
    Visit visit;
    visit.goes_to_check().does(Send{}, Sent{"234567892345"}).waits(180s);
    CHECK(visit.session.overlay == Overlay::Time);
    visit.waits(30s);
    CHECK(visit.session == fresh(visit.setting));
}

TEST_CASE("nothing is cleared while it is being kept") {
    Visit visit;
    visit.goes_to_check().does(Send{}).waits(1h);
    CHECK(visit.session.place == Place::Sending);
}

TEST_CASE("at the start a changed look goes away without a word") {
    Visit visit;
    visit.does(Toggle{Mode::Contrast}).waits(89s);
    CHECK(visit.session.modes.contrast);
    visit.waits(1s);
    CHECK(visit.session == fresh(visit.setting));
    visit.waits(10h);
    CHECK(visit.session.overlay == Overlay::None);
}
