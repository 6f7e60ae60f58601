// The slip that a person takes home: what stands on it, and what the person is told when none comes.
#include "app_scene.h"
#include "forms/rules/deadlines.h"
#include "kiosk/slip/slip_text.h"
#include "shared/base/text.h"
#include "slip_of_a_visit.h"
#include "tests/support/rooms.h"

using namespace tycktill;
using namespace std::chrono_literals;

TEST_CASE("a slip says whose it is, what happens next and by when, the code, and nothing else") {
    const Slip slip = slip_of("ljusnarsberg");
    std::string all;
    for (const SlipLine& line : slip.lines)
        all += line.words + "\n";
    CHECK(all == "Ljusnarsbergs kommun\n"
                 "Vi har tagit emot det den 22 november 2026.\n" +
                     fill("{board} tar hand om det.",
                          {{"board", municipality_file("ljusnarsberg").board}}) +
                     "\n" +
                     promise(on("2026-11-22"),
                             *municipality_file("ljusnarsberg").forms.front().deadline, "sv") +
                     "\n\nDin kod\n4829 5364 7829\n"
                     "Spara koden. Med den får du veta hur det går.\n" +
                     "TYCKTILL:" + slip_code + ":" + std::string(160, 'A') +
                     "\nQR-koden visar att vi har tagit emot det.\n");
    CHECK(parse_slip(to_text(slip)).value() == slip);
    CHECK_FALSE(parse_slip(""));
    CHECK_FALSE(parse_slip("sv\npicture x\n"));
}

TEST_CASE("a slip stands whole on its paper: a roll is cut below it, a paper too small is told") {
    const int dpi = 203;
    const auto roll = slip_as_picture(slip_of(), {80_mm, 3000_mm}, dpi).value();
    const auto ink_in = [&](const SlipPicture& picture, Mm from, Mm to) {
        const auto row = [&](Mm y) { return std::size_t(y.value() / 25.4 * dpi) * picture.width; };
        return std::any_of(picture.pixels.begin() + long(row(from)),
                           picture.pixels.begin() + long(row(to)),
                           [](std::uint8_t grey) { return grey < 128; });
    };
    CHECK(roll.paper.width == 80_mm);
    CHECK(roll.paper.height < 160_mm);
    CHECK_FALSE(ink_in(roll, 0_mm, 4_mm));
    CHECK(ink_in(roll, 4_mm, 10_mm));
    CHECK(ink_in(roll, roll.paper.height - 12_mm, roll.paper.height - 5_mm));
    CHECK_FALSE(ink_in(roll, roll.paper.height - 5_mm, roll.paper.height - 1_mm));
    const auto sheet = slip_as_picture(slip_of(), {}, dpi).value();
    CHECK(sheet.paper.height == 297_mm);
    CHECK_FALSE(slip_as_picture(slip_of(), {80_mm, 60_mm}, dpi));
}

TEST_CASE("who presses Skriv ut is told, on the screen and aloud, and may try again") {
    AppScene scene("ljusnarsberg");
    std::optional<bool> outcome;
    scene.printed = [&] { return std::exchange(outcome, std::nullopt); };
    scene.station.printer = PrinterState::Ready;
    scene.presses("Börja", "Klagomål", "Vet inte", "Mig själv");
    scene.type(U"Maten var kall.")
        .presses("Nästa", "Hoppa över", "Nej, jag vill vara anonym", "Skicka", "Skriv ut",
                 "Skriv ut");
    CHECK(scene.asked == std::vector<Request>{Request::Print}); // once, however often it is pressed
    CHECK(scene.says("Skriver ut kvittot …"));
    scene.press("Lyssna");
    outcome = false;
    scene.wait(1s);
    CHECK(scene.says("Skrivaren svarar inte. Skriv av koden."));
    CHECK(scene.voice.all().find("Skrivaren svarar inte. Skriv av koden.") != std::string::npos);
    scene.press("Skriv ut");
    outcome = true;
    scene.wait(1s);
    CHECK(scene.says("Kvittot är utskrivet."));
    CHECK(scene.voice.all().find("Kvittot är utskrivet.") != std::string::npos);
    scene.press("Klart – rensa skärmen");
    CHECK(scene.app.session().printing == Printing::No);
}

TEST_CASE("without a printer in station.toml there is no button") {
    AppScene scene("ljusnarsberg");
    scene.presses("Börja", "Klagomål", "Vet inte", "Mig själv");
    scene.type(U"Maten var kall.")
        .presses("Nästa", "Hoppa över", "Nej, jag vill vara anonym", "Skicka");
    CHECK(scene.says("Tack!"));
    CHECK(scene.tree().pressable("Skriv ut") == nullptr);
}
