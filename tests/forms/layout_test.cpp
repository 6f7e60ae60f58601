#include "forms/paper/layout.h"

#include "tests/support/complaint_form.h"
#include "tests/support/rooms.h"

#include <catch2/catch.hpp>

using namespace tycktill;
using test::complaint_form;

namespace {

const Box& box(const Page& page, const std::string& field, const std::string& choice = "") {
    for (const Box& found : page.boxes) {
        if (found.field == field && found.choice == choice)
            return found;
    }
    throw std::runtime_error("no box " + field + " " + choice);
}

std::string fault_of(const Form& form) {
    const auto sheet = lay_out(form);
    return sheet ? "" : sheet.error().what;
}

bool says(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

} // namespace

TEST_CASE("boxes stand where the design drew them") {
    const Sheet sheet = *lay_out(complaint_form());
    const Page& front = sheet.pages.at(0);
    CHECK(box(front, "namn").inside == Rect{20_mm, 72.8_mm, 83_mm, 8.9_mm});
    CHECK(box(front, "epost").inside == Rect{107_mm, 72.8_mm, 83_mm, 8.9_mm});
    CHECK(box(front, "adress").inside == Rect{20_mm, 87.8_mm, 170_mm, 8.9_mm});
    CHECK(box(front, "telefon_mobil").inside == Rect{78_mm, 102.8_mm, 54_mm, 8.9_mm});
    CHECK(box(front, "fran", "narstaende").inside == Rect{123_mm, 119.6_mm, 6_mm, 6_mm});
    CHECK(box(front, "typ", "forslag").inside == Rect{165_mm, 130_mm, 6_mm, 6_mm});
    CHECK(box(front, "beskrivning").inside == Rect{20_mm, 156_mm, 170_mm, 63_mm});
    CHECK(box(sheet.pages.at(1), "beskrivning").inside == Rect{20_mm, 48_mm, 170_mm, 171_mm});
    CHECK(box(sheet.pages.at(1), "beskrivning").lines == 19);
}

TEST_CASE("a comb of ten cells has cells of 5.4 mm side by side") {
    const Box comb = box(lay_out(complaint_form())->pages.at(0), "telefon_arbete");
    REQUIRE(comb.cells.size() == 10);
    CHECK(comb.cells[0].x == 136_mm);
    CHECK(comb.cells[9].right() == 190_mm);
    for (std::size_t i = 1; i < comb.cells.size(); ++i)
        CHECK(comb.cells[i].x == comb.cells[i - 1].right());
}

TEST_CASE("a date is written in four, two and two cells with gaps between") {
    Form form = complaint_form();
    form.fields[6].kind = FieldKind::Date;
    const Box date = box(lay_out(form)->pages.at(0), "telefon_bostad");
    REQUIRE(date.cells.size() == 8);
    CHECK(date.cells[0] == Rect{20_mm, 102.8_mm, 6_mm, 8.9_mm});
    CHECK(date.cells[4].x == 47_mm);
    CHECK(date.cells[6].x == 62_mm);
    CHECK(date.inside.right() == 74_mm);
    CHECK(date.rule == TextRule::PastDay);
}

TEST_CASE("all marks and codes stand above the tear line, on every page") {
    for (const Paper paper : {Paper::A4, Paper::A4Folded}) {
        Form form = complaint_form();
        form.paper = paper;
        const Sheet sheet = *lay_out(form);
        REQUIRE(sheet.pages.size() == 2);
        for (const Page& page : sheet.pages) {
            REQUIRE(page.marks.size() == 4);
            REQUIRE(page.codes.size() == 2);
            for (const Fiducial& mark : page.marks)
                CHECK(mark.square.bottom() < sheet.tear_line);
            for (const Rect& code : page.codes)
                CHECK(code.bottom() < sheet.tear_line);
        }
    }
}

TEST_CASE("what a reader has to know without the form stands in the box") {
    const Page front = lay_out(complaint_form())->pages.at(0);
    CHECK(box(front, "typ", "klagomal").one_choice);
    CHECK(box(front, "typ", "klagomal").required);
    CHECK(box(front, "epost").rule == TextRule::Email);
    CHECK_FALSE(box(front, "namn").required);
}

TEST_CASE("a form that does not fit its paper is refused, naming page and field") {
    Form tall = complaint_form();
    tall.paper_pages[1].sections[0].rows[0].cells[0].lines = 20;
    CHECK(says(fault_of(tall), "paper page 2: \"beskrivning\" stands too low"));

    Form wide = complaint_form();
    wide.paper_pages[0].sections[0].rows[1].cells[0].x = 30_mm;
    wide.paper_pages[0].sections[0].rows[1].cells[0].width = 170_mm;
    CHECK(says(fault_of(wide), "\"adress\" stands outside"));

    Form doubled = complaint_form();
    doubled.paper_pages[0].sections[0].rows[0].cells[1].column = 3;
    CHECK(says(fault_of(doubled), "\"epost\" covers \"namn\""));

    Form unknown = complaint_form();
    unknown.paper_pages[0].sections[0].rows[0].cells[0].field = "fax";
    CHECK(says(fault_of(unknown), "no field \"fax\""));

    Form empty = complaint_form();
    empty.paper_pages.clear();
    CHECK(says(fault_of(empty), "1 to 9 paper pages"));
}

TEST_CASE("a question that is required carries a star") {
    const Layout layout = *place(complaint_form());
    std::vector<std::string> texts;
    for (const PlacedText& text : layout.prints.at(0).texts)
        texts.push_back(text.words.in("sv"));
    CHECK(std::count(texts.begin(), texts.end(), "* Synpunkt från") == 1);
    CHECK(std::count(texts.begin(), texts.end(), "* Beskriv klagomålet") == 1);
    CHECK(std::count(texts.begin(), texts.end(), "Namn") == 1);
}

TEST_CASE("no tick, cell or line stands in the fold of a folded form") {
    Form form = complaint_form();
    form.paper = Paper::A4Folded;
    form.paper_pages[0].sections[1].y = 141_mm;
    CHECK(says(fault_of(form), "is crossed by the fold"));
    form.paper = Paper::A4;
    CHECK_FALSE(says(fault_of(form), "fold"));
}

TEST_CASE("a form is printed only in languages that all its words exist in") {
    Form form = complaint_form();
    form.languages = {"sv", "sv@lattlast", "en"};
    form.title.by_language["en"] = "Complaints form";
    CHECK(printed_languages(form, *place(form)) == std::vector<std::string>{"sv"});
}

TEST_CASE("a municipality may say the words of every form itself, in any language") {
    Form form = complaint_form();
    form.own_words["printed.do_not_write"] = {{{"sv", "Lämna tomt"}, {"so", "Ha qorin halkan"}}};
    const Layout layout = place(form).value();
    std::size_t said = 0;
    for (const PlacedText& text : layout.prints[0].texts) {
        CHECK(text.words.in("sv") != "Skriv inte här");
        said += text.words.in("so") == "Ha qorin halkan";
    }
    CHECK(said == 1);
}

TEST_CASE("how to fill in is shown for the boxes that the form has") {
    Form form = complaint_form();
    CHECK(place(form)->prints[0].samples.size() == 4);
    CHECK(place(form)->prints[0].sample_combs.empty());
    form.fields[0].on_paper = form.fields[1].on_paper = false;
    CHECK(place(form)->prints[0].samples.empty());
    CHECK(place(form)->prints[0].sample_combs.size() == 1);
}

TEST_CASE("only a form that is answered by code has a code on its slip") {
    Form form = complaint_form();
    const auto texts = place(form)->prints[0].texts.size();
    form.reply.reply_by_code = true;
    CHECK(place(form)->prints[0].texts.size() == texts + 2);
}
