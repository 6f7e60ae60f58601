// The slip that a person takes home: what stands on it, out of a real printer, with nothing left behind;
// and what the person is told when none comes.
#include "app_scene.h"
#include "forms/deadlines.h"
#include "kiosk/printer.h"
#include "kiosk/slip/escpos.h"
#include "kiosk/slip/slip_text.h"
#include "kiosk/slips.h"
#include "played_station.h"
#include "shared/base/child.h"
#include "shared/base/text.h"
#include "shared/wire/arrival_proof.h"
#include "tests/support/qr_in.h"
#include "tests/support/test_printer.h"

#include <cups/raster.h>
#include <fcntl.h>
#include <regex>
#include <sys/un.h>

using namespace tycktill;
using namespace std::chrono_literals;
namespace fs = std::filesystem;

namespace {

const std::string code = "482953647829";

Slip slip_of(const std::string& whose = "lomma") {
    static std::map<std::string, std::unique_ptr<Visit>> visits;
    auto& visit = visits[whose];
    visit = std::make_unique<Visit>(municipality_file(whose));
    visit->session.code = code;
    visit->session.qr_text = "TYCKTILL:" + code + ":" + std::string(160, 'A');
    visit->session.reply_promised = true;
    return thanks_slip(visit->setting, visit->session, "sv");
}

std::string words_on(const fs::path& pdf, const fs::path& folder) {
    return test::run({"/usr/bin/pdftotext", "-layout", pdf.string(), "-"}, folder).out;
}

test::Outcome prints(const std::string& where, const Slip& slip, const fs::path& folder,
                     const std::string& more = "") {
    REQUIRE(write_text(folder / "given", to_text(slip)));
    const auto outcome = test::run({"/bin/sh", "-c",
                                    "TMPDIR=" + folder.string() + " HOME=" + folder.string() + " " +
                                        test::program("tycktill-slip") + " --printer " + where +
                                        " " + more + " < " + (folder / "given").string()},
                                   folder);
    fs::remove(folder / "given");
    return outcome;
}

/// Files that say the words as they are, also where a PDF's streams are unpacked.
std::vector<std::string> files_with(const std::string& words, const fs::path& folder) {
    std::vector<std::string> found;
    for (const auto& entry : fs::recursive_directory_iterator(folder))
        if (entry.is_regular_file() &&
            (test::all_of(entry.path()).find(words) != std::string::npos ||
             test::all_of(entry.path()).rfind("%PDF", 0) == 0))
            found.push_back(entry.path().string());
    return found;
}

std::vector<std::string> qr_in_raster(const fs::path& file) {
    const int handle = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
    cups_raster_t* raster = cupsRasterOpen(handle, CUPS_RASTER_READ);
    cups_page_header2_t header{};
    REQUIRE(cupsRasterReadHeader2(raster, &header) != 0);
    REQUIRE(header.cupsBitsPerPixel == 8);
    std::vector<std::uint8_t> grey(std::size_t{header.cupsWidth} * header.cupsHeight);
    for (unsigned y = 0; y < header.cupsHeight; ++y)
        cupsRasterReadPixels(raster, grey.data() + std::size_t{y} * header.cupsWidth,
                             header.cupsWidth);
    cupsRasterClose(raster);
    ::close(handle);
    return test::qr_in(static_cast<int>(header.cupsWidth), static_cast<int>(header.cupsHeight),
                       grey);
}

/// Asks until the slip has come out or has not.
bool came_out(Printer& printer) {
    auto outcome = printer.outcome();
    while (!outcome) {
        std::this_thread::sleep_for(20ms);
        outcome = printer.outcome();
    }
    return *outcome;
}

/// Until a look has ended.
PrinterState found(Printer& printer, PrinterState awaited) {
    for (int tenth = 0; tenth < 600 && printer.state() != awaited; ++tenth)
        std::this_thread::sleep_for(100ms);
    return printer.state();
}

} // namespace

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
                     "Spara koden. Med den kan du fråga hur det går.\n" +
                     "TYCKTILL:" + code + ":" + std::string(160, 'A') +
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

TEST_CASE("a slip comes out of a real printer, can be read, and leaves nothing behind") {
    const test::TestPrinter printer;
    REQUIRE(printer.is_ready());
    const TemporaryFolder kiosk;
    const auto looked = prints(printer.address(), slip_of(), kiosk.path(), "--look");
    CHECK(looked.status == 0);
    const auto outcome = prints(printer.address(), slip_of(), kiosk.path());
    INFO(outcome.said);
    REQUIRE(outcome.status == 0);
    CHECK(outcome.out + outcome.said == "");
    REQUIRE(printer.has_printed());
    const std::string words = words_on(printer.slip(), kiosk.path());
    CHECK(words.find("Lomma kommun") != std::string::npos);
    CHECK(std::regex_search(words, std::regex("4829 +5364 +7829")));
    const auto codes = test::qr_in(printer.slip());
    REQUIRE(codes.size() == 1);
    CHECK(codes[0] == "TYCKTILL:" + code + ":" + std::string(160, 'A'));
    fs::remove(printer.slip()); // torn off
    fs::remove(kiosk.path() / "stdout");
    for (const char* secret : {"4829", "482953647829", "TYCKTILL:"}) {
        CHECK(files_with(secret, printer.folder()).empty());
        CHECK(files_with(secret, kiosk.path()).empty());
    }
    CHECK(fs::file_size(printer.log()) > 0); // it does tell what it did
}

TEST_CASE("a printer that takes no PDF gets the slip as a raster") {
    const test::TestPrinter printer("image/pwg-raster");
    REQUIRE(printer.is_ready());
    const TemporaryFolder folder;
    const auto outcome = prints(printer.address(), slip_of(), folder.path());
    INFO(outcome.said);
    REQUIRE(outcome.status == 0);
    REQUIRE(printer.has_printed());
    const auto codes = qr_in_raster(printer.slip());
    REQUIRE(codes.size() == 1);
    CHECK(codes[0].rfind("TYCKTILL:" + code, 0) == 0);
}

TEST_CASE("a printer that is away, or stops in the middle, is told and the slip taken back") {
    const TemporaryFolder folder;
    const auto away = prints("ipp://localhost:9/ipp/print", slip_of(), folder.path());
    CHECK(away.status == 1);
    CHECK(away.said.find("the printer does not answer") != std::string::npos);
    CHECK(prints("http://", slip_of(), folder.path()).status == 1);
    CHECK(prints("''", slip_of(), folder.path()).status == 2);
    const test::TestPrinter stuck("application/pdf", "sleep 20");
    REQUIRE(stuck.is_ready());
    const auto outcome = prints(stuck.address(), slip_of(), folder.path(), "--patience 1");
    CHECK(outcome.status == 1);
    CHECK(outcome.said.find("taken back") != std::string::npos);
    for (const auto& said : {away.said, outcome.said})
        CHECK(said.find("4829") == std::string::npos);
}

TEST_CASE("the kiosk waits for no printer, and tells what became of the slip") {
    const std::string program = test::program("tycktill-slip");
    Printer none("", program);
    CHECK(none.state() == PrinterState::None);
    const test::TestPrinter real;
    REQUIRE(real.is_ready());
    Printer printer(real.address(), program);
    CHECK(printer.state() == PrinterState::Ready); // until it is known not to be
    CHECK_FALSE(printer.outcome());
    printer.print(slip_of(), slip_of());
    CHECK(came_out(printer));
    CHECK(fs::exists(real.slip()));
    CHECK_FALSE(printer.outcome()); // told once
    Printer away("ipp://localhost:9/ipp/print", program);
    CHECK(found(away, PrinterState::Silent) == PrinterState::Silent);
    away.print(slip_of(), slip_of());
    CHECK_FALSE(came_out(away));
    Printer missing("ipp://localhost:9/ipp/print", "/nonexistent/slip");
    missing.print(slip_of(), slip_of());
    CHECK_FALSE(came_out(missing));
}

TEST_CASE("a kiosk without a network hands the slip to a service that has one") {
    const test::TestPrinter printer;
    REQUIRE(printer.is_ready());
    const TemporaryFolder folder;
    const std::string path = (folder.path() / "slip").string();
    const std::string program = test::program("tycktill-slip");
    Printer nobody("unix:" + path, program);
    nobody.print(slip_of(), slip_of());
    CHECK_FALSE(came_out(nobody));
    // What systemd does for a socket with Accept=yes.
    const int listening = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    path.copy(address.sun_path, sizeof address.sun_path - 1);
    REQUIRE(::bind(listening, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0);
    REQUIRE(::listen(listening, 4) == 0);
    const auto serve = [&](const std::string& where) {
        const int one = ::accept4(listening, nullptr, nullptr, SOCK_CLOEXEC);
        const pid_t service = start_child({program, "--printer", where, "--answer"}, one, one);
        ::close(one);
        ::waitpid(service, nullptr, 0);
    };
    Printer kiosk("unix:" + path, program);
    kiosk.print(slip_of(), slip_of());
    serve(printer.address());
    CHECK(came_out(kiosk));
    REQUIRE(printer.has_printed());
    CHECK(test::qr_in(printer.slip()).size() == 1);
    kiosk.print(slip_of(), slip_of());
    serve("ipp://localhost:9/ipp/print");
    CHECK_FALSE(came_out(kiosk));
    CHECK(kiosk.state() == PrinterState::Silent); // and a look begins
    serve(printer.address());
    CHECK(found(kiosk, PrinterState::Ready) == PrinterState::Ready);
    ::close(listening);
}

TEST_CASE("a device gets the slip in its own letters, in Swedish where it lacks them") {
    const TemporaryFolder folder;
    const auto device = folder.path() / "lp0";
    CHECK_FALSE(device_answers(device.string()));
    REQUIRE(::mkfifo(device.c_str(), 0600) == 0);
    CHECK_FALSE(device_answers(device.string())); // nobody takes what it is given
    const int paper = ::open(device.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC);
    REQUIRE(paper >= 0);
    CHECK(device_answers(device.string()));
    Printer printer(device.string(), test::program("tycktill-slip"));
    printer.print({"ar", {{"رمزك"}}}, slip_of());
    REQUIRE(came_out(printer));
    std::array<char, 4096> bytes{};
    const auto size = ::read(paper, bytes.data(), bytes.size());
    ::close(paper);
    REQUIRE(size > 0);
    const std::string printed(bytes.data(), static_cast<std::size_t>(size));
    CHECK(printed.find("Lomma kommun\n") != std::string::npos);
    CHECK(printed.find("4829 5364 7829\n") != std::string::npos);
    CHECK(printed.substr(printed.size() - 2) == "\x1B@");
    const std::string letters = escpos_of({"sv", {{"Åäö – é"}, {"字"}}});
    CHECK(letters.find("\xC5\xE4\xF6 \x96 \xE9\n") != std::string::npos);
    CHECK(letters.find("?\n") != std::string::npos);
    CHECK_FALSE(fits_escpos({"sv", {{"字"}}}));
}

TEST_CASE("who presses Skriv ut is told, on the screen and aloud, and may try again") {
    AppScene scene("ljusnarsberg");
    std::optional<bool> outcome;
    scene.printed = [&] { return std::exchange(outcome, std::nullopt); };
    scene.station.printer = PrinterState::Ready;
    scene.presses("Börja", "Klagomål", "Nästa", "Vet inte", "Nästa", "Mig själv", "Nästa");
    scene.type(U"Maten var kall.")
        .presses("Nästa", "Hoppa över", "Nästa", "Nej, jag vill vara anonym", "Nästa", "Skicka",
                 "Skriv ut", "Skriv ut");
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
    scene.presses("Börja", "Klagomål", "Nästa", "Vet inte", "Nästa", "Mig själv", "Nästa");
    scene.type(U"Maten var kall.")
        .presses("Nästa", "Hoppa över", "Nästa", "Nej, jag vill vara anonym", "Nästa", "Skicka");
    CHECK(scene.says("Tack!"));
    CHECK(scene.tree().pressable("Skriv ut") == nullptr);
}

TEST_CASE("the whole kiosk prints the code that is on its screen, and keeps no word of it") {
    REQUIRE(display().ready);
    const test::TestPrinter printer;
    REQUIRE(printer.is_ready());
    Station station;
    REQUIRE(write_text(station.data / "station.toml",
                       "[kiosk]\nprinter = \"" + printer.address() + "\"\n"));
    REQUIRE(station.play("slip.play", "lomma", "") == 0);
    REQUIRE(printer.has_printed()); // also when the kiosk has ended
    const auto on_paper = test::qr_in(printer.slip());
    const auto on_screen = test::qr_in(station.pictures() / "thanks.png");
    REQUIRE(on_paper.size() == 1);
    CHECK(on_paper == on_screen);
    CHECK(parse_proof_of_arrival(on_paper[0]));
    const std::string digits = split(on_paper[0], ':').at(1);
    REQUIRE(digits.size() == 12);
    const std::string words = words_on(printer.slip(), station.folder.path());
    CHECK(std::regex_search(words, std::regex(digits.substr(0, 4) + " +" + digits.substr(4, 4) +
                                              " +" + digits.substr(8))));
    CHECK(words.find("lampa") == std::string::npos);
    fs::remove(printer.slip());
    fs::remove_all(station.pictures());
    fs::remove(station.folder.path() / "stdout");
    for (const std::string& secret : {digits, digits.substr(0, 4) + " " + digits.substr(4, 4)}) {
        CHECK(files_with(secret, printer.folder()).empty());
        CHECK(files_with(secret, station.folder.path()).empty());
    }
}
