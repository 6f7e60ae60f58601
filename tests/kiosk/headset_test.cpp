// What is a person's own is said in a headset alone.
#include "listener.h"
#include "tests/support/rooms.h"

using namespace tycktill;

namespace {

struct Headset {
    AppScene scene;
    bool in = false;
    Headset() {
        scene.headset = [this] { return in; };
    }
    /// From the start to the check page, with a text, a name and a telephone.
    void to_check() {
        // Who listens presses Nästa after each card.
        scene
            .presses("Börja", "Klagomål", "Nästa", "Den här enheten", "Nästa", "Mig själv", "Nästa")
            .type(U"Ring 070-174 06 35. Karin grät.")
            .presses("Nästa", "I dag", "Nästa", "Ja, jag lämnar mina uppgifter", "Nästa")
            .type(U"Karin Lindberg")
            .press("Adress, postnummer och ort")
            .type(U"Storgatan 5, 714 30 Kopparberg")
            .press("Telefon")
            .type(U"070-174 06 35")
            .press("Nästa");
    }
    bool heard(const char* words) const {
        return scene.voice.all().find(words) != std::string::npos;
    }
};

} // namespace

TEST_CASE("without a headset nothing that was written is said, on any page to the code") {
    Headset kiosk;
    kiosk.scene.press("Lyssna");
    kiosk.to_check();
    REQUIRE(kiosk.scene.says("Karin grät"));
    kiosk.scene.presses("Visa resten", "Skicka");
    REQUIRE(kiosk.scene.says("Tack!"));
    for (const char* own : {"Karin", "grät", "Storgatan", "070", "0 7 0", "Lindberg"})
        CHECK_FALSE(kiosk.heard(own));
    std::string code;
    for (const char digit : kiosk.scene.app.session().code)
        code += std::string(code.empty() ? "" : " ") + digit;
    CHECK_FALSE(kiosk.heard(code.substr(0, 7).c_str()));
    CHECK(kiosk.heard("Läses bara upp i hörlurar"));
    CHECK(kiosk.heard("Din kod."));
}

TEST_CASE("in a headset the text, the contact details, the warning and the code are said") {
    Headset kiosk;
    kiosk.in = true;
    kiosk.scene.wait(Moment{1500});
    CHECK(kiosk.scene.app.session().modes.speech); // who puts it in wants to listen
    kiosk.to_check();
    CHECK(kiosk.heard("Karin grät"));
    for (const char* own : {"Storgatan 5", "Karin Lindberg"})
        CHECK(kiosk.heard(own));
    kiosk.scene.presses("Visa resten", "Skicka");
    const std::string code = kiosk.scene.app.session().code;
    REQUIRE(code.size() == 12);
    std::string spelled;
    for (std::size_t at = 0; at < code.size(); ++at)
        spelled += (at == 0 ? "" : at % 4 == 0 ? ", " : " ") + code.substr(at, 1);
    CHECK(kiosk.heard(("Din kod. " + spelled).c_str()));
    CHECK(kiosk.heard("QR-kod med din kod"));
}

TEST_CASE("a headset that is taken out ends private listening at once") {
    Headset kiosk;
    kiosk.in = true;
    kiosk.scene.wait(Moment{1500});
    kiosk.to_check();
    kiosk.in = false;
    kiosk.scene.wait(Moment{1500});
    kiosk.scene.voice.listen_anew();
    kiosk.scene.give(KeyDown{Key::F2});
    kiosk.scene.presses("Tillbaka", "Nästa");
    CHECK_FALSE(kiosk.heard("Karin"));
}
