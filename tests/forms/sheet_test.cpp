#include "forms/paper/sheet.h"

#include "tests/support/complaint_form.h"
#include "tests/support/rooms.h"

#include <catch2/catch.hpp>

using namespace tycktill;

namespace {

Sheet sheet() {
    return *lay_out(test::complaint_form());
}

} // namespace

TEST_CASE("a frozen sheet is read back whole") {
    const auto read = parse_sheet(to_json(sheet()));
    REQUIRE(read);
    CHECK(*read == sheet());
}

TEST_CASE("a fingerprint has eight characters of the page code's alphabet") {
    const std::string text = fingerprint(sheet()).text;
    CHECK(text.size() == 8);
    CHECK(text.find_first_not_of("23456789ABCDEFGHJKMNPQRSTUVWXYZ") == std::string::npos);
}

TEST_CASE("whatever is read on a sheet is in its fingerprint") {
    const auto changed = [](auto change) {
        Sheet other = sheet();
        change(other);
        return fingerprint(other) != fingerprint(sheet());
    };
    CHECK_FALSE(changed([](Sheet&) {}));
    CHECK(changed([](Sheet& s) { s.form.version = 2; }));
    CHECK(changed([](Sheet& s) { s.form.id += "x"; }));
    CHECK(changed([](Sheet& s) { s.pages[0].marks[3].square.x.hundredths += 1; }));
    CHECK(changed([](Sheet& s) { s.pages[1].codes[0].y.hundredths += 1; }));
    CHECK(changed([](Sheet& s) { s.pages[0].boxes[0].inside.width.hundredths += 1; }));
    CHECK(changed([](Sheet& s) { s.pages[0].boxes[3].cells[2].x.hundredths += 1; }));
    CHECK(
        changed([](Sheet& s) { std::swap(s.pages[0].boxes[0].field, s.pages[0].boxes[1].field); }));
    CHECK(changed([](Sheet& s) { s.pages[0].boxes.back().lines += 1; }));
    CHECK(changed([](Sheet& s) { s.pages[0].boxes.back().required = false; }));
}

TEST_CASE("the words of a form are not in its fingerprint") {
    Form other = test::complaint_form();
    other.title = test::words("Något annat");
    other.fields[0].label = test::words("Något annat");
    CHECK(fingerprint(*lay_out(other)) == fingerprint(sheet()));
}

TEST_CASE("a damaged sheet file is refused in words") {
    const std::string whole = to_json(sheet());
    CHECK_FALSE(parse_sheet(""));
    CHECK_FALSE(parse_sheet("{}"));
    CHECK_FALSE(parse_sheet("[1, 2]"));
    CHECK_FALSE(parse_sheet(whole.substr(0, whole.size() / 2)));
    std::string moved = whole;
    moved.replace(moved.find("\"x_mm\": 20"), 10, "\"x_mm\": 21");
    REQUIRE_FALSE(parse_sheet(moved));
    CHECK(parse_sheet(moved).error().what.find("fingerprint") != std::string::npos);
}

TEST_CASE("a count in a sheet file that no machine can hold is refused as a count") {
    const std::string whole = to_json(sheet());
    for (const std::string count : {"8.9e116", "-1", "1.5", "99999999999999999999", "\"2\""}) {
        for (const std::string name : {"\"version\": ", "\"number\": ", "\"lines\": "}) {
            const auto at = whole.find(name) + name.size();
            REQUIRE(at > name.size());
            const auto end = whole.find_first_of(",\n", at);
            const auto read = parse_sheet(whole.substr(0, at) + count + whole.substr(end));
            CAPTURE(name, count);
            REQUIRE_FALSE(read);
            CHECK(read.error().what.find("is not a whole number") != std::string::npos);
        }
    }
}
