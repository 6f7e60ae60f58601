// Reading what is written in a box: drawn as print draws it, written with machine and pen.
#include "scanner/handwriting/handwriting.h"
#include "scanner/handwriting/rules.h"
#include "scanner/handwriting/text_value.h"
#include "shared/base/text.h"
#include "tests/support/rooms.h"
#include "tests/support/written_box.h"

#include <algorithm>
#include <catch2/catch.hpp>

using namespace tycktill;

namespace {

const char* const story = "Den 3 november fick min man vänta på hemtjänsten\n"
                          "i nästan tre timmar. Ingen ringde och sa något.\n"
                          "Han hann inte få sin medicin i tid. Vi undrar varför\n"
                          "det blev så, och hur ni gör nästa gång det fattas folk.";

TextReader& reader() {
    static TextReader one = TextReader::open().value();
    return one;
}

FieldReading read(const Box& box, const Writing& writing) {
    const DrawnPage page = draw_box(box, writing);
    return reader().read(page.image, page.map, box);
}

std::string value(const FieldReading& field) {
    return field.value.empty() ? "" : field.value.front();
}

std::string without_breaks(std::string text) {
    std::replace(text.begin(), text.end(), '\n', ' ');
    return text;
}

Box with_rule(Box box, TextRule rule) {
    box.rule = rule;
    return box;
}

Writing typed(const std::string& text, const std::string& font = "DejaVu Sans") {
    Writing writing;
    writing.text = text;
    writing.font = font;
    return writing;
}

Writing penned(const std::string& text) {
    Writing writing = typed(text, "DejaVu Sans Oblique");
    writing.points = 14;
    writing.shake = 1.3;
    writing.ink = 90;
    return writing;
}

Writing photographed(Writing writing) {
    writing.noise = 8;
    writing.shadow = 90;
    writing.turn = 1.5;
    writing.dpi = 200;
    return writing;
}

} // namespace

TEST_CASE("typed text is read and asks nobody") {
    for (const char* font : {"DejaVu Sans", "DejaVu Serif", "DejaVu Sans Mono"}) {
        INFO(font);
        const FieldReading field =
            read(line_box(), typed("Björkvägen 14, 714 31 Kopparberg", font));
        CHECK(value(field) == "Björkvägen 14, 714 31 Kopparberg");
        CHECK_FALSE(field.doubt);
        CHECK(value(read(line_box(), typed("Åsa Öberg", font))) == "Åsa Öberg");
    }
}

TEST_CASE("a typed story is read whole, scanned or photographed") {
    for (const Writing& writing : {typed(story), photographed(typed(story))}) {
        const FieldReading field = read(area_box(7), writing);
        const double errors = character_errors(without_breaks(story), without_breaks(value(field)));
        INFO(value(field));
        CHECK(errors < 0.01);
    }
}

TEST_CASE("a pen's text is only suggested, however sure the recogniser is") {
    for (const std::string text : {"Björkvägen 14, Kopparberg", "Ingrid Åkerlund", story}) {
        const bool long_text = text == story;
        const FieldReading field = read(long_text ? area_box(7) : line_box(), penned(text));
        INFO(value(field));
        CHECK(field.doubt == DoubtKind::Handwriting);
    }
}

TEST_CASE("an empty box is empty: rules, labels, noise and dust make no text") {
    for (const Box& box : {line_box(), area_box(7), comb_box(10)})
        for (const Writing& writing : {typed(""), photographed(typed(""))}) {
            const FieldReading field = read(box, writing);
            CHECK(field.value.empty());
            CHECK_FALSE(field.doubt);
            CHECK(field.confidence == 1);
        }
}

TEST_CASE("specks of dirt are not letters") {
    DrawnPage page = draw_box(line_box(), typed(""));
    for (const PxPoint place : {PxPoint{400, 270}, PxPoint{700, 290}, PxPoint{900, 260}})
        for (int y = 0; y < 6; ++y)
            for (int x = 0; x < 6; ++x)
                page.image.row(static_cast<int>(place.y) + y)[static_cast<int>(place.x) + x] = 40;
    const FieldReading field = reader().read(page.image, page.map, line_box());
    CHECK(field.value.empty());
    CHECK_FALSE(field.doubt);
}

TEST_CASE("a light pen that crumbled on a pale copy leaves no empty box") {
    DrawnPage page = draw_box(line_box(), typed(""));
    const auto speck = [&](int x, int y) {
        for (int dy = 0; dy < 3; ++dy)
            for (int dx = 0; dx < 3; ++dx)
                page.image.row(y + dy)[x + dx] = 60;
    };
    for (int i = 0; i < 6; ++i)
        speck(400 + 11 * (i % 3), 255 + 17 * (i / 2));
    CHECK(reader().read(page.image, page.map, line_box()).doubt == DoubtKind::Handwriting);
}

TEST_CASE("block letters are asked about, however straight they stand") {
    CHECK(read(line_box(), typed("ÅSA ÖBERG")).doubt == DoubtKind::Handwriting);
    CHECK_FALSE(read(line_box(), typed("Åsa Öberg")).doubt);
}

TEST_CASE("pen strokes that are no letters are for a person to look at") {
    DrawnPage page = draw_box(line_box(), typed(""));
    for (int x = 300; x < 700; ++x) // a wave
        for (int y = 0; y < 6; ++y)
            page.image.row(270 + y + (x / 10 % 6) * 3)[x] = 60;
    CHECK(reader().read(page.image, page.map, line_box()).doubt == DoubtKind::Handwriting);
}

TEST_CASE("a comb is read as digits, without its dividers") {
    const FieldReading field = read(comb_box(10), typed("0701234417"));
    CHECK(value(field) == "0701234417");
    CHECK_FALSE(field.doubt);
    CHECK(value(read(comb_box(5, TextRule::Postnummer), typed("71431"))) == "714 31");
    CHECK(value(read(comb_box(8, TextRule::PastDay), typed("20261103"))) == "2026-11-03");
}

TEST_CASE("a date that is no day is in doubt") {
    CHECK(read(comb_box(8, TextRule::PastDay), typed("20261345")).doubt == DoubtKind::UnsureText);
}

TEST_CASE("an e-mail address keeps its signs, and one that lost any is in doubt") {
    const FieldReading field =
        read(with_rule(line_box(), TextRule::Email), typed("asa.oberg@exempel.se", "DejaVu Sans"));
    INFO(value(field));
    CHECK((value(field) == "asa.oberg@exempel.se" || field.doubt));
    CHECK(value(field).find('@') != std::string::npos);
}

TEST_CASE("a pen's stroke that crosses a rule stays whole") {
    const Box box = line_box();
    DrawnPage page = draw_box(box, typed(""));
    const int rule = 318; // 27 mm at 300 dpi, and the line's thickness
    for (int y = rule - 40; y < rule + 30; ++y)
        for (int x = 500; x < 506; ++x)
            page.image.row(y)[x] = 30;
    Image cut = cut_out(page.image, page.map, box.inside, text_dpi, 1.8_mm);
    erase_rules(cut, box, 1.8_mm);
    int tallest = 0;
    int wide = 0;
    for (const Blob& blob : find_ink(cut).blobs) {
        tallest = std::max(tallest, blob.height());
        wide = std::max(wide, blob.width());
    }
    CHECK(tallest >= 60);
    CHECK(wide < 60); // the rule itself is gone
}

TEST_CASE("lines that the box broke are joined, and the writer's own breaks stay") {
    const auto word = [](const char* text, int line, int x, int width) {
        return Word{text, 0.9, {x, line * 40, width, 30}, line, 0};
    };
    CHECK(running_text({word("Hela", 0, 0, 900), word("raden", 1, 0, 200)}, 1000) == "Hela raden");
    CHECK(running_text({word("Hej", 0, 0, 100), word("Nästa", 1, 0, 900)}, 1000) == "Hej\nNästa");
    CHECK(running_text({word("hem-", 0, 0, 900), word("tjänst", 1, 0, 200)}, 1000) == "hemtjänst");
}

TEST_CASE("values are spelled as people spell them") {
    CHECK(spelled("71431", TextRule::Postnummer) == "714 31");
    CHECK(spelled("a @ b.se", TextRule::Email) == "a@b.se");
    CHECK(plausible("714 31", TextRule::Postnummer));
    CHECK_FALSE(plausible("014 31", TextRule::Postnummer));
    CHECK_FALSE(plausible("asa.exempel.se", TextRule::Email));
    CHECK_FALSE(plausible("2026-02-30", TextRule::PastDay));
}
