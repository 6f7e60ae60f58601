// How a report's tables leave the house.
#include "office/reports/table.h"
#include "tests/support/rooms.h"

#include <catch2/catch.hpp>

using namespace tycktill;
using namespace tycktill::reports;

TEST_CASE("a cell is said in Swedish") {
    CHECK(in_words(Cell(Count{12})) == "12");
    CHECK(in_words(Cell(MedianDays{4.5, 12})) == "4,5 dagar (12 ärenden)");
    CHECK(in_words(Cell(MedianDays{1, 1})) == "1 dag (1 ärende)");
    CHECK(in_words(Cell(MedianDays{})) == "–");
    CHECK(in_words(Cell(Share{9, 12})) == "9 av 12 (75 %)");
    CHECK(in_words(Cell(Share{0, 0})) == "–");
    CHECK(in_words(Cell(TooFew{})) == "färre än 5");
}

TEST_CASE("a table for Swedish Excel has its mark, semicolons, CRLF and decimal commas") {
    const Table table{"Tider", {"Till", "2026"}, {{std::string("svar"), MedianDays{4.5, 12}}}, ""};
    CHECK(swedish_csv({table}) == "\xEF\xBB\xBF\"Tider\"\r\n\"Till\";\"2026\";\"2026, av\"\r\n"
                                  "\"svar\";4,5;12\r\n");
}

TEST_CASE("a text that begins like a formula is none in the table") {
    for (const std::string text : {"=1+1", "+46", "-2", "@SUM(A1)", "\tx", "\rx"}) {
        const Table table{text, {text}, {{text}}, ""};
        const std::string csv = swedish_csv({table});
        CAPTURE(csv);
        CHECK(csv.find("\"" + text) == std::string::npos);
        CHECK(csv.find("\"'" + text) != std::string::npos);
    }
    const Table table{"En \"liten\" fråga; två", {}, {}, ""};
    CHECK(swedish_csv({table}) == "\xEF\xBB\xBF\"En \"\"liten\"\" fråga; två\"\r\n\r\n");
}

TEST_CASE("a row that is shorter than the others keeps its columns in place") {
    const Table table{
        "",
        {"", "Andel", "Alla"},
        {{std::string("a"), Share{1, 2}, Count{3}}, {std::string("b"), TooFew{}, Count{4}}},
        ""};
    CHECK(swedish_csv({table}).ends_with("\"a\";1;2;3\r\n\"b\";\"färre än 5\";;4\r\n"));
}

TEST_CASE("what is published holds no count under five, and none that the others tell") {
    const Table table = for_publishing({"",
                                        {"", "a", "b", "c"},
                                        {{std::string("en"), Count{3}, Count{20}, Count{7}},
                                         {std::string("två"), Count{3}, Count{20}, Count{2}},
                                         {std::string("ingen"), Count{0}, Count{20}, Count{7}},
                                         {std::string("andel"), Share{9, 10}, Share{10, 20}}},
                                        ""});
    const auto few = [&](std::size_t row, std::size_t column) {
        return std::holds_alternative<TooFew>(table.rows[row][column]);
    };
    CHECK(few(0, 1)); // small
    CHECK(few(0, 3)); // or the sum would tell the small one
    CHECK_FALSE(few(0, 2));
    CHECK(few(1, 1));
    CHECK(few(1, 3));
    CHECK_FALSE(few(1, 2));
    CHECK_FALSE(few(2, 1)); // nobody is nobody's secret
    CHECK(few(3, 1));       // one of ten did not
    CHECK(few(3, 2));
}

TEST_CASE("a sum at the end tells no small count that was taken away") {
    const auto table_with = [](int small) {
        return for_publishing({"",
                               {"", "nu"},
                               {{std::string("en"), Count{small}},
                                {std::string("två"), Count{9}},
                                {std::string("tre"), Count{20}},
                                {std::string("Alla"), Count{29 + small}}},
                               ""});
    };
    const Table table = table_with(3);
    CHECK(table.rows[0][1] == Cell(TooFew{}));
    CHECK(table.rows[1][1] == Cell(TooFew{})); // or 32 - 20 - 9 would tell it
    CHECK(table.rows[2][1] == Cell(Count{20}));
    CHECK(table.rows[3][1] == Cell(Count{32}));
    CHECK(table_with(6).rows[1][1] == Cell(Count{9}));
}

TEST_CASE("a table to paste stands in columns, counted in letters") {
    const Table table{"Sätt",
                      {"", "2026"},
                      {{std::string("Besök"), Count{3}}, {std::string("E-post"), Count{12}}},
                      "Alla."};
    CHECK(as_text({table}) == "Sätt\n        2026\nBesök   3\nE-post  12\nAlla.\n");
}
