// Two thousand broken files, and what the locked child may not do.
#include "scanner/document.h"
#include "tests/support/hostile.h"

#include <catch2/catch.hpp>
#include <chrono>
#include <sys/resource.h>

using namespace tycktill;

TEST_CASE("two thousand hostile files leave the station as it was") {
    const auto whole = whole_files();
    Chance chance(4711);
    double slowest = 0;
    for (int i = 0; i < 2000; ++i) {
        const auto from = std::chrono::steady_clock::now();
        auto document = Document::of_bytes(hostile_file(whole, chance));
        for (int page = 1; document && page <= std::min(document->pages(), 3); ++page)
            document->page(page);
        const std::chrono::duration<double> took = std::chrono::steady_clock::now() - from;
        slowest = std::max(slowest, took.count());
    }
    CHECK(slowest < 20.5);
    rusage children{};
    getrusage(RUSAGE_CHILDREN, &children);
    CHECK(children.ru_maxrss < 700 * 1024);
    WARN("slowest file " << slowest << " s, largest child " << children.ru_maxrss / 1024 << " MiB");
}
