/// scanner_accuracy [PAGES]: prints the table of tests/pages/accuracy.txt anew.
#include "shared/base/places.h"
#include "tests/scanner/accuracy.h"

#include <cstdio>
#include <cstdlib>

int main(int count, char** words) {
    std::fputs(
        tycktill::accuracy_table(tycktill::assets_folder(), count > 1 ? std::atoi(words[1]) : 10)
            .c_str(),
        stdout);
}
