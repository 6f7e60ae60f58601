// Several papers in one picture: each is read as a page of its own, or refused in words; none is lost.
#include "scanner/reading/papers.h"

#include "tests/support/glass.h"
#include "tests/support/printed_form.h"
#include "tests/support/rooms.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <set>

using namespace tycktill;

namespace {

constexpr double dpi = 150;

const Catalogue& catalogue() {
    return shipped_catalogue(std::string(TYCKTILL_SOURCE) + "/assets");
}

Reader reader() {
    return {[](const SheetFingerprint& print) { return catalogue().sheet(print); }, {}};
}

/// A front page with some boxes ticked, and what it should say.
struct Filled {
    std::string serial;
    Filling ticks;
    Image page;
};

Filled filled(const std::string& form, Chance& chance, const Serial& serial = random_serial()) {
    const Sheet& sheet = *catalogue().sheet(catalogue().form(form)->ref);
    Filled out{
        serial.text, some_ticks(sheet.pages[0], chance),
        drawn_page(sheet, sheet.pages[0], to_text(PageCode{fingerprint(sheet), serial, 1}), dpi)};
    out.page.dpi = dpi;
    fill_in(out.page, sheet.pages[0], out.ticks, {ballpoint, TickStyle::Cross, ""}, chance);
    return out;
}

bool says(const PageReading& reading, const Filled& paper) {
    if (!reading.code || reading.code->serial.text != paper.serial ||
        reading.status != PageStatus::Read)
        return false;
    return std::all_of(reading.fields.begin(), reading.fields.end(), [&](const auto& field) {
        const auto ticked = paper.ticks.find(field.field);
        const std::set<std::string> read(field.value.begin(), field.value.end());
        return !field.is_choice || field.doubt ||
               read == (ticked == paper.ticks.end()
                            ? std::set<std::string>()
                            : std::set<std::string>(ticked->second.begin(), ticked->second.end()));
    });
}

/// How many of these papers are read and say what was ticked on them.
int read_right(const std::vector<PaperReading>& papers, const std::vector<Filled>& laid) {
    int right = 0;
    for (const Filled& paper : laid)
        right += std::any_of(papers.begin(), papers.end(),
                             [&](const PaperReading& one) { return says(one.reading, paper); });
    return right;
}

std::string told(const std::vector<PaperReading>& papers) {
    std::string out;
    for (const PaperReading& paper : papers)
        out += std::to_string(paper.paper) + " " + to_text(paper.reading.status) + " " +
               (paper.reading.code ? paper.reading.code->serial.text : "-") + " " +
               paper.reading.why + "\n";
    return out;
}

} // namespace

TEST_CASE("two cards on the glass are two papers, whichever way each lies") {
    for (unsigned seed = 1; seed <= 16; ++seed) {
        Chance chance(seed);
        const std::vector<Filled> cards{filled("ostersund", chance), filled("ostersund", chance)};
        std::vector<LaidPaper> laid;
        for (const Filled& card : cards)
            laid.push_back({card.page, laid.empty() ? 74.0 : 223.0, 105,
                            (chance.one_in(2) ? 180 : 0) + chance.between(-1.2, 1.2)});
        const auto papers = read_papers(on_glass(297, 210, dpi, laid), reader());
        INFO("seed " << seed << "\n" << told(papers));
        CHECK(papers.size() == 2);
        CHECK(read_right(papers, cards) == 2);
        CHECK(papers.back().paper == 2);
        REQUIRE(papers.back().picture);
        CHECK(papers.back().picture->width() < 1100);
    }
}

TEST_CASE("two forms on an A3 and two pages a sheet are two papers") {
    for (unsigned seed = 1; seed <= 16; ++seed) {
        Chance chance(100 + seed);
        const bool reduced = seed % 2 == 0;
        const double size = reduced ? 0.7 : 1, factor = reduced ? 1 / 1.4142 : 1;
        const std::vector<Filled> forms{filled("ljusnarsberg", chance), filled("lomma", chance)};
        std::vector<LaidPaper> laid;
        for (const Filled& form : forms)
            laid.push_back({form.page, (laid.empty() ? 105 : 315) * factor, 148.5 * factor,
                            reduced ? 0.0 : chance.between(-1.5, 1.5), size});
        const auto papers = read_papers(on_glass(420 * factor, 297 * factor, dpi, laid), reader());
        INFO("seed " << seed << "\n" << told(papers));
        CHECK(papers.size() == 2);
        CHECK(read_right(papers, forms) == 2);
    }
}

TEST_CASE("three or four cards lie on the glass in any way") {
    for (unsigned seed = 1; seed <= 10; ++seed) {
        Chance chance(200 + seed);
        std::vector<Filled> cards;
        std::vector<LaidPaper> laid;
        const int count = 3 + chance.below(2);
        for (int i = 0; i < count; ++i) {
            // The same serial twice: a blank that anyone may copy has one for all.
            const Serial serial = i == 1 ? Serial{cards[0].serial} : random_serial();
            cards.push_back(filled("ostersund", chance, serial));
            laid.push_back({cards.back().page, i % 2 == 0 ? 95.0 : 320.0, i < 2 ? 95.0 : 330.0,
                            90.0 * chance.below(4) + chance.between(-5, 5)});
        }
        const auto papers = read_papers(on_glass(430, 430, dpi, laid), reader());
        INFO("seed " << seed << "\n" << told(papers));
        CHECK(int(papers.size()) == count);
        CHECK(read_right(papers, cards) == count);
    }
}

TEST_CASE("what lies under another paper is refused in words, and what lies above is read") {
    for (unsigned seed = 1; seed <= 16; ++seed) {
        Chance chance(300 + seed);
        const std::vector<Filled> below{filled("ljusnarsberg", chance)};
        const std::vector<Filled> above{filled("ostersund", chance)};
        const auto papers = read_papers(
            on_glass(216, 303, dpi,
                     {{below[0].page, 106, 150, chance.between(-0.5, 0.5)},
                      {above[0].page, 105 + chance.between(-6, 6), 135 + chance.between(-10, 10),
                       (chance.one_in(2) ? 180 : 0) + chance.between(-3, 3)}}),
            reader());
        INFO("seed " << seed << "\n" << told(papers));
        CHECK(papers.size() == 2);
        CHECK(read_right(papers, above) == 1);
        CHECK(std::any_of(papers.begin(), papers.end(), [&](const PaperReading& paper) {
            return paper.reading.status != PageStatus::Read &&
                   paper.reading.why.find("scan one paper at a time") != std::string::npos;
        }));
    }
}

TEST_CASE("a second code that cannot be read is told") {
    for (unsigned seed = 1; seed <= 6; ++seed) {
        Chance chance(400 + seed);
        const std::vector<Filled> cards{filled("ostersund", chance), filled("ostersund", chance)};
        Image lost = cards[1].page;
        const Sheet& sheet = *catalogue().sheet(catalogue().form("ostersund")->ref);
        for (const Rect& code : sheet.pages[0].codes) // its middle is inked over; the eyes are left
            for (int y = 0; y < lost.height(); ++y)
                for (int x = 0; x < lost.width(); ++x) {
                    const double across = (x * 25.4 / dpi - code.x.value()) / code.width.value();
                    const double down = (y * 25.4 / dpi - code.y.value()) / code.height.value();
                    if (across > 0.34 && across < 0.66 && down > 0 && down < 1)
                        lost.row(y)[x] = 40;
                }
        const auto papers = read_papers(on_glass(297, 210, dpi,
                                                 {{cards[0].page, 74, 105, chance.between(-1, 1)},
                                                  {lost, 223, 105, chance.between(-1, 1)}}),
                                        reader());
        INFO("seed " << seed << "\n" << told(papers));
        REQUIRE(papers.size() == 2);
        CHECK(says(papers[0].reading, cards[0]));
        CHECK(papers[1].reading.why.find("could not be read") != std::string::npos);
    }
}

TEST_CASE("a paper alone is one reading without a number") {
    for (const char* form : {"ljusnarsberg", "lomma", "robertsfors", "ostersund", "linkoping"}) {
        Chance chance(7);
        const std::vector<Filled> alone{filled(form, chance)};
        for (const auto& picture :
             {alone[0].page, on_glass(230, 320, dpi, {{alone[0].page, 112, 155, 2}})}) {
            const auto papers = read_papers(picture, reader());
            INFO(form << "\n" << told(papers));
            REQUIRE(papers.size() == 1);
            CHECK(papers[0].paper == 0);
            CHECK_FALSE(papers[0].picture);
            CHECK(read_right(papers, alone) == 1);
        }
    }
}
