/// scanner_accuracy: prints the table of tests/pages/accuracy.txt anew.
#include "shared/base/places.h"
#include "tests/scanner/accuracy.h"

#include <cstdio>

int main() {
    using namespace tycktill;
    std::fputs(table_head().c_str(), stdout);
    for (const auto& damages : all_damages()) {
        std::fputs(table_row(damages, read_all_hands(assets_folder().string(), damages, 0)).c_str(),
                   stdout);
        std::fflush(stdout);
    }
}
