// Several processes that read one file's pages give them back in order, and lose none but their own.
#include "scanner/queue/page_readers.h"
#include "shared/base/files.h"
#include "tests/support/damage.h"
#include "tests/support/rooms.h"
#include "tests/support/temporary_folder.h"

#include <catch2/catch.hpp>
#include <unistd.h>

using namespace tycktill;

namespace {

/// Each page is as dark as its number says.
std::filesystem::path seven_pages(const TemporaryFolder& folder) {
    std::vector<Image> pages;
    for (int number = 1; number <= 7; ++number) {
        pages.emplace_back(200, 280, std::uint8_t(20 * number));
        pages.back().dpi = 100;
    }
    const auto path = folder.path() / "pile.pdf";
    REQUIRE(write_file(path, pdf_of(pages, 90)));
    return path;
}

PageOutcome outcome_of(Document& document, int number) {
    PageOutcome out;
    const auto page = document.page(number);
    out.decoded = bool(page);
    out.page.reading.source = "pile.pdf";
    out.page.reading.page = number;
    out.page.reading.why = "a page of the pile";
    out.width_mm = 50.8;
    out.streaks = {0.25, number / 10.0};
    if (page)
        out.picture = {page->image.row(140)[100], 0, 255};
    return out;
}

PageOutcomes tone_of(Document& document, int number) {
    return {outcome_of(document, number)};
}

} // namespace

TEST_CASE("pages come back in order from any number of processes") {
    const TemporaryFolder folder;
    const auto path = seven_pages(folder);
    for (const int jobs : {1, 2, 3, 7}) {
        PageReaders readers(path, jobs, 7, tone_of);
        for (int number = 1; number <= 7; ++number) {
            INFO(jobs << " processes, page " << number);
            const auto papers = readers.take(number);
            REQUIRE(papers);
            REQUIRE(papers->size() == 1);
            const PageOutcome* outcome = &papers->front();
            CHECK(outcome->decoded);
            CHECK(outcome->page.reading.page == number);
            CHECK(outcome->page.reading.source == "pile.pdf");
            CHECK(outcome->page.reading.why == "a page of the pile");
            CHECK(outcome->width_mm == 50.8);
            CHECK(outcome->streaks == std::vector<double>{0.25, number / 10.0});
            REQUIRE(outcome->picture.size() == 3);
            CHECK(int(outcome->picture[0]) == Approx(20 * number).margin(3));
        }
    }
}

TEST_CASE("a process that ends early leaves its own pages to others") {
    const TemporaryFolder folder;
    PageReaders readers(seven_pages(folder), 2, 7, [](Document& document, int number) {
        if (number == 4)
            _exit(3);
        return tone_of(document, number);
    });
    for (int number = 1; number <= 7; ++number) {
        INFO("page " << number);
        CHECK(bool(readers.take(number)) == (number != 4 && number != 6));
    }
}

TEST_CASE("processes that are not listened to any more end") {
    const TemporaryFolder folder;
    const auto path = seven_pages(folder);
    PageReaders readers(path, 3, 7, [](Document& document, int number) {
        PageOutcome out = outcome_of(document, number);
        out.picture.resize(1 << 20); // more than a pipe holds
        return PageOutcomes{out};
    });
    CHECK(readers.take(1));
    // And then it goes out of scope: were they not ended, this would wait for ever.
}

TEST_CASE("the papers of one picture come back together") {
    const TemporaryFolder folder;
    PageReaders readers(seven_pages(folder), 2, 7, [](Document& document, int number) {
        return PageOutcomes(std::size_t(number % 3 + 1), outcome_of(document, number));
    });
    for (int number = 1; number <= 7; ++number) {
        const auto papers = readers.take(number);
        REQUIRE(papers);
        REQUIRE(papers->size() == std::size_t(number % 3 + 1));
        CHECK(papers->back().page.reading.page == number);
    }
}
