// The reader of single digits: what it reads of real hands, and what it refuses.
#include "scanner/handwriting/digit.h"
#include "scanner/handwriting/ink.h"
#include "shared/base/files.h"
#include "tests/support/real_digits.h"
#include "tests/support/temporary_folder.h"

#include <catch2/catch.hpp>

using namespace tycktill;

namespace {

const std::filesystem::path weights =
    std::filesystem::path(TYCKTILL_SOURCE) / "assets/models/comb-digits.bin";

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
