/// scanner_accuracy: prints the tables of tests/pages/accuracy.txt anew.
#include "shared/base/places.h"
#include "tests/scanner/accuracy.h"
#include "tests/support/rooms.h"

#include <cstdio>

int main() {
    using namespace tycktill;
    const std::string assets = assets_folder().string();
    std::fputs(table_head().c_str(), stdout);
    for (const auto& damages : all_damages()) {
        std::fputs(table_row(name_of(damages), read_all_hands(assets, damages, 0)).c_str(), stdout);
        std::fflush(stdout);
    }
    std::puts("\nHow boxes were read on usual scans, by what was done to them");
    std::fputs(states_head().c_str(), stdout);
    const auto& papers = blank_pages(assets);
    for (int i = 0; i < ticked_pages(assets); ++i) {
        const BlankPage& paper = papers[std::size_t(i)];
        std::fputs(states_rows(paper.name(), read_usual_scans(assets, paper)).c_str(), stdout);
    }
}
