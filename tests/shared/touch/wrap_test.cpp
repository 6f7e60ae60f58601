#include "shared/base/text.h"
#include "shared/touch/wrap.h"
#include "tests/support/rooms.h"

#include <catch2/catch.hpp>
#include <string>

using namespace tycktill;

namespace {

/// Every character is one wide.
std::vector<std::string> lines(std::string_view text, float width, Balance balance = Balance::No) {
    std::vector<std::string> result;
    const auto measure = [](std::string_view piece) {
        return static_cast<float>(length_of(piece));
    };
    for (const auto& line : wrap(text, width, balance, measure))
        result.emplace_back(text.substr(line.begin, line.end - line.begin));
    return result;
}

using Lines = std::vector<std::string>;

} // namespace

TEST_CASE("a line breaks at the space before the word that does not fit") {
    CHECK(lines("ett två tre", 7) == Lines{"ett två", "tre"});
}

TEST_CASE("a word wider than the line breaks inside, between letters") {
    CHECK(lines("åååååå", 4) == Lines{"åååå", "åå"});
}

TEST_CASE("line breaks are kept, also empty lines and one at the end") {
    CHECK(lines("a\n\nb\n", 9) == Lines{"a", "", "b", ""});
}

TEST_CASE("an empty text is one line, so that the caret has a place") {
    CHECK(lines("", 9) == Lines{""});
}

TEST_CASE("balanced lines are as few and of even length") {
    CHECK(lines("ett två tre fyra fem", 17) == Lines{"ett två tre fyra", "fem"});
    CHECK(lines("ett två tre fyra fem", 17, Balance::Yes) == Lines{"ett två tre", "fyra fem"});
}

TEST_CASE("in set texts a number stays with its unit, a day with its month and year") {
    const auto set = [](std::string_view text, float width) {
        return lines(text, width, Balance::Yes);
    };
    CHECK(set("senast 6 december 2026.", 17) == Lines{"senast", "6 december 2026."});
    CHECK(set("om ungefär 5 minuter", 14) == Lines{"om ungefär", "5 minuter"});
    CHECK(set("Ring 0580-805 00 och", 12) == Lines{"Ring", "0580-805 00", "och"});
    CHECK(set("senast 6 december 2026", 8) == Lines{"senast 6", "december", "2026"});
    CHECK(lines("ungefär 5 minuter", 9) == Lines{"ungefär 5", "minuter"});
}
