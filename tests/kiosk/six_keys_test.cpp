// The whole interview with the screen unread: only heard, and only by six keys.
#include "hands.h"
#include "listener.h"
#include "tests/support/rooms.h"

using namespace tycktill;

namespace {

Submission sent_by(AppScene& scene) {
    REQUIRE(scene.kept.size() == 1);
    const auto opened = open(scene.kept.front(), scene.office);
    REQUIRE(opened);
    return *opened;
}

/// Goes all the way with this hand; what the office then opens.
Submission walked(AppScene& scene, Hand& hand, Wishes wishes) {
    Walk walk{scene.app, [&]() -> const AccessibleTree& { return scene.tree(); }, hand, wishes};
    walk.from_start_to_thanks();
    REQUIRE(walk.fault == "");
    const Submission sent = sent_by(scene);
    CHECK(difference(walk, sent) == "");
    return sent;
}

void same_by_ear_as_by_finger(const std::string& whose, Wishes wishes, const std::string& panel) {
    CAPTURE(whose, panel);
    AppScene heard(whose, panel), touched(whose, panel);
    Listener listener(heard);
    Finger<AppScene> finger(touched);
    const Submission by_ear = walked(heard, listener, wishes);
    const Submission by_finger = walked(touched, finger, wishes);
    CHECK(by_ear.matter == by_finger.matter);
    CHECK(by_ear.contact == by_finger.contact);
    CHECK(by_ear.anonymous == by_finger.anonymous);
    CHECK(listener.heard_any("Tack!"));
    INFO("keys pressed: " << listener.keys);
    CHECK(listener.keys < 6000);
}

} // namespace

TEST_CASE("who only hears and presses six keys sends what a finger would, wanting a reply") {
    for (const char* whose : {"ljusnarsberg", "robertsfors", "ostersund", "linkoping", "lomma"})
        same_by_ear_as_by_finger(whose, Wishes::Reply, "21.5-portrait");
}

TEST_CASE("who only hears and presses six keys sends what a finger would, anonymously") {
    for (const char* whose : {"ljusnarsberg", "robertsfors", "ostersund", "linkoping", "lomma"})
        same_by_ear_as_by_finger(whose, Wishes::Anonymous, "15.6-landscape");
}
