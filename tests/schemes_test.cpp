// docs/schemes.md: no duty of the five schemes is forgotten, none is said to be shown by a test that isn't there, and
// those that nothing shows yet are known by number.
#include "shared/base/files.h"
#include "shared/base/text.h"
#include "tests/support/rooms.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <filesystem>
#include <regex>
#include <set>

using namespace tycktill;
namespace fs = std::filesystem;

namespace {

/// How many duties each scheme's document holds.
const std::pair<const char*, int> schemes[] = {
    {"L", 12}, {"R", 12}, {"Ö", 19}, {"K", 13}, {"M", 11}};

/// Shown by no test yet. Whoever shows one takes it away here and in the table.
const std::set<std::string> missing{};

struct Row {
    std::string duty, where, test;
};

std::map<std::string, Row> rows() {
    std::map<std::string, Row> found;
    const std::string text = read_text(fs::path(TYCKTILL_SOURCE) / "docs" / "schemes.md").value();
    for (const std::string& line : split(text, '\n')) {
        const auto cells = split(line, '|');
        if (cells.size() != 6 || trimmed(cells[1]) == "no" || trimmed(cells[1]).rfind("--", 0) == 0)
            continue;
        REQUIRE(found.count(trimmed(cells[1])) == 0);
        found[trimmed(cells[1])] = {trimmed(cells[2]), trimmed(cells[3]), trimmed(cells[4])};
    }
    return found;
}

std::set<std::string> tests_there_are() {
    static const std::regex name(R"re(TEMPLATE_TEST_CASE\(\s*"([^"]+)"|TEST_CASE\(\s*"([^"]+)")re");
    std::set<std::string> names;
    for (const auto& entry :
         fs::recursive_directory_iterator(fs::path(TYCKTILL_SOURCE) / "tests")) {
        if (entry.path().extension() != ".cpp")
            continue;
        const std::string text = read_text(entry.path()).value();
        for (std::sregex_iterator at(text.begin(), text.end(), name), end; at != end; ++at)
            names.insert((*at)[1].matched ? (*at)[1].str() : (*at)[2].str());
    }
    return names;
}

} // namespace

TEST_CASE("no duty of the five schemes is left out of the table") {
    const auto table = rows();
    std::size_t count = 0;
    for (const auto& [scheme, duties] : schemes)
        for (int number = 1; number <= duties; ++number) {
            const std::string id = scheme + std::to_string(number);
            INFO(id);
            REQUIRE(table.count(id) == 1);
            CHECK_FALSE(table.at(id).duty.empty());
            CHECK_FALSE(table.at(id).where.empty());
            ++count;
        }
    CHECK(table.size() == count);
}

TEST_CASE("each duty names a test that exists, or is known to have none yet") {
    const auto there = tests_there_are();
    REQUIRE(there.size() > 300);
    std::set<std::string> without;
    const auto table = rows();
    for (const auto& [id, row] : table) {
        INFO(id << ": " << row.test);
        if (row.test == "saknas")
            without.insert(id);
        else
            CHECK(there.count(row.test) == 1);
    }
    CHECK(without == missing);
}
