#include "forms/paper/page_code.h"
#include "forms/paper/web_blank.h"
#include "tests/support/rooms.h"

#include <catch2/catch.hpp>
#include <set>

using namespace tycktill;

namespace {

constexpr std::string_view alphabet = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";

PageCode some_code() {
    return {{"23456789"}, random_serial(), 2};
}

} // namespace

TEST_CASE("a page code is read back as it was written") {
    const PageCode code = some_code();
    CHECK(to_text(code).size() == 24);
    REQUIRE(parse_page_code(to_text(code)));
    CHECK(*parse_page_code(to_text(code)) == code);
}

TEST_CASE("the web's blank has a code like any other, and a number that no copy is given") {
    const PageCode code{{"23456789"}, web_serial(), 1};
    CHECK(to_text(code) == "TT1 23456789 222222222 1");
    REQUIRE(parse_page_code(to_text(code)));
    CHECK(*parse_page_code(to_text(code)) == code);
    CHECK(is_from_web(parse_page_code(to_text(code))->serial));
    CHECK_FALSE(is_from_web(random_serial()));
}

TEST_CASE("somebody else's code is not ours") {
    for (const char* text : {"", "https://example.org", "TT1", "TT1 23456789", "TT2 23456789 X 1",
                             "TT1  23456789 ABCDEFGHJ 1"})
        CHECK_FALSE(parse_page_code(text));
    CHECK_FALSE(parse_page_code(to_text(some_code()) + " 1"));
    CHECK_FALSE(parse_page_code(to_text(some_code()) + " "));
}

TEST_CASE("any one wrong character of a serial is found") {
    const Serial serial = random_serial();
    for (std::size_t place = 0; place < serial.text.size(); ++place) {
        for (const char letter : alphabet) {
            std::string wrong = serial.text;
            wrong[place] = letter;
            CHECK(parse_serial(wrong).has_value() == (wrong == serial.text));
        }
    }
}

TEST_CASE("any two exchanged characters of a serial are found") {
    const Serial serial =
        *parse_serial("7K3M9QXD" + std::string(1, [] {
                          for (const char check : alphabet)
                              if (parse_serial("7K3M9QXD" + std::string(1, check)))
                                  return check;
                          return '?';
                      }()));
    for (std::size_t a = 0; a < serial.text.size(); ++a) {
        for (std::size_t b = a + 1; b < serial.text.size(); ++b) {
            std::string wrong = serial.text;
            std::swap(wrong[a], wrong[b]);
            CHECK(parse_serial(wrong).has_value() == (wrong == serial.text));
        }
    }
}

TEST_CASE("a person may type the number as it comes") {
    const Serial serial = random_serial();
    std::string typed = for_people(serial);
    CHECK(typed[4] == '-');
    CHECK(typed[9] == '-');
    for (char& letter : typed)
        letter = static_cast<char>(std::tolower(letter));
    CHECK(parse_serial(" " + typed + " ") == serial);
}

TEST_CASE("what is wrong with a typed number has a kind") {
    CHECK(parse_serial("7K3M").error().kind == SerialFault::Length);
    CHECK(parse_serial("OOOO-OOOO-O").error().kind == SerialFault::Sign);
    Serial other = random_serial();
    std::swap(other.text[0], other.text[1]);
    if (other.text[0] != other.text[1])
        CHECK(parse_serial(other.text).error().kind == SerialFault::Check);
}

TEST_CASE("serials do not repeat and have no order") {
    std::set<Serial> seen;
    int rising = 0;
    Serial last = random_serial();
    for (int i = 0; i < 2000; ++i) {
        const Serial next = random_serial();
        rising += last < next ? 1 : 0;
        last = next;
        seen.insert(next);
    }
    CHECK(seen.size() == 2000);
    CHECK(rising > 800);
    CHECK(rising < 1200);
}
