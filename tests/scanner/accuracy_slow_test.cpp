#include "shared/base/files.h"
#include "tests/scanner/accuracy.h"

#include <catch2/catch.hpp>

using namespace tycktill;

TEST_CASE("every damage costs what the table of accuracy says, and no more") {
    // A change for the better or worse: look at it, then print the table anew with scanner_accuracy.
    const std::string source = TYCKTILL_SOURCE;
    const std::string expected = read_text(source + "/tests/pages/accuracy.txt").value();
    CHECK(accuracy_table(source + "/assets", 10) == expected);
}
