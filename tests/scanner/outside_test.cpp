// Somebody writes where there is no box: a person is asked, on every form; a clean page asks nobody.
#include "tests/scanner/outside_pages.h"
#include "tests/support/rooms.h"

#include <catch2/catch.hpp>

using namespace tycktill;

namespace {

const std::string assets = std::string(TYCKTILL_SOURCE) + "/assets";

const Person& somebody(Chance& chance) {
    return people()[std::size_t(chance.below(int(people().size())))];
}

} // namespace

TEST_CASE("words beside the boxes are asked about on every form") {
    Chance chance(31);
    int all = 0, missed = 0;
    for (const BlankPage& paper : blank_pages(assets))
        for (const Beside where : all_besides) {
            if (!has_room(paper, where))
                continue;
            const CorpusPage page = page_with_words(paper, somebody(chance), where, {}, chance);
            const PageReading reading = read_all_ink(page.image, assets);
            INFO(paper.name() << ", " << to_text(where) << ": " << reading.why);
            REQUIRE(reading.status == PageStatus::Read);
            ++all;
            missed += reading.outside.empty();
        }
    // A single word that lies wholly on a printed one is not told from it yet.
    CHECK(all > 50);
    CHECK(missed * 25 <= all);
}

TEST_CASE("a page that is written in its boxes alone asks nobody about the rest") {
    Chance chance(32);
    for (const BlankPage& paper : blank_pages(assets)) {
        const CorpusPage page = corpus_page(paper, somebody(chance), usual_scan(chance), chance);
        const PageReading reading = read_all_ink(page.image, assets);
        INFO(paper.name() << ": " << reading.why);
        REQUIRE(reading.status == PageStatus::Read);
        CHECK(reading.outside.empty());
    }
}

TEST_CASE("where nobody knows what was printed the whole page is looked at") {
    Chance chance(33);
    const BlankPage& paper = blank_pages(assets).front();
    const CorpusPage page = corpus_page(paper, somebody(chance), {}, chance);
    const Catalogue& catalogue = shipped_catalogue(assets);
    const PageReading reading = read_page(
        page.image,
        {[&](const SheetFingerprint& print) { return catalogue.sheet(print); },
         {},
         [](const SheetFingerprint&, int, std::size_t) -> const PrintMap* { return nullptr; }});
    REQUIRE(reading.outside.size() == 1);
    CHECK(reading.outside[0].width == page.image.width());
}
