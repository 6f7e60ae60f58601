// Somebody writes where there is no box: a person is asked, on every form; a clean page asks nobody.
#include "tests/scanner/outside_pages.h"
#include "tests/support/rooms.h"

#include <catch2/catch.hpp>

using namespace tycktill;

namespace {

const std::string assets = std::string(TYCKTILL_SOURCE) + "/assets";

PageLife somebody(Chance& chance) {
    return {people()[std::size_t(chance.below(int(people().size())))],
            assets + "/fonts/AtkinsonHyperlegibleNext-Regular.ttf",
            OfficeMark::None,
            {}};
}

} // namespace

TEST_CASE("words beside the boxes are asked about on every form") {
    Chance chance(31);
    int all = 0, missed = 0, upon_print = 0, missed_there = 0;
    for (const BlankPage& paper : blank_pages(assets))
        for (const Beside where : all_besides) {
            if (!has_room(paper, where))
                continue;
            const CorpusPage page = page_with_words(paper, somebody(chance), where, chance);
            const PageReading reading = read_all_ink(page.image, assets);
            INFO(paper.name() << ", " << to_text(where) << ": " << reading.why);
            REQUIRE(reading.status == PageStatus::Read);
            ++all;
            const bool on_print = where == Beside::OnAWord || where == Beside::AtACode;
            upon_print += on_print;
            (on_print ? missed_there : missed) += reading.outside.empty();
        }
    CHECK(all > 80);
    CHECK(missed <= 1); // a second row that a label under its line hides
    // A pencil's word that a bold heading or the paper's number hides is hardly seen by anybody.
    CHECK(missed_there * 10 <= upon_print);
}

TEST_CASE("a page that is written in its boxes alone asks nobody about the rest") {
    Chance chance(32);
    for (const BlankPage& paper : blank_pages(assets)) {
        PageLife life = somebody(chance);
        life.damages = usual_scan(chance);
        const CorpusPage page = page_without_words(paper, life, chance);
        const PageReading reading = read_all_ink(page.image, assets);
        INFO(paper.name() << ": " << reading.why);
        REQUIRE(reading.status == PageStatus::Read);
        CHECK(reading.outside.empty());
    }
}

TEST_CASE("holes, a staple, a stamp or a copier's edge ask nobody") {
    Chance chance(34);
    int asked = 0;
    for (const BlankPage& paper : blank_pages(assets))
        for (const OfficeMark mark : all_office_marks) {
            PageLife life = somebody(chance);
            life.mark = mark;
            const CorpusPage page = page_without_words(paper, life, chance);
            const PageReading reading = read_all_ink(page.image, assets);
            INFO(paper.name() << ", " << to_text(mark) << ": " << reading.why);
            REQUIRE(reading.status == PageStatus::Read);
            asked += !reading.outside.empty();
        }
    CHECK(asked <= 1); // of 55
}

TEST_CASE("where nobody knows what was printed the whole page is looked at") {
    Chance chance(33);
    const BlankPage& paper = blank_pages(assets).front();
    const CorpusPage page = page_without_words(paper, somebody(chance), chance);
    const Catalogue& catalogue = shipped_catalogue(assets);
    const PageReading reading = read_page(
        page.image,
        {[&](const SheetFingerprint& print) { return catalogue.sheet(print); },
         {},
         [](const SheetFingerprint&, int, std::size_t) -> const PrintMap* { return nullptr; }});
    REQUIRE(reading.outside.size() == 1);
    CHECK(reading.outside[0].width == page.image.width());
}
