#include "kiosk_fixture.h"
#include "shared/base/files.h"
#include "tests/support/rooms.h"

#include <algorithm>
#include <filesystem>
#include <regex>
#include <set>

using namespace tycktill;
namespace fs = std::filesystem;

namespace {

std::set<std::string> slots(const std::string& text) {
    static const std::regex shape(R"(\{[a-z]+\})");
    std::set<std::string> found;
    for (std::sregex_iterator it(text.begin(), text.end(), shape), end; it != end; ++it)
        found.insert(it->str());
    return found;
}

/// Every "like.this" in the kiosk's sources whose first part is that of a known key.
std::set<std::string> keys_in_sources() {
    std::set<std::string> beginnings, keys;
    for (const auto& [key, text] : shipped_words().all("sv"))
        beginnings.insert(key.substr(0, key.find('.')));
    static const std::regex shape(R"re("([a-z]+)\.([a-z_0-9]+)")re");
    for (const auto& entry :
         fs::recursive_directory_iterator(std::string(TYCKTILL_SOURCE) + "/kiosk")) {
        if (entry.path().extension() != ".cpp")
            continue;
        const std::string text = read_text(entry.path()).value();
        for (std::sregex_iterator it(text.begin(), text.end(), shape), end; it != end; ++it)
            if (beginnings.count((*it)[1].str()) != 0)
                keys.insert((*it)[1].str() + "." + (*it)[2].str());
    }
    return keys;
}

} // namespace

TEST_CASE("every word that the kiosk asks for is in Swedish and in English") {
    const auto keys = keys_in_sources();
    CHECK(keys.size() > 10);
    for (const std::string& key : keys) {
        CAPTURE(key);
        CHECK(shipped_words().has(key, "sv"));
        CHECK(shipped_words().has(key, "en"));
    }
}

TEST_CASE("no word is kept that the kiosk does not ask for") {
    const auto keys = keys_in_sources();
    // Those whose end is made up: a number, a language's tag, a letter.
    static const std::vector<std::string> made_up{"month.", "weekday.", "language.", "sign."};
    for (const auto& [key, text] : shipped_words().all("sv")) {
        const bool asked =
            keys.count(key) != 0 ||
            std::any_of(made_up.begin(), made_up.end(), [&key = key](const std::string& beginning) {
                return key.rfind(beginning, 0) == 0;
            });
        CAPTURE(key);
        CHECK(asked);
    }
}

TEST_CASE("a translation has the same {slots} as the Swedish, and no key of its own") {
    for (const std::string& language : shipped_words().languages())
        for (const auto& [key, text] : shipped_words().all(language)) {
            CAPTURE(language, key);
            REQUIRE(shipped_words().has(key, "sv"));
            CHECK(slots(text) == slots(shipped_words().say(key, "sv")));
        }
}

TEST_CASE("a text that is not translated falls back: easy read to Swedish, all to Swedish") {
    CHECK(shipped_words().say("nav.next", "sv@lattlast") == "Nästa");
    CHECK(shipped_words().say("start.title", "se") == "Säg vad du tycker.");
    CHECK(shipped_words().say("nav.next", "en") == "Next");
    CHECK(shipped_words().say("no.such", "sv") == "no.such");
}

TEST_CASE("a municipality's own text goes before the shipped one") {
    Municipality whose = municipality_file("ljusnarsberg");
    whose.texts["start.title"].by_language["sv"] = "Tyck till!";
    const Visit visit(whose);
    CHECK(say(visit.setting, "sv", "start.title") == "Tyck till!");
    CHECK(say(visit.setting, "sv", "start.begin") == "Börja");
}

TEST_CASE("a gettext file is read with comments, continued lines and escapes") {
    const auto read = parse_po("# c\nmsgid \"\"\nmsgstr \"\"\n\"Language: sv\\n\"\n\n"
                               "msgid \"a.b\"\nmsgstr \"one \"\n\"two\\n\\\"three\\\"\"\n",
                               "x.po");
    REQUIRE(read);
    CHECK(*read == std::map<std::string, std::string>{{"a.b", "one two\n\"three\""}});
}

TEST_CASE("a gettext file that is wrong is named with its line") {
    const auto read = parse_po("msgid \"a\"\nmsgstr oops\n", "x.po");
    REQUIRE_FALSE(read);
    CHECK(read.error().what.rfind("x.po:2:", 0) == 0);
}

TEST_CASE("slots are filled") {
    CHECK(fill("Steg {n} av {of}", {{"n", "3"}, {"of", "8"}}) == "Steg 3 av 8");
    CHECK(fill("{a}{a}", {{"a", "{a}"}}) == "{a}{a}");
}
