// Sheets from a scanner: SANE's own devices without a scanner, and the words for their troubles.
#include "forms/definition/catalogue.h"
#include "forms/paper/page_code.h"
#include "scanner/source/scanner_device.h"
#include "shared/base/files.h"
#include "shared/base/text.h"
#include "tests/support/filled_page.h"
#include "tests/support/rooms.h"
#include "tests/support/temporary_folder.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdio>
#include <cstdlib>
#include <nlohmann/json.hpp>
#include <sys/wait.h>

using namespace tycktill;
using Json = nlohmann::json;
namespace fs = std::filesystem;

namespace {

/// SANE sees only its own two devices without a scanner.
struct Devices {
    TemporaryFolder folder;
    Devices() {
        REQUIRE(write_text(folder.path() / "dll.conf", "test\npnm\n"));
        REQUIRE(setenv("SANE_CONFIG_DIR", folder.path().c_str(), 1) == 0);
    }
    ~Devices() { unsetenv("SANE_CONFIG_DIR"); }
};

Scanned<int> count_sides(ScannerDevice& device) {
    for (int sides = 0;; ++sides) {
        const auto side = device.next();
        if (!side)
            return tl::make_unexpected(side.error());
        if (!*side)
            return sides;
    }
}

/// A form's front page as a portable grey map, which the `pnm` device scans.
fs::path form_on_glass(const fs::path& folder) {
    const Catalogue catalogue = Catalogue::load(fs::path(TYCKTILL_SOURCE) / "assets").value();
    const Sheet& sheet = *catalogue.sheet(catalogue.form("ljusnarsberg")->ref);
    const Image page = drawn_page(sheet, sheet.pages[0],
                                  to_text(PageCode{fingerprint(sheet), random_serial(), 1}), 200);
    const std::string head =
        "P5\n" + std::to_string(page.width()) + " " + std::to_string(page.height()) + "\n255\n";
    Bytes bytes(head.begin(), head.end());
    for (int y = 0; y < page.height(); ++y)
        bytes.insert(bytes.end(), page.row(y), page.row(y) + page.width());
    REQUIRE(write_file(folder / "glass.pgm", bytes));
    return folder / "glass.pgm";
}

struct Outcome {
    int code = -1;
    std::string text; ///< both streams
};
Outcome output_of(const std::string& command) {
    Outcome outcome;
    FILE* pipe = popen((command + " 2>&1 </dev/null").c_str(), "r");
    REQUIRE(pipe);
    char piece[4096];
    for (std::size_t size; (size = fread(piece, 1, sizeof piece, pipe)) > 0;)
        outcome.text.append(piece, size);
    const int status = pclose(pipe);
    outcome.code = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    return outcome;
}

Outcome scan(const fs::path& folder, const std::string& words) {
    return output_of("TYCKTILL_OPERATOR_PASSPHRASE=hemlig '" TYCKTILL_PROGRAMS
                     "/tycktill-scan' --data '" +
                     (folder / "data").string() + "' " + words);
}

} // namespace

TEST_CASE("all ten sheets of the feeder come, and then it is empty") {
    const Devices devices;
    auto device = ScannerDevice::open("test:0", {75, Sides::Front, {{"test-picture", "Grid"}}});
    REQUIRE(device);
    CHECK(device->has_feeder());
    CHECK(count_sides(*device).value() == 10);
}

TEST_CASE("a device without a feeder gives the one sheet on its glass, line for line") {
    const Devices devices;
    const fs::path file = form_on_glass(devices.folder.path());
    auto device = ScannerDevice::open("pnm:0", {300, Sides::Front, {{"filename", file.string()}}});
    REQUIRE(device);
    CHECK_FALSE(device->has_feeder());
    const auto side = device->next().value();
    REQUIRE(side);
    CHECK(side->width() > 1600);
    CHECK(side->height() > 2300);
    CHECK_FALSE(device->next().value());
}

TEST_CASE("a hand scanner that does not know the page's height is read to its end") {
    const Devices devices;
    auto device = ScannerDevice::open(
        "test:0", {75, Sides::Front, {{"hand-scanner", "yes"}, {"test-picture", "Solid white"}}});
    REQUIRE(device);
    const auto side = device->next().value();
    REQUIRE(side);
    CHECK(side->height() > 100);
    CHECK(side->at(5, 5) == 255);
}

TEST_CASE("the scanner's troubles are said in plain Swedish with what to do") {
    const Devices devices;
    using Kind = ScannerTroubleKind;
    struct Row {
        const char* status;
        Kind kind;
        const char* word;
    };
    // The test device's own cancel hangs now and then: it need not be waited for.
    FeedProgram quick;
    quick.limits.close = std::chrono::milliseconds(500);
    for (const auto& [status, kind, word] :
         {Row{"JAMMED", Kind::Jammed, "fastnat"},
          Row{"COVER_OPEN", Kind::CoverOpen, "lucka är öppen"},
          Row{"IO_ERROR", Kind::NoContact, "sladden"}, Row{"DEVICE_BUSY", Kind::Busy, "upptagen"},
          Row{"ACCESS_DENIED", Kind::NotAllowed, "får inte"}}) {
        INFO(status);
        auto device = ScannerDevice::open(
            "test:0",
            {75, Sides::Front, {{"read-return-value", "SANE_STATUS_" + std::string(status)}}},
            quick);
        REQUIRE(device);
        const auto sides = count_sides(*device);
        REQUIRE_FALSE(sides);
        CHECK(sides.error().kind == kind);
        CHECK(in_words(sides.error()).find(word) != std::string::npos);
    }
    CHECK(in_words({Kind::Jammed, 3, ""}).find("3 sidor hann läsas") != std::string::npos);
    CHECK(in_words({Kind::Silent, 12, ""}) ==
          "Skannern svarar inte. Slå av och på den. 12 sidor hann läsas.");
}

TEST_CASE("an unknown device, option and sides that it cannot read are refused with what to do") {
    const Devices devices;
    const auto refusal = [](const std::string& name, const ScanOrder& order) {
        const auto device = ScannerDevice::open(name, order);
        REQUIRE_FALSE(device);
        return device.error();
    };
    const auto missing = refusal("finns-inte", {});
    CHECK(missing.kind == ScannerTroubleKind::NoSuchDevice);
    CHECK(in_words(missing).find("ingen skanner som heter finns-inte") != std::string::npos);
    const auto both = refusal("pnm:0", {300, Sides::Both, {}});
    CHECK(both.kind == ScannerTroubleKind::NotBothSides);
    CHECK(in_words(both).find("båda sidor") != std::string::npos);
    const auto option =
        refusal("test:0", {75, Sides::Front, {{"test-picture", "Grid"}, {"kaffe", "svart"}}});
    CHECK(option.kind == ScannerTroubleKind::NoSuchOption);
    CHECK(in_words(option).find("ingen inställning kaffe") != std::string::npos);
}

TEST_CASE("the scanners that are here are named") {
    const Devices devices;
    const auto names = ScannerDevice::list();
    REQUIRE(names);
    CHECK(std::find(names->begin(), names->end(), "pnm:0") != names->end());
    CHECK(std::find(names->begin(), names->end(), "test:0") != names->end());
}

TEST_CASE("a form on the scanner's glass and a feeder's pile end in the queue") {
    const Devices devices;
    const fs::path folder = devices.folder.path();
    const fs::path file = form_on_glass(folder);
    const Outcome glass = scan(
        folder, "intake --no-text --device pnm:0 --device-option filename='" + file.string() + "'");
    INFO(glass.text);
    CHECK(glass.code == 0);
    CHECK(glass.text.find("1 sides read, 1 forms") != std::string::npos);
    const Outcome pile = scan(
        folder, "intake --no-text --device test:0 --dpi 100 --device-option test-picture=Grid");
    INFO(pile.text);
    CHECK(pile.code == 0);
    CHECK(pile.text.find("10 sides read") != std::string::npos);
    int pages = 0;
    for (const std::string& line : split(scan(folder, "queue --json").text, '\n'))
        if (!line.empty())
            pages += Json::parse(line).at("pages").get<int>();
    CHECK(pages == 11);
}

TEST_CASE("the station's own scanner needs no name on the command line") {
    const Devices devices;
    const fs::path folder = devices.folder.path();
    const Outcome none = scan(folder, "intake --no-text --device");
    CHECK(none.code == 2);
    CHECK(none.text.find("station.toml") != std::string::npos);
    fs::create_directories(folder / "data");
    REQUIRE(
        write_file(folder / "data" / "station.toml", bytes_of("[scan]\ndevice = \"test:0\"\n")));
    const Outcome pile =
        scan(folder, "intake --no-text --device --dpi 100 --device-option test-picture=Grid");
    INFO(pile.text);
    CHECK(pile.code == 0);
    CHECK(pile.text.find("10 sides read") != std::string::npos);
}

TEST_CASE("the scanners that are here are printed") {
    const Devices devices;
    const Outcome listed = scan(devices.folder.path(), "intake --list-devices");
    CHECK(listed.code == 0);
    CHECK(listed.text.find("test:0\n") != std::string::npos);
    CHECK(write_text(devices.folder.path() / "dll.conf", "# none\n"));
    const Outcome none = scan(devices.folder.path(), "intake --list-devices");
    CHECK(none.code == 1);
    CHECK(none.text.find("no scanner is found") != std::string::npos);
}

TEST_CASE("tycktill-feed alone links SANE") {
    const auto links_sane = [](const std::string& program) {
        const Outcome libraries = output_of("ldd '" TYCKTILL_PROGRAMS "/" + program + "'");
        REQUIRE(libraries.text.find("libc.so") != std::string::npos);
        return libraries.text.find("libsane") != std::string::npos;
    };
    CHECK(links_sane("tycktill-feed"));
    CHECK_FALSE(links_sane("tycktill-scan"));
}

TEST_CASE("tycktill-feed tells a person who starts it what to start instead") {
    const Outcome told = output_of("'" TYCKTILL_PROGRAMS "/tycktill-feed' --help");
    CHECK(told.code == 2);
    CHECK(told.text.find("tycktill-scan intake") != std::string::npos);
}

TEST_CASE("a jam in the feeder is said, and the queue is whole") {
    const Devices devices;
    const Outcome jammed =
        scan(devices.folder.path(), "intake --no-text --device test:0 --device-option "
                                    "read-return-value=SANE_STATUS_JAMMED");
    CHECK(jammed.code == 1);
    CHECK(jammed.text.find("Papperet har fastnat") != std::string::npos);
    CHECK(scan(devices.folder.path(), "queue --json").code == 0);
}
