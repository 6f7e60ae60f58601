// The page on accessibility names the tests that prove it: they must exist.
#include "shared/base/files.h"
#include "tests/support/rooms.h"

#include <catch2/catch.hpp>
#include <regex>

using namespace tycktill;
namespace fs = std::filesystem;

namespace {

/// Every test source, with strings that the formatter broke made whole.
std::string all_tests() {
    std::string all;
    for (const auto& entry : fs::recursive_directory_iterator(TYCKTILL_SOURCE "/tests"))
        if (entry.path().extension() == ".cpp")
            all += read_text(entry.path()).value();
    return std::regex_replace(all, std::regex("\"\\s*\n\\s*\""), "");
}

} // namespace

TEST_CASE("each row of the page on accessibility names a test that exists") {
    const std::string page = read_text(TYCKTILL_SOURCE "/docs/accessibility.md").value();
    const std::string tests = all_tests();
    int rows = 0, named = 0;
    for (std::size_t begin = 0; begin < page.size();) {
        const std::size_t end = std::min(page.find('\n', begin), page.size());
        const std::string line = page.substr(begin, end - begin);
        begin = end + 1;
        if (line.rfind("| ", 0) != 0 || !std::isdigit(static_cast<unsigned char>(line[2])))
            continue;
        ++rows;
        static const std::regex quoted("`([^`]+)`");
        int here = 0;
        for (std::sregex_iterator it(line.begin(), line.end(), quoted), none; it != none; ++it) {
            const std::string name = (*it)[1].str();
            CAPTURE(line, name);
            CHECK(tests.find("\"" + name + "\"") != std::string::npos);
            ++here;
        }
        CAPTURE(line);
        CHECK(here > 0);
        named += here;
    }
    CHECK(rows > 25);
    CHECK(named > 30);
}
