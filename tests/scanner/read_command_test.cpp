// `tycktill-scan read` with several processes: every page once, in order, whoever read it.
#include "forms/definition/catalogue.h"
#include "forms/paper/page_code.h"
#include "shared/base/files.h"
#include "shared/base/text.h"
#include "tests/support/damage.h"
#include "tests/support/filled_page.h"
#include "tests/support/programs.h"
#include "tests/support/rooms.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/without_landlock.h"

#include <catch2/catch.hpp>
#include <cstdlib>
#include <nlohmann/json.hpp>

using namespace tycktill;
namespace fs = std::filesystem;

namespace {

/// Front pages under those numbers, small enough to be quick.
Bytes stack(const std::vector<Serial>& serials) {
    static const Catalogue catalogue =
        Catalogue::load(fs::path(TYCKTILL_SOURCE) / "assets").value();
    const Sheet& sheet = *catalogue.sheet(catalogue.form("ljusnarsberg")->ref);
    std::vector<Image> pages;
    for (const Serial& serial : serials) {
        pages.push_back(drawn_page(sheet, sheet.pages[0],
                                   to_text(PageCode{fingerprint(sheet), serial, 1}), 150));
        pages.back().dpi = 150;
    }
    return group4_tiff_of(pages);
}

std::vector<Serial> some_serials(int count) {
    std::vector<Serial> out;
    while (int(out.size()) < count)
        out.push_back(random_serial());
    return out;
}

} // namespace

TEST_CASE("several processes read each page once and tell them in order") {
    const TemporaryFolder folder;
    setenv("TYCKTILL_ASSETS", TYCKTILL_SOURCE "/assets", 1);
    std::vector<std::string> expected;
    std::vector<std::string> words = {test::program("tycktill-scan"), "read", "--no-text",
                                      "--json"};
    // One long stack, single pages, a file that is none, and one that is missing.
    int number = 0;
    for (const int pages : {9, 1, 1, 0, 3, -1, 1, 6}) {
        const fs::path file = folder.path() / (std::to_string(number++) + ".tif");
        const auto serials = some_serials(pages);
        if (pages >= 0)
            REQUIRE(write_file(file, pages == 0 ? bytes_of("no page") : stack(serials)));
        for (const Serial& serial : serials)
            expected.push_back(file.string() + " " + serial.text);
        if (pages <= 0)
            expected.push_back(file.string() + " -");
        words.push_back(file.string());
    }
    for (const char* jobs : {"1", "2", "4"}) {
        auto with_jobs = words;
        with_jobs.insert(with_jobs.end(), {"--jobs", jobs});
        const auto outcome = test::run(with_jobs, folder.path());
        CHECK(outcome.status == 1);
        std::vector<std::string> told;
        for (const std::string& line : split(outcome.out, '\n'))
            if (!line.empty()) {
                const auto page = nlohmann::json::parse(line);
                told.push_back(page.at("source").get<std::string>() + " " +
                               page.value("serial", "-"));
            }
        INFO("jobs " << jobs << "\n" << outcome.said);
        CHECK(told == expected);
        CHECK(outcome.said.find("3.tif: not a PDF, TIFF, PNG, JPEG, HEIC or WebP file") !=
              std::string::npos);
        CHECK(outcome.said.find("5.tif") != std::string::npos);
    }
}

TEST_CASE("where the kernel has no Landlock pages are read, and the log says so") {
    const TemporaryFolder folder;
    setenv("TYCKTILL_ASSETS", TYCKTILL_SOURCE "/assets", 1);
    const fs::path file = folder.path() / "a.tif";
    REQUIRE(write_file(file, stack(some_serials(2))));
    const pid_t reader = fork();
    if (reader == 0) {
        const auto outcome =
            forget_landlock()
                ? test::run({test::program("tycktill-scan"), "read", "--no-text", file.string()},
                            folder.path())
                : test::Outcome{};
        const auto words = outcome.said.find("this kernel has no Landlock");
        const bool once = words != std::string::npos &&
                          outcome.said.find("Landlock", words + 30) == std::string::npos;
        _exit(outcome.status == 0 && once ? 0 : 1);
    }
    int status = 1;
    waitpid(reader, &status, 0);
    CHECK(status == 0);
}
