// The walls of the house, held up by the includes and link lines themselves. When a test here fails,
// either the new include is in the wrong room, or the house has changed: then change the table below,
// the README's map and the reasons together.
#include "shared/base/files.h"
#include "shared/base/text.h"
#include "tests/support/rooms.h"

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

const std::string base_room{"shared/base/"};
const std::string record_room{"shared/record/"};
// What a page of paper is read with: it knows pictures and forms, and nothing of stores, windows or networks.
const std::vector<std::string> what_reads{base_room, record_room, "forms/", "scanner/pages/",
                                          "scanner/reading/"};
const std::vector<std::string> all_below{"shared/", "forms/"};

std::vector<std::string> with(std::vector<std::string> list, const std::vector<std::string>& more) {
    list.insert(list.end(), more.begin(), more.end());
    return list;
}

const std::vector<Room> rooms{
    {"shared/base/", {base_room}},
    {"shared/record/", {base_room, record_room}},
    {"shared/touch/", {base_room, "shared/touch/"}},
    {"shared/pdf/", {base_room, record_room, "shared/pdf/"}},
    {"shared/store/", {base_room, record_room, "shared/store/"}},
    {"shared/wire/", {base_room, record_room, "shared/wire/"}},
    {"shared/courier/",
     {base_room, record_room, "shared/store/", "shared/wire/", "shared/courier/"}},
    {"forms/", {base_room, record_room, "forms/"}},
    {"scanner/pages/", {base_room, "scanner/pages/"}},
    {"scanner/reading/", what_reads},
    {"scanner/handwriting/", with(what_reads, {"scanner/handwriting/"})},
    {"scanner/returned/", with(what_reads, {"scanner/returned/"})},
    {"scanner/source/", {base_room, "scanner/pages/", "scanner/source/"}},
    {"scanner/queue/", with(what_reads, {"shared/store/", "shared/pdf/", "scanner/handwriting/",
                                         "scanner/returned/", "scanner/queue/"})},
    // Of the store the desk knows the kinds of fault alone.
    {"scanner/desk/", with(what_reads, {"shared/store/database.h", "scanner/returned/",
                                        "scanner/queue/", "scanner/desk/"})},
    {"scanner/screens/", with(what_reads, {"shared/touch/", "scanner/returned/", "scanner/queue/",
                                           "scanner/desk/", "scanner/screens/"})},
    {"scanner/commands/", with(all_below, {"scanner/"})},
    {"scanner/main.cpp", with(all_below, {"scanner/"})},
    {"kiosk/session/", {base_room, record_room, "forms/", "kiosk/session/"}},
    {"kiosk/face/", {base_room, "shared/touch/", "kiosk/face/"}},
    {"kiosk/aloud/", {base_room, "shared/touch/", "kiosk/session/", "kiosk/aloud/"}},
    {"kiosk/screens/",
     {base_room, record_room, "shared/touch/", "forms/", "kiosk/session/", "kiosk/face/",
      "kiosk/screens/"}},
    {"kiosk/slip/", {base_room, record_room, "forms/", "kiosk/session/", "kiosk/slip/"}},
    {"kiosk/station/", with(all_below, {"kiosk/session/", "kiosk/slip/", "kiosk/station/"})},
    {"kiosk/app.", with(all_below, {"kiosk/"})},
    {"kiosk/main.cpp", with(all_below, {"kiosk/"})},
    // The wire is told once, in shared/wire/wire.h; the store's door is shared with the stations.
    {"office/archive/",
     {base_room, record_room, "shared/store/database.h", "shared/wire/", "office/archive/"}},
    {"office/keys/",
     {base_room, record_room, "shared/store/database.h", "shared/wire/", "office/archive/",
      "office/keys/"}},
    {"office/receive/",
     {base_room, record_room, "shared/wire/", "office/archive/", "office/keys/",
      "office/receive/"}},
    {"office/reading/",
     {base_room, record_room, "shared/wire/", "shared/pdf/", "forms/", "office/archive/",
      "office/keys/", "office/reading/"}},
    // Pure: what a matter is knows no store, no network and no page.
    {"office/matters/", {base_room, "forms/", "office/matters/"}},
    {"office/register/",
     {base_room, record_room, "shared/store/database.h", "forms/", "office/archive/postgres.h",
      "office/archive/store_name.h", "office/matters/", "office/register/"}},
    {"office/reports/", {base_room, "forms/", "office/matters/", "office/reports/"}},
    // Who works here: it knows what somebody may do, and no matter's words, page or network.
    {"office/people/",
     {base_room, record_room, "shared/store/database.h", "office/archive/postgres.h",
      "office/archive/store_name.h", "office/matters/", "office/people/"}},
    // What is made of matters and kept: it knows neither matters nor pages.
    {"office/papers/",
     {base_room, record_room, "shared/store/database.h", "office/archive/postgres.h",
      "office/archive/store_name.h", "office/papers/"}},
    {"office/audit/",
     {base_room, record_room, "shared/store/database.h", "office/archive/postgres.h",
      "office/archive/store_name.h", "office/audit/"}},
    // The door to the municipality's mail server knows mails, and no matter.
    {"office/mail/", {base_room, record_room, "shared/store/database.h", "office/mail/"}},
    {"office/arrivals/",
     {base_room, record_room, "shared/wire/", "forms/", "office/archive/", "office/keys/",
      "office/reading/", "office/matters/", "office/register/", "office/arrivals/"}},
    {"office/", {base_room, record_room, "shared/pdf/", "shared/wire/", "forms/", "office/"}},
};

/// A foreign library's headers, and the only places that may include them.
struct Door {
    std::string header; ///< a regular expression over the included name
    std::vector<std::string> places;
};

const std::vector<Door> doors{
    {"sodium.*", {"shared/record/"}},
    {"sqlite3.*", {"shared/store/"}},
    {"curl/.*", {"shared/courier/", "office/mail/"}},
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
    {"gmime/.*", {"scanner/pages/"}},
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

/// Where a part's link lines stand.
std::vector<std::string> cmake_lists(const std::string& top) {
    std::vector<std::string> files;
    for (const auto& entry : fs::recursive_directory_iterator(fs::path(TYCKTILL_SOURCE) / top))
        if (entry.path().filename() == "CMakeLists.txt")
            files.push_back(fs::relative(entry.path(), TYCKTILL_SOURCE).string());
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
            const bool knows_printing =
                file.rfind("forms/print/", 0) == 0 || file.rfind("forms/command", 0) == 0 ||
                file == "forms/main.cpp" || file == "scanner/reading/print_finder.cpp" ||
                file == "office/web/codes_page.cpp" || file.rfind("kiosk/", 0) == 0 ||
                file.rfind("office/out/", 0) == 0;
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
    const auto text = [](const std::string& file) {
        return read_text(fs::path(TYCKTILL_SOURCE) / file).value_or("");
    };
    for (const char* word : {"courier", "CURL", "microhttpd", "scanner", "office"}) {
        INFO(word);
        for (const std::string& file : cmake_lists("kiosk"))
            CHECK(text(file).find(word) == std::string::npos);
    }
    for (const char* word : {"touch", "GLFW", "kiosk", "scanner"}) {
        INFO(word);
        for (const std::string& file : cmake_lists("office"))
            CHECK(text(file).find(word) == std::string::npos);
    }
}

TEST_CASE("every room has a namespace of its own, and nothing stands beside the rooms") {
    static const std::regex flat(R"((^|\n)namespace tycktill \{)");
    for (const std::string& file : sources()) {
        INFO(file);
        if (file != "shared/base/room.h")
            CHECK_FALSE(
                std::regex_search(read_text(fs::path(TYCKTILL_SOURCE) / file).value(), flat));
    }
}

TEST_CASE("a source file is a room for one person") {
    for (const std::string& file : sources()) {
        const std::string content = read_text(fs::path(TYCKTILL_SOURCE) / file).value();
        INFO(file);
        CHECK(std::count(content.begin(), content.end(), '\n') <= 400);
    }
}
