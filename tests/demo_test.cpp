// The demo is what a newcomer runs first and it goes the whole way, so it is run here as it is, twice in
// the same place: both submissions arrive once, and no word of them lies readable at either station.
#include "shared/base/files.h"
#include "tests/support/programs.h"
#include "tests/support/rooms.h"
#include "tests/support/temporary_folder.h"

#include <catch2/catch.hpp>

using namespace tycktill;

namespace {

namespace fs = std::filesystem;

/// Words that were typed at the kiosk or written on the paper, and stand nowhere else.
const std::vector<std::string> kiosk_words{"Karin",  "Lindberg", "Storgatan",
                                           "larmet", "ledsen",   "174 06 35"};
const std::vector<std::string> paper_words{"Ingrid",        "Åkerlund",   "Björkvägen",
                                           "undrar varför", "tre timmar", "0701234417"};

std::string as_utf16(const std::string& utf8) {
    std::string wide;
    for (std::size_t i = 0; i < utf8.size(); ++i) {
        const auto byte = static_cast<unsigned char>(utf8[i]);
        if (byte >= 0xC0 && i + 1 < utf8.size()) { // two bytes are enough for å, ä and ö
            const unsigned letter =
                (byte & 0x1Fu) << 6 | (static_cast<unsigned char>(utf8[++i]) & 0x3Fu);
            wide += {char(letter & 0xFF), char(letter >> 8)};
        } else {
            wide += {char(byte), '\0'};
        }
    }
    return wide;
}

std::vector<std::string> readable_in(const fs::path& place, const std::vector<std::string>& words) {
    std::vector<std::string> found;
    for (const auto& entry : fs::recursive_directory_iterator(place)) {
        if (!entry.is_regular_file())
            continue;
        const std::string bytes = test::all_of(entry.path());
        for (const auto& word : words)
            if (bytes.find(word) != std::string::npos ||
                bytes.find(as_utf16(word)) != std::string::npos)
                found.push_back(word + " in " + entry.path().filename().string());
    }
    return found;
}

std::size_t times(const std::string& text, const std::string& word) {
    std::size_t count = 0;
    for (auto at = text.find(word); at != std::string::npos; at = text.find(word, at + 1))
        ++count;
    return count;
}

} // namespace

TEST_CASE("the demo walks the whole path, twice, and leaves no readable word at the stations") {
    const TemporaryFolder folder;
    REQUIRE(::setenv("TYCKTILL_PROGRAMS", TYCKTILL_PROGRAMS, 1) == 0);
    const fs::path demo = folder.path() / "demo";
    for (const char* round : {"first", "second"}) {
        const auto outcome =
            test::run({"/bin/bash", std::string(TYCKTILL_SOURCE) + "/tools/demo.sh", "--headless",
                       "--out", folder.path().string()},
                      folder.path());
        INFO(round << " round");
        if (outcome.status != 0)
            FAIL(outcome.out << outcome.said);
        for (const auto& words : {kiosk_words, paper_words})
            for (const auto& word : words)
                if (word != "174 06 35") // spelled with the area code
                    CHECK(times(outcome.out, word) == 1);
        CHECK(times(outcome.out, "Utlovat den som vill ha svar: ") >= 1);
        const std::string story = read_text(demo / "index.html").value();
        CHECK(times(story, "<img src=\"pictures/") >= 16);
        for (std::size_t at = 0; (at = story.find("src=\"", at)) != std::string::npos;) {
            at += 5;
            CHECK(fs::exists(demo / story.substr(at, story.find('"', at) - at)));
        }
        CHECK(fs::exists(demo / "pictures" / "kiosk-tack.png"));
        CHECK(fs::exists(demo / "pictures" / "desk-form.png"));
        CHECK(fs::exists(demo / "blankett.pdf"));

        for (const char* station : {"kiosk", "scanner"}) {
            INFO(station);
            CHECK(readable_in(demo / station, kiosk_words) == std::vector<std::string>{});
            CHECK(readable_in(demo / station, paper_words) == std::vector<std::string>{});
        }
        // The search itself finds words where they do lie open.
        const fs::path open = demo / "open";
        REQUIRE(make_folder(open));
        REQUIRE(write_text(open / "told", outcome.out));
        CHECK(readable_in(open, {paper_words[0]}).size() == 1);
        CHECK(readable_in(open, {paper_words[1]}).size() == 1);
    }
}
