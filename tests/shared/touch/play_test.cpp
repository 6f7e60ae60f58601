#include "shared/touch/play.h"
#include "tests/support/rooms.h"

#include <catch2/catch.hpp>

using namespace tycktill;

namespace {

std::string fault(std::string_view text) {
    const auto steps = parse_play(text, "a.play");
    return steps ? "" : steps.error().what;
}

} // namespace

TEST_CASE("a play is read a line a step, with comments and empty lines between") {
    const auto steps =
        parse_play("# början\npress \"Klagomål\"\n\ntype \"rad 1\\nsa \\\"hej\\\"\"\n"
                   "wait 90s\nkey ctrl+enter\npicture a.png\n",
                   "a.play");
    REQUIRE(steps);
    REQUIRE(steps->size() == 5);
    CHECK((*steps)[0].text == "Klagomål");
    CHECK((*steps)[0].line == 2);
    CHECK((*steps)[1].text == "rad 1\nsa \"hej\"");
    CHECK((*steps)[2].wait == Moment{90000});
    CHECK((*steps)[3].key == KeyDown{Key::Enter, false, true, 0});
    CHECK((*steps)[4].text == "a.png");
}

TEST_CASE("keys are words, function keys or letters") {
    const auto steps = parse_play("key shift+tab\nkey f6\nkey z\nkey pagedown", "a.play");
    REQUIRE(steps);
    CHECK((*steps)[0].key == KeyDown{Key::Tab, true, false, 0});
    CHECK((*steps)[1].key.key == Key::F6);
    CHECK((*steps)[2].key == KeyDown{Key::Letter, false, false, 'Z'});
    CHECK((*steps)[3].key.key == Key::PageDown);
}

TEST_CASE("a wrong line is told with file, line and what to write") {
    CHECK(fault("press Nästa") == "a.play:1: press needs a text in quotes; write press \"…\"");
    CHECK(fault("\nwait lite").starts_with("a.play:2: wait needs a time"));
    CHECK(fault("hoppa").starts_with("a.play:1: \"hoppa\" is no step"));
    CHECK(fault("key någon").find("is no key") != std::string::npos);
    CHECK(fault("picture ../a.png").find("without folders") != std::string::npos);
    CHECK(fault("expect \"a\" b\"").find("in quotes") != std::string::npos);
}
