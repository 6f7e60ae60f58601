#include "shared/record/answers.h"
#include "tests/support/rooms.h"

#include <catch2/catch.hpp>

using namespace tycktill;

TEST_CASE("an empty answer is no answer") {
    Answers answers;
    answers.set("namn", "Åsa");
    answers.set("namn", "");
    answers.set("typ", std::vector<std::string>{});
    REQUIRE(answers.empty());
    REQUIRE_FALSE(answers.has("namn"));
    REQUIRE(answers.text("namn").empty());
}

TEST_CASE("a choice is chosen when its id is among the values") {
    Answers answers;
    answers.set("typ", std::vector<std::string>{"klagomal", "forslag"});
    REQUIRE(answers.chosen("typ", "forslag"));
    REQUIRE_FALSE(answers.chosen("typ", "synpunkt"));
    REQUIRE_FALSE(answers.chosen("fran", "forslag"));
}
