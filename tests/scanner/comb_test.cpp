// The readers of single digits and capitals: what they read of hands, and what they refuse.
#include "scanner/handwriting/capital.h"
#include "scanner/handwriting/digit.h"
#include "scanner/handwriting/handwriting.h"
#include "scanner/handwriting/ink.h"
#include "shared/base/edit_distance.h"
#include "shared/base/files.h"
#include "shared/base/text.h"
#include "tests/support/real_digits.h"
#include "tests/support/rooms.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/written_box.h"

#include <catch2/catch.hpp>

using namespace tycktill;

namespace {

const std::filesystem::path models = std::filesystem::path(TYCKTILL_SOURCE) / "assets/models";
const std::filesystem::path weights = models / "comb-digits.bin";

struct Count {
    double read = 0, right = 0, accepted = 0, wrongly_accepted = 0;
};
Count count(const std::vector<RealDigit>& digits) {
    const DigitReader reader = DigitReader::load(weights).value();
    Count count;
    for (const RealDigit& digit : digits) {
        const DigitGuess guess = reader.read(digit.cell);
        const bool right = guess.digit == digit.truth, sure = guess.confidence >= 0.99;
        ++count.read;
        count.right += right;
        count.accepted += sure;
        count.wrongly_accepted += sure && !right;
    }
    return count;
}

FieldReading read_comb(const std::string& text, const std::string& hand, unsigned seed = 1) {
    static TextReader reader = TextReader::open().value();
    Writing writing;
    writing.text = text;
    writing.font = hand;
    writing.points = 13;
    writing.shake = 0.7;
    writing.ink = 70;
    writing.noise = 4;
    writing.seed = seed;
    const Box box = comb_box(int(length_of(text)), TextRule::Name);
    const DrawnPage page = draw_box(box, writing);
    return reader.read(page.image, page.map, box);
}

std::string value(const FieldReading& field) {
    return field.value.empty() ? "" : field.value.front();
}

} // namespace

TEST_CASE("digits of hands that never trained the reader are read", "[real]") {
    const Count mnist = count(unseen_mnist_digits());
    if (mnist.read == 0) {
        WARN("skipped: TYCKTILL_REAL_DATA has no digits");
        return;
    }
    CHECK(mnist.right / mnist.read > 0.985);
    CHECK(mnist.accepted / mnist.read > 0.8);
    CHECK(mnist.wrongly_accepted <= 2);
}

TEST_CASE("photographed digits of another continent's forms are read", "[real]") {
    const Count photographed = count(photographed_digits());
    if (photographed.read == 0) {
        WARN("skipped: TYCKTILL_REAL_DATA has no photographed digits");
        return;
    }
    CHECK(photographed.right / photographed.read >= 0.9);
    CHECK(photographed.wrongly_accepted == 0);
}

TEST_CASE("a cell without ink and a blot are no digits") {
    const DigitReader reader = DigitReader::load(weights).value();
    CHECK(reader.read(Image(60, 80, flat_paper)).confidence == 0);
    CHECK(reader.read({}).confidence == 0);
    CHECK(reader.read(Image(60, 60, 30)).confidence < 0.99);
}

TEST_CASE("weights that are cut short are refused with what to do") {
    TemporaryFolder folder;
    Bytes bytes = read_file(weights).value();
    bytes.resize(bytes.size() / 2);
    REQUIRE(write_file(folder.path() / "half.bin", bytes));
    const auto reader = DigitReader::load(folder.path() / "half.bin");
    REQUIRE_FALSE(reader);
    CHECK(reader.error().what.find("install the assets anew") != std::string::npos);
}

TEST_CASE("capitals of hands that never trained the reader are suggested, and never believed") {
    double wrong = 0, letters = 0;
    unsigned seed = 1;
    for (const char* const hand : {"Breip", "DkgHandwriting", "Steve"})
        for (const std::string text : {"ÅSAÖBERG", "JÄRNKVIST", "MÅRDWALL", "FYXZPÖCU"}) {
            const FieldReading field = read_comb(text, hand, seed++);
            INFO(hand << ": " << text << " read as " << value(field));
            CHECK(field.doubt == DoubtKind::Handwriting);
            wrong += double(edit_distance(code_points(text), code_points(value(field))));
            letters += double(length_of(text));
        }
    CHECK(wrong / letters < 0.25);
}

TEST_CASE("a cell left empty between capitals is a blank") {
    CHECK(value(read_comb("EVA LIND", "DejaVu Sans")) == "EVA LIND");
}

TEST_CASE("two capitals alone are asked about too: a ring more or less is another name") {
    for (const std::string text : {"ÅA", "ÄÖ", "OA"})
        CHECK(read_comb(text, "DejaVu Sans").doubt);
}

TEST_CASE("a cell without ink and a blot are no capitals") {
    const CapitalReader reader = CapitalReader::load(models / "comb-capitals.bin").value();
    CHECK(reader.read(Image(60, 80, flat_paper)).confidence == 0);
    CHECK(reader.read(Image(60, 60, 30)).confidence < 0.9);
}

TEST_CASE("the digits' weights are not taken for the capitals'") {
    CHECK_FALSE(CapitalReader::load(weights));
}
