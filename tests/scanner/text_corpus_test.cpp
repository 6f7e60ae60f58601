// A few pages and boxes of the corpus of text: what nobody is asked about is right. scanner_text_soak reads
// thousands of them.
#include "tests/scanner/text_corpus.h"
#include "tests/support/rooms.h"

#include <catch2/catch.hpp>

using namespace tycktill;

namespace {

TextReader& reader() {
    static TextReader one = TextReader::open().value();
    return one;
}

std::string told(const TextTally& tally) {
    std::string all;
    for (const std::string& fault : tally.faults)
        all += fault + "\n";
    return all;
}

} // namespace

TEST_CASE("typed boxes that nobody is asked about say what was typed") {
    TextTally tally;
    for (int number = 1; number <= 80; ++number)
        read_and_count(text_strip(number), reader(), tally);
    INFO(told(tally));
    const TextCount typed = tally.sum_of(Script::Type);
    CHECK(typed.wrong == 0);
    CHECK(typed.believed * 2 > typed.boxes);
}

TEST_CASE("whole pages, typed and by pen, say nothing wrong that nobody is asked about") {
    TextTally tally;
    for (int number = 1; number <= 8; ++number)
        read_and_count(text_page(number), reader(), tally);
    for (int number = 1; number <= 4; ++number)
        read_and_count(pen_page(number), reader(), tally);
    INFO(told(tally));
    CHECK(tally.not_read == 0);
    for (const Script script : {Script::Type, Script::BlockLetters, Script::FreeHand})
        CHECK(tally.sum_of(script).wrong == 0);
    CHECK(tally.sum_of(Script::Type).believed > 0);
}

TEST_CASE("nothing is read where nothing stands, however soiled the page is") {
    TextTally tally;
    for (int number = 1; number <= 16; ++number)
        read_and_count(empty_page(number), reader(), tally);
    INFO(told(tally));
    CHECK(tally.empties().boxes > 30);
    CHECK(tally.empties().invented == 0);
}
