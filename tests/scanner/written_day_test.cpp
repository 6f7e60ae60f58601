// Days as they stand on paper, in the ways that people write them.
#include "scanner/desk/written_day.h"

#include <catch2/catch.hpp>

using namespace tycktill;
using desk::written_day;

namespace {

std::string read(const std::string& text) {
    const auto day = written_day(text, base::parse_day("2026-11-30").value());
    return day ? base::iso(*day) : "";
}

} // namespace

TEST_CASE("a day is taken as people write it, with and without marks, names and year") {
    for (const char* text :
         {"2026-11-20", "20261120", "261120", "26-11-20", "20/11", "20/11 2026", "20/11-26",
          "20.11.2026", "20 november", "20 nov. 2026", " 20 November 2026 "}) {
        CAPTURE(text);
        CHECK(read(text) == "2026-11-20");
    }
}

TEST_CASE("a day without its year, or with half of it, has been when the paper came") {
    CHECK(read("24/12") == "2025-12-24");
    CHECK(read("30/11") == "2026-11-30");
    CHECK(read("261224") == "1926-12-24");
    CHECK(read("29/2") == "2024-02-29");
}

TEST_CASE("what is no day that exists is none, however it is written") {
    for (const char* text : {"", "20", "2026-17-20", "31/2", "32/11", "20/13", "20261320", "2611",
                             "20 n", "20/11/126", "igår", "070-174 06 35"}) {
        CAPTURE(text);
        CHECK(read(text) == "");
    }
}
