/// scanner_accuracy [WORD…]: prints the tables of tests/pages/accuracy.txt anew, or of the first only the rows whose
/// names hold one of the words.
#include "shared/base/places.h"
#include "tests/scanner/accuracy.h"
#include "tests/scanner/accuracy_more.h"
#include "tests/support/rooms.h"

#include <algorithm>
#include <cstdio>

int main(int count, char** words) {
    using namespace tycktill;
    const std::string assets = assets_folder().string();
    const auto wanted = [&](const std::string& name) {
        return count < 2 || std::any_of(words + 1, words + count, [&](const char* word) {
                   return name.find(word) != std::string::npos;
               });
    };
    const auto print = [](const std::string& text) {
        std::fputs(text.c_str(), stdout);
        std::fflush(stdout);
    };
    print(table_head());
    for (const auto& damages : all_damages())
        if (const std::string name = name_of(damages); wanted(name))
            print(table_row(name, read_all_hands(assets, damages, 0)));
    for (const MoreRow& row : more_rows())
        if (wanted(row.name))
            print(table_row(row.name, row.read(assets)));
    if (count > 1)
        return 0;
    print("\nHow boxes were read on usual scans, by what was done to them\n" + states_head());
    const auto& papers = blank_pages(assets);
    for (int i = 0; i < ticked_pages(assets); ++i) {
        const BlankPage& paper = papers[std::size_t(i)];
        print(states_rows(paper.name(), read_usual_scans(assets, paper)));
    }
    return 0;
}
