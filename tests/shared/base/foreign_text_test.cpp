#include "shared/base/json_bounds.h"
#include "shared/base/terminal_text.h"
#include "tests/support/rooms.h"

#include <catch2/catch.hpp>

using namespace tycktill;

namespace {

std::string nested(std::size_t depth, char open, char close) {
    return std::string(depth, open) + std::string(depth, close);
}

} // namespace

TEST_CASE("JSON that is too deep, too large or of too many pieces is refused before it is built") {
    const JsonBounds bounds{1000, 4, 20};
    CHECK(check_json_bounds(R"({"a":["b",{"c":[1]}]})", bounds));
    CHECK(check_json_bounds(nested(4, '[', ']'), bounds));
    CHECK_FALSE(check_json_bounds(nested(5, '[', ']'), bounds));
    CHECK_FALSE(check_json_bounds(std::string(200'000, '['), {1 << 20, 8, 1 << 20}));
    CHECK_FALSE(check_json_bounds("{\"a\":{\"a\":{\"a\":{\"a\":{", bounds));
    CHECK_FALSE(check_json_bounds("[" + std::string(20, ',') + "]", bounds));
    CHECK_FALSE(check_json_bounds('"' + std::string(1000, 'a') + '"', bounds));
    // What stands inside a text is no structure, whatever is escaped in it.
    CHECK(check_json_bounds(R"(["[[[[[[[[[[","\"[[[[[[[[","\\"])", bounds));
    CHECK_FALSE(check_json_bounds(R"(["\\",[[[[[]]]]]])", bounds));
}

TEST_CASE("what would steer a terminal is shown as a sign") {
    CHECK(for_terminal("Åsa\nÖberg\t🙂") == "Åsa\nÖberg\t🙂");
    CHECK(for_terminal("\x1b]0;ägare\x07") == "␛]0;ägare␇");
    CHECK(for_terminal("a\rb\bc\x7f") == "a␍b␈c␡");
    CHECK(for_terminal("\xc2\x9b"
                       "31m") == "�31m");
    CHECK(for_terminal("till \xe2\x80\xae"
                       "txet") == "till �txet");
    CHECK(for_terminal("\x9b"
                       "31m\xff\xc0\xaf") == "�31m���");
    for (int c = 0; c < 256; ++c) {
        const std::string shown = for_terminal(std::string(1, static_cast<char>(c)));
        for (const char each : shown)
            CHECK((static_cast<unsigned char>(each) >= 0x20 || each == '\n' || each == '\t'));
        CHECK(shown != "\x7f");
    }
}
