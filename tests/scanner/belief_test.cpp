// What is looked at beside the recogniser's own confidence before typed text is believed.
#include "scanner/handwriting/accents.h"
#include "scanner/handwriting/belief.h"
#include "scanner/handwriting/coverage.h"
#include "scanner/handwriting/figures.h"
#include "scanner/handwriting/handwriting.h"
#include "scanner/handwriting/pitch.h"
#include "scanner/handwriting/text_value.h"
#include "shared/base/places.h"
#include "tests/support/rooms.h"
#include "tests/support/written_box.h"

#include <algorithm>
#include <catch2/catch.hpp>

using namespace tycktill;

namespace {

TextPicture typed(const std::string& text, const std::string& font = "DejaVu Sans") {
    Writing writing;
    writing.text = text;
    writing.font = font;
    const DrawnPage page = draw_box(line_box(), writing);
    return text_picture(page.image, page.map, line_box());
}

AccentCount accents(const TextPicture& picture) {
    return accents_of(picture.blobs, picture.image);
}

Word word(const std::string& text, PixelRect box) {
    Word out;
    out.text = text;
    out.box = box;
    return out;
}

/// A word's box round some of a line's blobs, as the recogniser would give it.
PixelRect box_round(const std::vector<Blob>& line, std::size_t from, std::size_t to) {
    PixelRect box{line[from].left, line[from].top, 0, 0};
    int right = 0, bottom = 0;
    for (std::size_t i = from; i < to; ++i) {
        box.y = std::min(box.y, line[i].top);
        right = std::max(right, line[i].right);
        bottom = std::max(bottom, line[i].bottom);
    }
    box.width = right - box.x;
    box.height = bottom - box.y;
    return box;
}

std::vector<Blob> left_to_right(const TextPicture& picture) {
    std::vector<Blob> line = picture.blobs;
    std::sort(line.begin(), line.end(),
              [](const Blob& a, const Blob& b) { return a.left < b.left; });
    return line;
}

} // namespace

TEST_CASE("a mark over a letter that the text does not tell is seen") {
    for (const char* font : {"DejaVu Sans", "DejaVu Serif"}) {
        INFO(font);
        CHECK_FALSE(has_unread_accent(accents(typed("Åsa Öberg på Älvvägen", font)),
                                      "Åsa Öberg på Älvvägen"));
        CHECK_FALSE(has_unread_accent(accents(typed("Linné, idé", font)), "Linné, idé"));
        CHECK(has_unread_accent(accents(typed("Jürgen", font)), "Järgen"));
        CHECK(has_unread_accent(accents(typed("Petrović", font)), "Petrovic"));
        CHECK(has_unread_accent(accents(typed("Petrović", font)), "Petrovié"));
        CHECK(has_unread_accent(accents(typed("Hélène", font)), "Héléne"));
    }
}

TEST_CASE("a word that the recogniser dropped shows as ink that nobody read") {
    const TextPicture picture = typed("Maten kall");
    const std::vector<Blob> line = left_to_right(picture);
    REQUIRE(line.size() == 9);
    const std::vector<Word> both{word("Maten", box_round(line, 0, 5)),
                                 word("kall", box_round(line, 5, 9))};
    CHECK(all_ink_was_read(picture.blobs, both, {}));
    CHECK_FALSE(all_ink_was_read(picture.blobs, {both[0]}, {}));
}

TEST_CASE("a typewriter's pitch tells where a blank stands") {
    const TextPicture even = typed("Hemtjänsten", "DejaVu Sans Mono");
    CHECK(even_pitch(even.blobs) > 10);
    CHECK(even_pitch(typed("Will Imim illimi").blobs) == 0);
    CHECK(blanks_fit_pitch(even.blobs, {word("Hemtjänsten", {})}));
    CHECK_FALSE(blanks_fit_pitch(even.blobs, {word("Hemt", {}), word("jänsten", {})}));
    const TextPicture two = typed("Åsa Lilja", "DejaVu Sans Mono");
    CHECK(blanks_fit_pitch(two.blobs, {word("Åsa", {}), word("Lilja", {})}));
    CHECK_FALSE(blanks_fit_pitch(two.blobs, {word("ÅsaLilja", {})}));
}

TEST_CASE("an address of e-mail that lost an underscore shows it") {
    const TextPicture picture = typed("asa-ek@exempel.se");
    CHECK_FALSE(has_blank(picture.blobs));
    CHECK(dashes_agree(picture.blobs, "asa-ek@exempel.se"));
    CHECK_FALSE(dashes_agree(picture.blobs, "asaek@exempel.se"));
    CHECK(has_blank(typed("asa ek@exempel.se").blobs));
}

TEST_CASE("a figure that surely looks like another is seen") {
    const DigitReader reader =
        DigitReader::load(assets_folder() / "models" / "comb-digits.bin").value();
    const TextPicture picture = typed("702 31");
    const std::vector<Blob> line = left_to_right(picture);
    REQUIRE(line.size() == 5);
    const auto agree = [&](const char* first) {
        return figures_agree(
            reader, picture.blobs, picture.image,
            {word(first, box_round(line, 0, 3)), word("31", box_round(line, 3, 5))}, {});
    };
    CHECK(agree("702"));
    CHECK_FALSE(agree("762"));
    CHECK(agree("7o2")); // no number: nothing to compare with
}

TEST_CASE("capitals alone are a pen's for all that anyone can tell") {
    CHECK(is_all_capitals("ÅSA ÖBERG 14"));
    CHECK_FALSE(is_all_capitals("Åsa Öberg"));
    CHECK_FALSE(is_all_capitals("ÅSa"));
    CHECK_FALSE(is_all_capitals("14 B"));
    CHECK_FALSE(is_all_capitals(""));
}

TEST_CASE("a line that may end in a speck, or have lost a house's letter, is asked about") {
    TextReading read;
    read.hand = Hand::Machine;
    read.weakest = 1;
    const auto believed = [&](const char* text, TextRule rule, BoxKind kind = BoxKind::Line) {
        Box box = line_box();
        box.rule = rule;
        box.kind = kind;
        read.text = {text, 0.99}; // however sure
        return is_sure(read, box);
    };
    CHECK(believed("Södra vägen 136, 840 64 Kälarne", TextRule::Address));
    CHECK_FALSE(believed("Södra vägen 136, 840 64 Kälarne.", TextRule::Address));
    CHECK_FALSE(believed("907 50. Umeå", TextRule::Address));
    CHECK(believed("Älvvägen 32 B, 714 80 Kopparberg", TextRule::Address));
    CHECK_FALSE(believed("Älvvägen 32 3, 714 80 Kopparberg", TextRule::Address));
    CHECK_FALSE(believed("Karin Lindberg'", TextRule::Name));
    CHECK(believed("N. Storgatan 4", TextRule::Address));
    CHECK_FALSE(believed("Gruppboendet på Bäckvägen.", TextRule::Any));
    CHECK(believed("Maten var kall.", TextRule::Any, BoxKind::Area));
}

TEST_CASE("a streak through figures is mended, and told: half a figure is another figure") {
    Writing writing;
    writing.text = "Storgatan 69 C, 914 32 Nordmaling";
    const DrawnPage page = draw_box(line_box(), writing);
    const auto streaked = [&](double mm_from_left) {
        Image image = page.image;
        const MmPoint left = mm(line_box().inside.centre());
        const int x = int(page.map.to_px(MmPoint{left.x - 60 + mm_from_left, left.y}).x);
        for (int y = 0; y < image.height(); ++y)
            image.row(y)[x] = image.row(y)[x + 1] = 60;
        return image;
    };
    auto reader = TextReader::open().value();
    CHECK(reader.text(page.image, page.map, line_box()).whole);
    CHECK(reader.text(streaked(110), page.map, line_box()).whole); // beyond the writing
    CHECK(reader.text(streaked(22), page.map, line_box()).whole);  // between two letters
    const TextReading through = reader.text(streaked(24), page.map, line_box());
    CHECK(through.hand == Hand::Machine);
    CHECK_FALSE(through.whole);
}
