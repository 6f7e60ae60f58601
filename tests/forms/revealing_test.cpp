#include "forms/rules/revealing.h"

#include "revealing_sentences.h"
#include "tests/support/rooms.h"

#include <catch2/catch.hpp>

using namespace tycktill;

namespace {

std::string kinds_of(const std::string& text) {
    std::string told;
    for (const Revealing& each : find_revealing(text)) {
        static const char* const names[] = {"personnummer", "telephone", "email", "address",
                                            "name"};
        told += std::string(told.empty() ? "" : "|") + names[static_cast<int>(each.kind)] + " " +
                text.substr(each.at, each.length);
    }
    return told;
}

bool names_it(const std::string& text, const std::string& sought) {
    for (const Revealing& each : find_revealing(text))
        if (text.substr(each.at, each.length).find(sought) != std::string::npos)
            return true;
    return false;
}

} // namespace

TEST_CASE("of the table's sentences at most two in a hundred are missed, or named without reason") {
    std::size_t sought = 0, missed = 0, innocent = 0, wrong = 0;
    std::string which;
    const auto sentences = revealing_sentences();
    for (const RevealingSentence& each : sentences) {
        for (const std::string& thing : each.reveals) {
            ++sought;
            if (!names_it(each.text, thing)) {
                ++missed;
                which += "missed " + thing + " in " + each.text + "\n";
            }
        }
        innocent += each.reveals.empty();
        if (each.reveals.size() < find_revealing(each.text).size()) {
            ++wrong;
            which += "false " + kinds_of(each.text) + " in " + each.text + "\n";
        }
    }
    INFO(which);
    INFO("sentences " << sentences.size() << ", sought " << sought << ", missed " << missed
                      << ", false " << wrong);
    CHECK(sentences.size() >= 400);
    CHECK(innocent >= 100);
    CHECK(missed * 50 <= sought);
    CHECK(wrong * 50 <= sentences.size());
}

TEST_CASE("a number written as a telephone number is never called a personnummer") {
    CHECK(kinds_of("Ring 070-174 06 31 i kväll") == "telephone 070-174 06 31");
    CHECK(kinds_of("Ring 0701740631") == "telephone 0701740631");
    CHECK(kinds_of("Ring +46701740631") == "telephone +46701740631");
    CHECK(kinds_of("580312-9807") == "personnummer 580312-9807");
    CHECK(kinds_of("580372-9804") == "personnummer 580372-9804"); // samordningsnummer
}

TEST_CASE("a finding says where it stands, in bytes, and none overlaps another") {
    for (const RevealingSentence& each : revealing_sentences()) {
        std::size_t end = 0;
        for (const Revealing& found : find_revealing(each.text)) {
            CHECK(found.at >= end);
            end = found.at + found.length;
            CHECK(end <= each.text.size());
        }
    }
}

TEST_CASE("a text that is broken, empty or nothing but signs reveals nothing and stops nobody") {
    for (const std::string& text :
         {std::string(), std::string("\xC3"), std::string("/"), std::string("@"),
          std::string("mvh"), std::string("- - -"), std::string("0")})
        CHECK(kinds_of(text).empty());
    CHECK(find_revealing(std::string(4000, '0')).empty());
    CHECK(find_revealing(std::string(4000, 'A')).empty());
}
