// Staff's own: the PIN as it is kept, what the page behind it says and does, and the printer.
#include "app_scene.h"
#include "kiosk/station/errands.h"
#include "kiosk/station/staff_files.h"
#include "shared/base/files.h"
#include "tests/support/programs.h"
#include "tests/support/rooms.h"
#include "tests/support/temporary_folder.h"

using namespace tycktill;
using namespace std::chrono_literals;

namespace {

AppScene& opens_staff(AppScene& scene) {
    scene.presses("Hjälp", "Personal").type(U"4711").press("Öppna");
    return scene;
}

void becomes(AppScene& scene, const StationState& state) {
    scene.station = state;
    scene.presses("Lås och gå tillbaka");
    opens_staff(scene);
}

} // namespace

TEST_CASE("a PIN is kept so that its digits cannot be read, and twice differently") {
    const TemporaryFolder folder;
    const StaffFiles files(folder.path());
    CHECK(files.pin().value() == "");
    REQUIRE(files.set_pin("0815"));
    const std::string kept = read_text(folder.path() / "staff-pin").value();
    CHECK(kept.rfind("$argon2id$", 0) == 0);
    CHECK(kept.find("0815") == std::string::npos);
    CHECK(pin_fits(files.pin().value(), "0815"));
    CHECK_FALSE(pin_fits(files.pin().value(), "0816"));
    CHECK_FALSE(pin_fits(files.pin().value(), ""));
    REQUIRE(files.set_pin("0815"));
    CHECK(read_text(folder.path() / "staff-pin").value() != kept);
    const auto mode = std::filesystem::status(folder.path() / "staff-pin").permissions();
    CHECK((mode & std::filesystem::perms::others_read) == std::filesystem::perms::none);
    CHECK_FALSE(files.set_pin("12"));
    CHECK_FALSE(files.set_pin("12ab"));
    REQUIRE(write_text(folder.path() / "staff-pin", "0815\n"));
    CHECK_FALSE(files.pin());
}

TEST_CASE("tries in vain are counted over a restart, and forgotten with a new PIN") {
    const TemporaryFolder folder;
    const StaffFiles files(folder.path());
    CHECK(files.misses() == 0);
    REQUIRE(files.set_misses(7));
    CHECK(StaffFiles(folder.path()).misses() == 7);
    REQUIRE(files.set_pin("0815"));
    CHECK(files.misses() == 0);
    REQUIRE(write_text(folder.path() / "staff-pin-misses", "many"));
    CHECK(files.misses() == 0);
}

TEST_CASE("set-pin keeps a PIN that opens the page; one in plain text is refused") {
    const TemporaryFolder folder;
    const auto data = folder.path() / "data";
    const std::string kiosk = test::program("tycktill-kiosk");
    const auto set =
        test::run({"/bin/sh", "-c", "echo 2580 | " + kiosk + " set-pin --data " + data.string()},
                  folder.path());
    CHECK(set.status == 0);
    CHECK(pin_fits(StaffFiles(data).pin().value(), "2580"));
    const auto wrong =
        test::run({"/bin/sh", "-c", "echo hemlig | " + kiosk + " set-pin --data " + data.string()},
                  folder.path());
    CHECK(wrong.status == 2);
    CHECK(pin_fits(StaffFiles(data).pin().value(), "2580"));
    REQUIRE(write_text(data / "station.toml", "[kiosk]\nstaff_pin = \"2580\"\n"));
    const auto plain = test::run({kiosk, "--data", data.string()}, folder.path());
    CHECK(plain.status == 2);
    CHECK(plain.said.find("'kiosk.staff_pin': a PIN is not kept in plain text") !=
          std::string::npos);
    CHECK(plain.said.find("set-pin") != std::string::npos);
}

TEST_CASE("the staff page says how the station is, as a class and with words") {
    AppScene scene;
    opens_staff(scene);
    for (const char* words :
         {"Ingen skrivare", "Ingen kontakt än", "Inget väntar", "Gott om plats", "Svenska först",
          "Här syns inte vad någon har "
          "skrivit."})
        CHECK(scene.says(words));
    CHECK(scene.tree().pressable("Testutskrift Skrivare") == nullptr);
    becomes(scene, {3, "22 november", Disk::Low, PrinterState::Silent});
    for (const char* words :
         {"Svarar inte", "Kontakt 22 november", "Färre än 10 väntar", "Snart fullt"})
        CHECK(scene.says(words));
    CHECK_FALSE(scene.says("3"));
    becomes(scene, {100, "", Disk::Full, PrinterState::Ready});
    for (const char* words : {"Ansluten", "100 eller fler väntar", "Fullt: inget kan lämnas"})
        CHECK(scene.says(words));
}

TEST_CASE("a wrong PIN is told, then that one must wait, then for how long") {
    AppScene scene;
    scene.presses("Hjälp", "Personal");
    for (int time = 0; time < 2; ++time) {
        scene.type(U"1111").press("Öppna");
        CHECK(scene.says("Fel PIN-kod. Försök igen."));
    }
    scene.type(U"1111").press("Öppna");
    CHECK(scene.says("För många försök. Vänta 1 min."));
    scene.type(U"4711").press("Öppna");
    CHECK(scene.says("För många försök. Vänta 1 min."));
    scene.wait(60s);
    CHECK_FALSE(scene.says("För många försök. Vänta 1 min."));
    scene.type(U"4711").press("Öppna");
    CHECK(scene.says("Läget just nu"));
}

TEST_CASE("staff print a test, change the first language and restart") {
    AppScene scene;
    scene.station.printer = PrinterState::Ready;
    opens_staff(scene).presses("Testutskrift Skrivare", "Ändra Språk", "Starta om kiosken");
    CHECK(scene.asked == std::vector<Request>{Request::NotePinMisses, Request::TestPrint,
                                              Request::ChangeLanguage, Request::Restart});
}

TEST_CASE("the language that staff choose is met first, also after a restart") {
    const TemporaryFolder folder;
    KioskCommand command;
    command.data = folder.path();
    Visit visit;
    for (const char* expected : {"en", "sv", "en"}) {
        REQUIRE(carry_out(Request::ChangeLanguage, command, visit.setting, visit.session,
                          visit.setting.today));
        take_first_language(visit.setting, folder.path());
        CHECK(visit.setting.language == expected);
    }
    REQUIRE(write_text(folder.path() / "first-language", "xx\n"));
    take_first_language(visit.setting, folder.path());
    CHECK(visit.setting.language == "en");
}

TEST_CASE("what staff write down bears their mark, where the municipality lets them") {
    AppScene scene;
    opens_staff(scene).presses("Skriv åt någon", "Klagomål", "Vet inte", "Mig själv");
    scene.type(U"Maten var kall.")
        .presses("Nästa", "Hoppa över", "Nej, jag vill vara anonym", "Skicka");
    REQUIRE(scene.kept.size() == 1);
    const Submission sent = open_matter(scene.kept[0], scene.office).value();
    CHECK(sent.channel == Channel::Staff);
    CHECK(std::find(sent.flags.begin(), sent.flags.end(), "nedtecknad av personal") !=
          sent.flags.end());
}
