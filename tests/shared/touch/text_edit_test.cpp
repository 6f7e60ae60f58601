#include "shared/touch/text_edit.h"
#include "tests/support/rooms.h"

#include <catch2/catch.hpp>

using namespace tycktill;

TEST_CASE("a letter of several bytes is erased as one") {
    TextEdit edit{"båt", 3};
    edit.erase_before();
    CHECK(edit.text == "bt");
    CHECK(edit.caret == 1);
}

TEST_CASE("what is typed stands before the caret") {
    TextEdit edit{"ab", 1};
    edit.insert("ö", 10);
    CHECK(edit.text == "aöb");
    edit.left();
    CHECK(edit.caret == 1);
    edit.right();
    edit.erase_after();
    CHECK(edit.text == "aö");
}

TEST_CASE("a full text takes no more, and counts characters rather than bytes") {
    TextEdit edit{"åäö", 6};
    edit.insert("xyz", 4);
    CHECK(edit.text == "åäöx");
    edit.insert("y", 4);
    CHECK(edit.text == "åäöx");
}

TEST_CASE("home and end go to the line's ends") {
    TextEdit edit{"ett\ntvå", 6};
    edit.home();
    CHECK(edit.caret == 4);
    edit.end();
    CHECK(edit.caret == 8);
}

TEST_CASE("the caret never stands inside a letter") {
    TextEdit edit{"å", 0};
    edit.move_to(1);
    CHECK(edit.caret == 0);
    edit.move_to(99);
    CHECK(edit.caret == 2);
}

TEST_CASE("a sentence begins after a full stop and a space, not in the middle of a word") {
    CHECK(sentence_begins(""));
    CHECK(sentence_begins("Hej. "));
    CHECK(sentence_begins("Hej!\n"));
    CHECK_FALSE(sentence_begins("Hej."));
    CHECK_FALSE(sentence_begins("kl. 3"));
    CHECK_FALSE(sentence_begins("Hej "));
}

TEST_CASE("a wiped text leaves nothing behind in its memory") {
    std::string text = "hemligt och långt nog för att ligga på heapen";
    const char* bytes = text.data();
    const auto size = text.size();
    wipe(text);
    CHECK(text.empty());
    for (std::size_t i = 0; i < size; ++i)
        CHECK(bytes[i] == 0);
}

TEST_CASE("what is marked gives way to what is typed, and is erased as one") {
    TextEdit edit{"ett två tre", 0};
    edit.mark_word(5);
    CHECK(marked(edit) == TextSpan{4, 8});
    edit.insert("2", 20);
    CHECK(edit.text == "ett 2 tre");
    edit.mark_word(0);
    edit.erase_before();
    CHECK(edit.text == " 2 tre");
    edit.mark_word(0);
    CHECK(marked(edit).empty());
    edit.mark_word(5);
    edit.left();
    CHECK(edit.caret == 3);
    CHECK(marked(edit).empty());
}

TEST_CASE("a word begun is completed with its space, and only where there is room") {
    TextEdit edit{"jag h", 5};
    edit.complete("har", 20);
    CHECK(edit.text == "jag har ");
    CHECK(edit.caret == 8);
    edit.complete("inte", 12);
    CHECK(edit.text == "jag har inte");
    edit.complete("någonting", 12);
    CHECK(edit.text == "jag har inte");
    TextEdit inside{"jag hr inte", 5};
    inside.complete("har", 20);
    CHECK(inside.text == "jag har inte");
    CHECK(inside.caret == 8);
}

TEST_CASE("erasing and going by word stop at its beginning") {
    TextEdit edit{"på måndag, kl", 15};
    edit.caret = edit.text.size();
    edit.erase_word_before();
    CHECK(edit.text == "på måndag, ");
    edit.erase_word_before();
    CHECK(edit.text == "på ");
    edit.word_left();
    CHECK(edit.caret == 0);
    edit.erase_word_before();
    CHECK(edit.text == "på ");
    edit.word_right();
    CHECK(edit.caret == 3);
}
