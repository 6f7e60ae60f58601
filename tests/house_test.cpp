// The walls of the house, held up by the includes and link lines themselves. When a test here fails,
// either the new include is in the wrong room, or the house has changed: then change the table below,
// the README's map and the reasons together.
#include "shared/base/files.h"
#include "shared/base/text.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <filesystem>
#include <regex>

using namespace tycktill;
namespace fs = std::filesystem;

namespace {

/// A room is the longest prefix of a file's path; it may include only what begins with these prefixes.
struct Room {
    std::string prefix;
    std::vector<std::string> may_include;
};

// Scanner files that read a page: they know paper, and nothing of stores, windows or networks.
const std::vector<std::string> reading{"shared/base/", "shared/record/", "forms/", "scanner/"};
const std::vector<std::string> all_below{"shared/", "forms/"};

std::vector<std::string> with(std::vector<std::string> list, const std::string& more) {
    list.push_back(more);
    return list;
}

const std::vector<Room> rooms{
    {"shared/base/", {"shared/base/"}},
    {"shared/record/", {"shared/base/", "shared/record/"}},
    {"shared/touch/", {"shared/base/", "shared/touch/"}},
    {"shared/pages/", {"shared/base/", "shared/record/", "shared/pages/"}},
    {"shared/store/", {"shared/base/", "shared/record/", "shared/store/"}},
    {"shared/wire/", {"shared/base/", "shared/record/", "shared/wire/"}},
    {"shared/sync/",
     {"shared/base/", "shared/record/", "shared/store/", "shared/wire/", "shared/sync/"}},
    {"forms/", {"shared/base/", "shared/record/", "forms/"}},
    {"scanner/", reading},
    {"scanner/queue/", with(all_below, "scanner/")},
    {"scanner/desk/", with(all_below, "scanner/")},
    {"scanner/source/", {"shared/base/", "scanner/"}},
    {"scanner/commands/", with(all_below, "scanner/")},
    {"scanner/main.cpp", with(all_below, "scanner/")},
    {"scanner/screens/", {"shared/base/", "shared/record/", "shared/touch/", "forms/", "scanner/"}},
    {"kiosk/", with(all_below, "kiosk/")},
    {"kiosk/screens/", {"shared/base/", "shared/record/", "shared/touch/", "forms/", "kiosk/"}},
    // The wire is told once, in shared/wire/wire.h; the store's door is shared with the stations.
    {"office/",
     {"shared/base/", "shared/record/", "shared/store/database.h", "shared/pages/", "shared/wire/",
      "forms/", "office/"}},
};

/// A foreign library's headers, and the only places that may include them.
struct Door {
    std::string header; ///< a regular expression over the included name
    std::vector<std::string> places;
};

const std::vector<Door> doors{
    {"sodium.*", {"shared/record/"}},
    {"sqlite3.*", {"shared/store/"}},
    {"curl/.*", {"shared/sync/"}},
    {"toml\\+\\+/.*", {"shared/base/toml.cpp"}},
    {"GLFW/.*", {"shared/touch/"}},
    {"imgui.*", {"shared/touch/", "kiosk/screens/", "scanner/screens/"}},
    {"cairo.*", {"forms/print/"}},
    {"pango/.*", {"forms/print/"}},
    {"fontconfig/.*", {"forms/print/"}},
    {"ZXing/.*(Writer|BitMatrix|EncodeHints|MultiFormatWriter).*", {"forms/print/", "scanner/"}},
    {"ZXing/.*Reader?.*|ZXing/ReadBarcode.*", {"scanner/"}},
    {"allheaders.h|leptonica/.*", {"scanner/"}},
    {"tesseract/.*", {"scanner/handwriting"}},
    {"poppler.*|qpdf/.*", {"scanner/"}},
    {"seccomp.*|linux/.*", {"scanner/"}},
    {"microhttpd.*", {"office/"}},
    {"gnutls/.*", {"office/"}},
    {"libpq-fe.*|postgresql/.*", {"office/"}},
    {"sane/.*", {"scanner/source/"}},
    {"cups/.*", {"kiosk/slip/"}},
    {"CLI/.*", {"main.cpp", "command"}},
};

bool starts_with_any(const std::string& text, const std::vector<std::string>& prefixes) {
    return std::any_of(prefixes.begin(), prefixes.end(),
                       [&](const std::string& prefix) { return text.rfind(prefix, 0) == 0; });
}

const Room* room_of(const std::string& file) {
    const Room* best = nullptr;
    for (const Room& room : rooms)
        if (file.rfind(room.prefix, 0) == 0 && (!best || room.prefix.size() > best->prefix.size()))
            best = &room;
    return best;
}

struct Include {
    std::string file;
    std::string name;
    bool ours = false; ///< written with quotes, from the project's root
};

std::vector<std::string> sources() {
    std::vector<std::string> files;
    for (const char* top : {"shared", "forms", "kiosk", "scanner", "office"})
        for (const auto& entry :
             fs::recursive_directory_iterator(fs::path(TYCKTILL_SOURCE) / top)) {
            const auto extension = entry.path().extension();
            if (extension == ".h" || extension == ".cpp")
                files.push_back(fs::relative(entry.path(), TYCKTILL_SOURCE).string());
        }
    std::sort(files.begin(), files.end());
    return files;
}

std::vector<Include> includes_of(const std::string& file) {
    static const std::regex pattern(R"(^\s*#\s*include\s*([<"])([^">]+)[">])");
    std::vector<Include> found;
    const std::string text = read_text(fs::path(TYCKTILL_SOURCE) / file).value();
    for (const std::string& line : split(text, '\n')) {
        std::smatch match;
        if (std::regex_search(line, match, pattern))
            found.push_back({file, match[2], match[1] == "\""});
    }
    return found;
}

} // namespace

TEST_CASE("every source file stands in a room") {
    REQUIRE(sources().size() > 20);
    for (const std::string& file : sources()) {
        INFO(file);
        CHECK(room_of(file) != nullptr);
    }
}

TEST_CASE("a room includes only what stands below it") {
    for (const std::string& file : sources())
        for (const Include& include : includes_of(file)) {
            if (!include.ours || !room_of(file))
                continue;
            INFO(file << " includes " << include.name);
            CHECK(starts_with_any(include.name, room_of(file)->may_include));
            CHECK(fs::exists(fs::path(TYCKTILL_SOURCE) / include.name));
        }
}

TEST_CASE("a page of paper is read without knowing how it will be printed") {
    for (const std::string& file : sources())
        for (const Include& include : includes_of(file)) {
            const bool knows_printing = file.rfind("forms/print/", 0) == 0 ||
                                        file.rfind("forms/command", 0) == 0 ||
                                        file == "forms/main.cpp" || file.rfind("kiosk/", 0) == 0;
            INFO(file << " includes " << include.name);
            CHECK((knows_printing || include.name.rfind("forms/print/", 0) != 0));
        }
}

TEST_CASE("a foreign library is seen only from its door") {
    for (const std::string& file : sources())
        for (const Include& include : includes_of(file)) {
            if (include.ours)
                continue;
            for (const Door& door : doors) {
                if (!std::regex_match(include.name, std::regex(door.header)))
                    continue;
                INFO(file << " includes <" << include.name << ">");
                CHECK(std::any_of(door.places.begin(), door.places.end(),
                                  [&](const std::string& place) {
                                      return file.find(place) != std::string::npos;
                                  }));
            }
        }
}

TEST_CASE("no header shows a heavy library to those who include it") {
    static const std::regex heavy(
        "nlohmann/.*|CLI/.*|toml\\+\\+/.*|tesseract/.*|gnutls/.*|sqlite3.*");
    for (const std::string& file : sources()) {
        if (fs::path(file).extension() != ".h")
            continue;
        for (const Include& include : includes_of(file)) {
            INFO(file << " includes " << include.name);
            CHECK_FALSE(std::regex_match(include.name, heavy));
        }
    }
}

TEST_CASE("the kiosk links no network and the receiving office no window") {
    const auto text = [](const char* file) {
        return read_text(fs::path(TYCKTILL_SOURCE) / file).value_or("");
    };
    for (const char* word : {"sync", "CURL", "microhttpd", "scanner", "office"}) {
        INFO(word);
        CHECK(text("kiosk/CMakeLists.txt").find(word) == std::string::npos);
    }
    for (const char* word : {"touch", "GLFW", "kiosk", "scanner"}) {
        INFO(word);
        CHECK(text("office/CMakeLists.txt").find(word) == std::string::npos);
    }
}

TEST_CASE("a source file is a room for one person") {
    for (const std::string& file : sources()) {
        const std::string content = read_text(fs::path(TYCKTILL_SOURCE) / file).value();
        INFO(file);
        CHECK(std::count(content.begin(), content.end(), '\n') <= 400);
    }
}
