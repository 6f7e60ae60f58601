// HTML as a type, and what a browser sends, taken apart.
#include "office/web/parts.h"
#include "office/web/routes.h"
#include "tests/support/rooms.h"

#include <catch2/catch.hpp>

using namespace tycktill;
using namespace tycktill::web;

TEST_CASE("a string comes into a page by text alone, and escaped") {
    CHECK(text("<script>alert('å & \"ä\"')</script>").markup() ==
          "&lt;script&gt;alert(&#39;å &amp; &quot;ä&quot;&#39;)&lt;/script&gt;");
    CHECK(el("a", {{"href", "\"><script>"}}, "x"_t).markup() ==
          "<a href=\"&quot;&gt;&lt;script&gt;\">x</a>");
    CHECK(el("input", {{"value", "a"}, {"required"}, {"checked", false}}).markup() ==
          "<input value=\"a\" required>");
    static_assert(!std::is_convertible_v<std::string, Html>);
    static_assert(!std::is_constructible_v<Html, std::string>);
    static_assert(!std::is_constructible_v<Html, const char*>);
}

TEST_CASE("signs that turn the direction stay with the text that holds them") {
    CHECK(text("hej \xe2\x80\xae nej").markup() == "<bdi>hej \xe2\x80\xae nej</bdi>");
    CHECK(text("hej – nej").markup() == "hej – nej");
    CHECK(text(std::string_view("a\0\x01\x1b"
                                "b",
                                5))
              .markup() == "ab");
}

TEST_CASE("a text keeps its paragraphs, and a text area its first empty line") {
    CHECK(paragraphs("Ett.\nTvå.\n\n\nTre.\n").markup() == "<p>Ett.<br>Två.</p><p>Tre.</p>");
    CHECK(el("textarea", Attributes{}, "\nHej"_t).markup() == "<textarea>\n\nHej</textarea>");
}

TEST_CASE("form values are decoded, and nonsense is left out") {
    const Values values("a=1&b=%C3%A5+%26&c&=d&e=%FF&f=%zz&a=2&g=x%0d%0ay%0dz&h=1%002");
    CHECK(values.text("a") == "1");
    CHECK(values.all("a") == std::vector<std::string>{"1", "2"});
    CHECK(values.text("b") == "å &");
    CHECK_FALSE(values.has("c"));
    CHECK_FALSE(values.has("e"));
    CHECK(values.text("f") == "%zz");
    CHECK(values.text("g") == "x\ny\nz");
    CHECK(values.text("h") == "12");
    CHECK(values.number("a") == 1);
    CHECK_FALSE(values.number("b"));
    CHECK_FALSE(Values("a=-1").number("a"));
    CHECK_FALSE(Values("a=99999999999999999999").number("a"));
}

TEST_CASE("no more values are read than a form of ours holds") {
    std::string many;
    for (int i = 0; i < 5000; ++i)
        many += "a" + std::to_string(i) + "=1&";
    CHECK(Values(many).everything().size() == Values::most);
}

TEST_CASE("what is written in an address is read back") {
    Values values;
    values.set("sök", "å & ä = \"ö\"\n%");
    CHECK(Values(written_query(values).substr(1)).text("sök") == "å & ä = \"ö\"\n%");
    CHECK(written_query({}).empty());
}

TEST_CASE("a place to go on to is ours or nothing") {
    CHECK(place_here("/arende/1?a=2") == "/arende/1?a=2");
    for (const char* away : {"//evil.example", "https://evil.example", "/\\evil.example", "/a\r\nb",
                             "evil", "", "/a b"})
        CHECK(place_here(away) == "/");
}

TEST_CASE("a route's stars are whole parts of the path") {
    CHECK(stars_of("/arende/*/sida/*", "/arende/1/sida/2") == std::vector<std::string>{"1", "2"});
    for (const char* other : {"/arende/1/sida/", "/arende//sida/2", "/arende/1/sida/2/3",
                              "/arende/1", "arende/1/sida/2", ""})
        CHECK_FALSE(stars_of("/arende/*/sida/*", other));
}
