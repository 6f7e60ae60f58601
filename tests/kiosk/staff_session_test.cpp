#include "kiosk_fixture.h"
#include "tests/support/rooms.h"

using namespace tycktill;
using namespace std::chrono_literals;

TEST_CASE("the staff page opens with the PIN and starts clean") {
    Visit visit;
    visit.goes_to_story().does(Write{"Hemligt"}, Show{Overlay::Pin}, Write{"12ab"}, Write{"0815"},
                               EnterPin{});
    CHECK(visit.session.place == Place::Asking);
    visit.does(Write{"4711"}, EnterPin{});
    CHECK(visit.session.place == Place::Staff);
    CHECK(visit.session.answers.empty());
    visit.does(Assist{});
    CHECK(visit.session.assisted);
    const Circumstances around = circumstances(visit.setting, visit.session);
    CHECK(around.channel == Channel::Staff);
    CHECK(around.flags == std::vector<std::string>{"nedtecknad av personal"});
}

TEST_CASE("from the third wrong PIN the staff page is shut, for longer each time") {
    Visit visit;
    visit.does(Show{Overlay::Pin}, Write{"0000"}, EnterPin{});
    CHECK(visit.session.pin_wrong);
    CHECK(visit.session.request == Request::NotePinMisses);
    CHECK(visit.session.pin_locked == 0s);
    visit.does(Write{"1"});
    CHECK_FALSE(visit.session.pin_wrong);
    visit.does(EnterPin{}, Write{"0001"}, EnterPin{});
    CHECK(visit.session.pin_locked == 60s);
    visit.does(Write{"4711"}, EnterPin{}); // not even tried
    CHECK(visit.session.place == Place::Start);
    visit.does(ClearNow{}, Show{Overlay::Pin}, Write{"4711"},
               EnterPin{}); // nor for the next person
    CHECK(visit.session.place == Place::Start);
    visit.waits(60s).does(Show{Overlay::Pin}, Write{"0002"}, EnterPin{});
    CHECK(visit.session.pin_locked == 120s);
    visit.waits(120s).does(Show{Overlay::Pin}, Write{"4711"}, EnterPin{});
    CHECK(visit.session.place == Place::Staff);
    CHECK(visit.session.pin_misses == 0);
    CHECK(shut_after(50) == 15min);
}

TEST_CASE("wrong PINs are not forgotten when the kiosk starts again") {
    Visit visit;
    visit.setting.pin_misses = 4;
    visit.session = fresh(visit.setting);
    CHECK(visit.session.pin_locked == shut_after(4));
    visit.does(Show{Overlay::Pin}, Write{"4711"}, EnterPin{});
    CHECK(visit.session.place == Place::Start);
}

TEST_CASE("staff write for nobody where the municipality's file says no") {
    Municipality whose = municipality_file("robertsfors");
    whose.staff_may_write = false;
    Visit visit(std::move(whose));
    visit.does(Show{Overlay::Pin}, Write{"4711"}, EnterPin{}, Assist{});
    CHECK(visit.session.place == Place::Staff);
    CHECK_FALSE(visit.session.assisted);
    visit.municipality.staff_may_write = true;
    visit.does(Assist{});
    CHECK(visit.session.assisted);
}

TEST_CASE("without a PIN in the settings the staff page stays shut") {
    Visit visit;
    visit.setting.pin.clear();
    visit.does(Show{Overlay::Pin}, EnterPin{});
    CHECK(visit.session.place == Place::Start);
}
