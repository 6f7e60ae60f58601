#include "shared/base/bytes.h"
#include "shared/base/day.h"
#include "shared/base/edit_distance.h"
#include "shared/base/files.h"
#include "shared/base/line_breaks.h"
#include "shared/base/text.h"
#include "shared/base/toml.h"
#include "tests/support/rooms.h"
#include "tests/support/temporary_folder.h"

#include <catch2/catch.hpp>

using namespace tycktill;

TEST_CASE("a day is read and written as YYYY-MM-DD and nothing else") {
    REQUIRE(iso(parse_day("2026-11-22").value()) == "2026-11-22");
    REQUIRE(swedish_date(parse_day("2026-01-05").value()) == "5 januari 2026");
    for (const char* wrong : {"", "2026-13-01", "2026-02-29", "2026-1-5", "26-01-05", "2026-01-0a"})
        REQUIRE_FALSE(parse_day(wrong));
}

TEST_CASE("bytes survive the way to hexadecimal text and back") {
    const Bytes bytes{0x00, 0x7f, 0xff, 0xa5};
    REQUIRE(to_hex(bytes) == "007fffa5");
    REQUIRE(from_hex("007FFFA5").value() == bytes);
    REQUIRE_FALSE(from_hex("abc"));
    REQUIRE_FALSE(from_hex("zz"));
}

TEST_CASE("what makes one text of another is counted letter by letter") {
    const auto letters = [](const char* text) { return code_points(text); };
    REQUIRE(edit_distance(letters("Öberg"), letters("Öberg")) == 0);
    REQUIRE(edit_distance(letters("Öberg"), letters("Oberg")) == 1);
    REQUIRE(edit_distance(letters(""), letters("köket")) == 5);
    REQUIRE(edit_distance(std::string("kitten"), std::string("sitting")) == 3);
    REQUIRE(edit_distance_within(letters("var kall"), letters("Soppan var kal igår")) == 1);
    REQUIRE(edit_distance_within(letters(""), letters("Soppan")) == 0);
}

TEST_CASE("Swedish letters count as one and keep their case pair") {
    REQUIRE(length_of("Åsa Öberg") == 9);
    REQUIRE(lower_case("ÅSA ÖBERG Š") == "åsa öberg š");
    REQUIRE(to_utf8(code_points("räksmörgås")) == "räksmörgås");
    REQUIRE(trimmed("  två ord \n") == "två ord");
}

TEST_CASE("broken UTF-8 is seen and becomes a replacement character") {
    REQUIRE_FALSE(is_utf8("\xC3"));
    REQUIRE_FALSE(is_utf8("\xED\xA0\x80"));
    REQUIRE_FALSE(is_utf8("\xC0\x80"));
    REQUIRE(code_points("a\xFF").back() == 0xFFFD);
}

TEST_CASE("a TOML fault is named with file, line and column") {
    const auto broken = parse_toml("name = 'x'\nother = \n", "x.toml");
    REQUIRE_FALSE(broken);
    REQUIRE(broken.error().what.rfind("x.toml:2:", 0) == 0);
}

TEST_CASE("TOML values know where they stand") {
    const auto document = parse_toml("a = 1\n[b]\nc = ['x', 'y']\nday = 2026-11-22\n", "x.toml");
    REQUIRE(document);
    REQUIRE(*document->find("a")->number() == 1);
    const TomlValue* list = document->find("b")->find("c");
    REQUIRE(list->array()->size() == 2);
    REQUIRE(list->place.line == 3);
    REQUIRE(*document->find("b")->find("day")->text() == "2026-11-22");
}

TEST_CASE("a file is replaced whole and read back") {
    const TemporaryFolder own;
    const auto& folder = own.path();
    REQUIRE(make_folder(folder / "inner"));
    const auto path = folder / "inner" / "file";
    REQUIRE(write_text(path, "first"));
    REQUIRE(write_text(path, "second"));
    REQUIRE(read_text(path).value() == "second");
    REQUIRE_FALSE(std::filesystem::exists(path.string() + ".part"));
    REQUIRE_FALSE(read_file(folder));
    REQUIRE_FALSE(read_file(folder / "missing"));
    REQUIRE_FALSE(read_text(path, 3));
}

TEST_CASE("a day, a number's unit and the groups of a number are not parted by a line's end") {
    CHECK(with_hard_spaces("senast 6 december 2026.") == "senast 6\u00A0december\u00A02026.");
    CHECK(with_hard_spaces("om 5 minuter, 070-174 06 35 eller") ==
          "om 5\u00A0minuter, 070-174\u00A006\u00A035 eller");
    CHECK(with_hard_spaces("Spara koden.") == "Spara koden.");
}
