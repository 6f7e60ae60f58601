#include "shared/base/files.h"
#include "tests/scanner/accuracy.h"

#include <catch2/catch.hpp>

using namespace tycktill;

TEST_CASE("each damage costs what the table of accuracy says, and no more") {
    // A change for the better or worse: look at it, then print the table anew with scanner_accuracy. Every
    // fifth row here, all of them and many more pages in scanner_soak.
    const std::string source = TYCKTILL_SOURCE;
    const std::string expected = read_text(source + "/tests/pages/accuracy.txt").value();
    const auto damages = all_damages();
    for (std::size_t i = 0; i < damages.size(); i += 5) {
        const std::string row =
            table_row(damages[i], read_all_hands(source + "/assets", damages[i], 0));
        INFO(row);
        CHECK(expected.find(row) != std::string::npos);
    }
}
