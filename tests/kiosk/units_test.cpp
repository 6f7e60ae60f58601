// The sample units of docs/systemd are what systemd itself takes without a word.
#include "shared/base/files.h"
#include "tests/support/programs.h"
#include "tests/support/temporary_folder.h"

#include <catch2/catch.hpp>

#include <regex>

using namespace tycktill;

TEST_CASE(
    "systemd finds nothing wrong with the sample units, and each keeps what the kiosk promises") {
    const TemporaryFolder folder;
    int units = 0;
    for (const auto& entry :
         std::filesystem::directory_iterator(std::string(TYCKTILL_SOURCE) + "/docs/systemd")) {
        ++units;
        const std::string text = read_text(entry.path()).value();
        CAPTURE(entry.path().filename().string());
        CHECK(text.find("Restart=always\n") != std::string::npos);
        CHECK(text.find("LimitCORE=0\n") != std::string::npos);
        CHECK(text.find("ProtectSystem=strict\n") != std::string::npos);
        // What it starts is not installed where the tests run.
        const auto unit = folder.path() / entry.path().filename();
        REQUIRE(write_text(unit, std::regex_replace(text, std::regex("ExecStart=/usr/bin/[a-z-]+"),
                                                    "ExecStart=/bin/true")));
        const auto verified = test::run({"/bin/sh", "-c",
                                         "command -v systemd-analyze >/dev/null || exit 77; "
                                         "systemd-analyze verify " +
                                             unit.string()},
                                        folder.path());
        if (verified.status == 77)
            WARN("not judged: there is no systemd-analyze on this machine");
        else
            CHECK(verified.out + verified.said == "");
    }
    CHECK(units == 4);
    const std::string kiosk =
        read_text(std::string(TYCKTILL_SOURCE) + "/docs/systemd/tycktill-kiosk.service").value();
    for (const char* line : {"LimitMEMLOCK=infinity\n", "MemorySwapMax=0\n", "IPAddressDeny=any\n",
                             "RestrictAddressFamilies=AF_UNIX\n", "TemporaryFileSystem=/tmp"})
        CHECK(kiosk.find(line) != std::string::npos);
}
