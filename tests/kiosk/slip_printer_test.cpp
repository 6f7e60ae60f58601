// The slip out of a real printer, a device and a service: it can be read, and nothing of it is left behind.
#include "kiosk/slip/escpos.h"
#include "kiosk/slip/slip_text.h"
#include "kiosk/station/printer.h"
#include "played_station.h"
#include "shared/base/child.h"
#include "shared/base/text.h"
#include "shared/wire/arrival_proof.h"
#include "slip_of_a_visit.h"
#include "tests/support/qr_in.h"
#include "tests/support/rooms.h"
#include "tests/support/test_printer.h"

#include <cups/raster.h>
#include <fcntl.h>
#include <regex>
#include <sys/un.h>

using namespace tycktill;
using namespace std::chrono_literals;
namespace fs = std::filesystem;

namespace {

bool printer_runs_here() {
    const bool runs = test::TestPrinter::runs_here();
    if (!runs)
        WARN("not judged: the test printer needs IPv6 on this machine's loopback");
    return runs;
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

TEST_CASE("a slip comes out of a real printer, can be read, and leaves nothing behind") {
    if (!printer_runs_here())
        return;
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
    CHECK(codes[0] == "TYCKTILL:" + slip_code + ":" + std::string(160, 'A'));
    fs::remove(printer.slip()); // torn off
    fs::remove(kiosk.path() / "stdout");
    for (const char* secret : {"4829", "482953647829", "TYCKTILL:"}) {
        CHECK(files_with(secret, printer.folder()).empty());
        CHECK(files_with(secret, kiosk.path()).empty());
    }
    CHECK(fs::file_size(printer.log()) > 0); // it does tell what it did
}

TEST_CASE("a printer that takes no PDF gets the slip as a raster") {
    if (!printer_runs_here())
        return;
    const test::TestPrinter printer("image/pwg-raster");
    REQUIRE(printer.is_ready());
    const TemporaryFolder folder;
    const auto outcome = prints(printer.address(), slip_of(), folder.path());
    INFO(outcome.said);
    REQUIRE(outcome.status == 0);
    REQUIRE(printer.has_printed());
    const auto codes = qr_in_raster(printer.slip());
    REQUIRE(codes.size() == 1);
    CHECK(codes[0].rfind("TYCKTILL:" + slip_code, 0) == 0);
}

TEST_CASE("a printer that is away, or stops in the middle, is told and the slip taken back") {
    if (!printer_runs_here())
        return;
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
    if (!printer_runs_here())
        return;
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
    if (!printer_runs_here())
        return;
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

TEST_CASE("the whole kiosk prints the code that is on its screen, and keeps no word of it") {
    if (!printer_runs_here())
        return;
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
