// The queue from a script, as other systems use it, and a power cut in the middle of an intake.
#include "forms/definition/catalogue.h"
#include "forms/paper/page_code.h"
#include "scanner/pages/encode.h"
#include "shared/base/files.h"
#include "shared/base/text.h"
#include "shared/store/outbox.h"
#include "shared/store/station.h"
#include "tests/support/damage.h"
#include "tests/support/filled_page.h"
#include "tests/support/rooms.h"
#include "tests/support/temporary_folder.h"

#include <catch2/catch.hpp>
#include <cstdio>
#include <nlohmann/json.hpp>
#include <set>
#include <sys/wait.h>

using namespace tycktill;
using Json = nlohmann::json;
namespace fs = std::filesystem;

namespace {

struct Outcome {
    int code = -1;
    std::string text; ///< stdout
};

/// A station in a folder of its own, driven as a shell would.
struct Station {
    TemporaryFolder folder;

    Outcome run(const std::string& words, const std::string& before = "") const {
        const std::string command =
            "TYCKTILL_OPERATOR_PASSPHRASE=hemlig TYCKTILL_ASSETS='" TYCKTILL_SOURCE "/assets' " +
            before + " '" TYCKTILL_PROGRAMS "/tycktill-scan' --data '" +
            (folder.path() / "data").string() + "' " + words + " 2>'" +
            (folder.path() / "stderr").string() + "' </dev/null";
        Outcome outcome;
        FILE* pipe = popen(command.c_str(), "r");
        REQUIRE(pipe);
        char piece[4096];
        for (std::size_t size; (size = fread(piece, 1, sizeof piece, pipe)) > 0;)
            outcome.text.append(piece, size);
        const int status = pclose(pipe);
        outcome.code = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
        return outcome;
    }
    std::string said() const { return read_text(folder.path() / "stderr").value(); }
    std::vector<Json> queue() const {
        std::vector<Json> items;
        for (const std::string& line : split(run("queue --json").text, '\n'))
            if (!line.empty())
                items.push_back(Json::parse(line));
        return items;
    }
};

/// A ticked front page without text, small enough to be quick.
Image front_page(const Serial& serial) {
    static const Catalogue catalogue =
        Catalogue::load(fs::path(TYCKTILL_SOURCE) / "assets").value();
    const Form& form = *catalogue.form("ljusnarsberg");
    const Sheet& sheet = *catalogue.sheet(form.ref);
    Image page =
        drawn_page(sheet, sheet.pages[0], to_text(PageCode{fingerprint(sheet), serial, 1}), 150);
    page.dpi = 150;
    Chance chance(3);
    std::set<std::string> ticked;
    for (const Box& box : sheet.pages[0].boxes)
        if (box.kind == BoxKind::Tick && ticked.insert(box.field).second)
            draw_tick(page, 150, box.inside, TickStyle::Cross, ballpoint, chance);
    return page;
}

Bytes scan(const Serial& serial) {
    return group4_tiff_of(std::vector<Image>{front_page(serial)});
}

} // namespace

TEST_CASE("a script takes a page in, settles its doubts and accepts it") {
    const Station station;
    const KeyPair office = make_key_pair();
    StationIdentity identity;
    identity.name = "reception-1";
    identity.signing_key = make_signing_key();
    identity.office_url = "http://127.0.0.1:1";
    identity.recipients = {office.public_key};
    fs::create_directories(station.folder.path() / "data");
    REQUIRE(save_station(station.folder.path() / "data", identity));
    const fs::path file = station.folder.path() / "a.tif";
    REQUIRE(write_file(file, scan(random_serial())));

    const Outcome taken = station.run("intake --json --arrived 2026-11-20 '" + file.string() + "'");
    INFO(station.said());
    REQUIRE(taken.code == 0);
    CHECK(Json::parse(taken.text)["outcome"] == "queued");
    CHECK(Json::parse(station.run("intake --json '" + file.string() + "'").text)["outcome"] ==
          "already-read");

    const auto items = station.queue();
    REQUIRE(items.size() == 1);
    CHECK(items[0]["arrived"] == "2026-11-20");
    CHECK(items[0]["doubts"] == 2); // the story, and the page that has not come
    const std::string id = items[0]["id"].get<std::string>().substr(0, 8);
    const Json shown = Json::parse(station.run("show " + id + " --json").text);
    CHECK(shown["doubts"].size() == 2);
    CHECK(shown["missing_pages"] == Json::array({2}));

    CHECK(station.run("accept " + id).code == 1);
    CHECK(station.said().find("beskrivning (missing)") != std::string::npos);
    CHECK(station.run("settle " + id + " typ=nonsens").code == 1);
    REQUIRE(station.run("settle " + id + " 'beskrivning=Maten var kall.' @missing-page=ok").code ==
            0);
    const fs::path pdf = station.folder.path() / "a.pdf";
    REQUIRE(station.run("export " + id + " --out '" + pdf.string() + "'").code == 0);
    const std::string archived = text_of(read_file(pdf).value());
    CHECK(archived.find("<pdfaid:part>2</pdfaid:part>") != std::string::npos);
    CHECK(archived.find("Klagomålsblankett") != std::string::npos); // the title
    REQUIRE(station.run("accept " + id).code == 0);
    CHECK(station.queue().empty());
    CHECK(Outbox::open(outbox_file(station.folder.path() / "data"))
              .value()
              .counts()
              .value()
              .waiting == 1);
}

TEST_CASE("a page that cannot be read is counted and named, and the others are in the queue") {
    const Station station;
    const Image page = front_page(random_serial());
    Bytes pdf = pdf_of({page, page}, 80);
    // The first JPEG's own header is spoilt.
    const Bytes start = {0xFF, 0xD8, 0xFF};
    const auto at = std::search(pdf.begin(), pdf.end(), start.begin(), start.end());
    REQUIRE(at != pdf.end());
    std::fill_n(at, 600, std::uint8_t{0});
    const fs::path file = station.folder.path() / "a.pdf";
    REQUIRE(write_file(file, pdf));
    const Outcome taken = station.run("intake --no-text '" + file.string() + "'");
    INFO(taken.text << station.said());
    CHECK(taken.code == 1);
    CHECK(taken.text.find("1 of 2 pages read") != std::string::npos);
    CHECK(station.said().find("page 1") != std::string::npos);
    CHECK(station.run("queue --json").text.find("\"pages\":1") != std::string::npos);
}

TEST_CASE("a wrong passphrase and a wrong command say what to do") {
    const Station station;
    const fs::path file = station.folder.path() / "a.tif";
    REQUIRE(write_file(file, scan(random_serial())));
    REQUIRE(station.run("intake --no-text '" + file.string() + "'").code == 0);
    CHECK(station.run("queue", "TYCKTILL_OPERATOR_PASSPHRASE=fel").code == 2);
    CHECK(station.said().find("TYCKTILL_OPERATOR_PASSPHRASE") != std::string::npos);
    CHECK(station.run("intake").code == 2);
    CHECK(station.run("intake --arrived igår x.pdf").code == 2);
    CHECK(station.run("intake finns-inte.pdf").code == 1);
    CHECK(station.said().find("finns-inte.pdf") == station.said().rfind("finns-inte.pdf"));
    CHECK(station.run("intake --watch").code == 2);
    CHECK(station.said().find("station.toml") != std::string::npos);
    CHECK(station.run("show 00").code == 2);
}

TEST_CASE("an intake that is killed anywhere has each file whole or not at all") {
    const Station station;
    const fs::path post = station.folder.path() / "post";
    fs::create_directories(post);
    constexpr int files = 8;
    for (int number = 0; number < files; ++number)
        REQUIRE(write_file(post / (std::to_string(number) + ".tif"), scan(random_serial())));
    for (const char* after : {"0.15", "0.3", "0.45", "0.6"})
        station.run("intake --no-text '" + post.string() + "'",
                    std::string("timeout -s KILL ") + after);
    REQUIRE(station.run("intake --no-text '" + post.string() + "'").code == 0);
    const auto items = station.queue();
    CHECK(items.size() == files);
    for (const Json& item : items)
        CHECK(item["pages"] == 1);
}

TEST_CASE("two processes take a pile in as one does") {
    std::vector<Image> pages;
    for (int number = 0; number < 7; ++number)
        pages.push_back(front_page(random_serial()));
    std::vector<std::vector<std::string>> numbers;
    for (const char* jobs : {"1", "2", "5"}) {
        const Station station;
        const fs::path file = station.folder.path() / "pile.tif";
        REQUIRE(write_file(file, group4_tiff_of(pages)));
        const Outcome taken = station.run("intake --no-text --json --jobs " + std::string(jobs) +
                                          " '" + file.string() + "'");
        INFO(jobs << ": " << station.said());
        REQUIRE(taken.code == 0);
        CHECK(Json::parse(taken.text)["forms"] == 7);
        numbers.emplace_back();
        for (const Json& item : station.queue())
            numbers.back().push_back(item["serial"].get<std::string>());
    }
    CHECK(numbers[0].size() == 7);
    CHECK(numbers[1] == numbers[0]);
    CHECK(numbers[2] == numbers[0]);
}
