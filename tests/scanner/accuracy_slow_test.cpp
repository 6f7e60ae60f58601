#include "shared/base/files.h"
#include "tests/scanner/accuracy.h"
#include "tests/support/rooms.h"

#include <catch2/catch.hpp>

using namespace tycktill;

namespace {

const std::string source_folder = TYCKTILL_SOURCE;

std::string expected() {
    return read_text(source_folder + "/tests/pages/accuracy.txt").value();
}

} // namespace

// A change for the better or worse: look at it, then print the tables anew with scanner_accuracy.

TEST_CASE("each damage costs what the table of accuracy says, and no more") {
    // Every fifth row here, all of them and many more pages in scanner_soak.
    const auto damages = all_damages();
    for (std::size_t i = 0; i < damages.size(); i += 5) {
        const std::string row = table_row(name_of(damages[i]),
                                          read_all_hands(source_folder + "/assets", damages[i], 0));
        INFO(row);
        CHECK(expected().find(row) != std::string::npos);
    }
}

TEST_CASE("the boxes of every municipality's pages are read as the table says") {
    const std::string assets = source_folder + "/assets";
    for (int i = 0; i < ticked_pages(assets); ++i) {
        const BlankPage& paper = blank_pages(assets)[std::size_t(i)];
        const Tally tally = read_usual_scans(assets, paper);
        const std::string rows = states_rows(paper.name(), tally);
        INFO(rows);
        CHECK(expected().find(rows) != std::string::npos);
        CHECK(tally.silently_wrong == 0);
    }
}
