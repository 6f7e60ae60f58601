// The letter on paper: where its address stands, measured in millimetres, and what it says.
#include "forms/print/document_page.h"
#include "office/out/letter_file.h"
#include "tests/office/out/read_pdf.h"

#include <regex>

using namespace tycktill;
using namespace tycktill::out;
using namespace tycktill::out::test;

namespace {

LetterFile letter() {
    LetterFile made;
    made.municipality = "Ljusnarsbergs kommun";
    made.office = "Socialförvaltningen";
    made.telephone = "0580-805 00";
    made.number = "SN 2026/87";
    made.day = parse_day("2026-11-30").value();
    made.name = "Åsa Öberg";
    made.address = "Storgatan 1, 714 30 Kopparberg";
    made.words = "Hej Åsa Öberg!\n\nTack för att du hörde av dig.\n\nVi har ändrat schemat.";
    return made;
}

/// Where a word stands on the first page, in millimetres from its upper left corner.
struct Place {
    double left = -1, top = -1, right = -1, bottom = -1;
};
Place place_of(const std::string& file, const std::string& word) {
    constexpr double mm = 25.4 / 72;
    const std::string boxes = output_of("pdftotext -bbox " + file + " -");
    const std::regex pattern(
        R"re(xMin="([0-9.]+)" yMin="([0-9.]+)" xMax="([0-9.]+)" yMax="([0-9.]+)">)re" + word +
        "</word>");
    std::smatch found;
    if (!std::regex_search(boxes, found, pattern))
        return {};
    return {std::stod(found[1]) * mm, std::stod(found[2]) * mm, std::stod(found[3]) * mm,
            std::stod(found[4]) * mm};
}

} // namespace

TEST_CASE("the address is seen through the window of a C5 envelope, however the paper has slid") {
    use_assets();
    TemporaryFolder folder;
    const std::string file = kept_pdf(letter_pdf(letter()), folder, "letter.pdf");
    const auto& window = forms::window_of_c5;
    for (const char* word : {"Åsa", "Storgatan", "714", "Kopparberg"}) {
        const Place place = place_of(file, word);
        INFO(word << " at " << place.left << ", " << place.top);
        CHECK(place.left >= window.x.value());
        CHECK(place.right <= window.right().value());
        CHECK(place.top >= window.y.value());
        CHECK(place.bottom <= window.bottom().value());
    }
    // Nothing else of the letter is seen through it, with the paper slid as far as it goes.
    const Place greeting = place_of(file, "Hej"), sender = place_of(file, "Socialförvaltningen");
    CHECK(greeting.top > window.bottom().value() + 14);
    CHECK(sender.bottom < window.y.value() - 14);
}

TEST_CASE(
    "the letter says all of its words, its number and whom to ring, and has no name in its title") {
    use_assets();
    TemporaryFolder folder;
    LetterFile made = letter();
    made.enclosures = {"Blankett för överklagande"};
    const std::string file = kept_pdf(letter_pdf(made), folder, "letter.pdf");
    const std::string text = output_of("pdftotext " + file + " -");
    for (const char* words : {"Hej Åsa Öberg!", "Vi har ändrat schemat.", "SN 2026/87",
                              "30 november 2026", "0580-805 00", "Blankett för överklagande"}) {
        INFO(words);
        CHECK(text.find(words) != std::string::npos);
    }
    CHECK(output_of("pdfinfo " + file).find("Öberg") == std::string::npos);
}

TEST_CASE("the easily read letter has larger type") {
    use_assets();
    TemporaryFolder folder;
    LetterFile made = letter();
    const std::string plain = kept_pdf(letter_pdf(made), folder, "plain.pdf");
    made.easy = true;
    const std::string easy = kept_pdf(letter_pdf(made), folder, "easy.pdf");
    const Place small = place_of(plain, "Tack"), large = place_of(easy, "Tack");
    CHECK(large.right - large.left > 1.1 * (small.right - small.left));
}

TEST_CASE("an address that the window cannot show is told, not cut") {
    use_assets();
    LetterFile made = letter();
    made.address = "c/o Andersson\nStorgatan 1\n714 30 Kopparberg\nSverige";
    CHECK_FALSE(letter_pdf(made));
    CHECK(address_lines("Åsa", " Storgatan 1 , 714 30 Kopparberg") ==
          std::vector<std::string>{"Åsa", "Storgatan 1", "714 30 Kopparberg"});
}
