// What a folder that others write into may hold, and what becomes of it.
#include "scanner/queue/watched_folder.h"

#include "scanner/queue/begun_file.h"
#include "shared/base/files.h"
#include "shared/base/text.h"
#include "tests/scanner/scanned_desk.h"
#include "tests/support/rooms.h"
#include "tests/support/temporary_folder.h"

#include <catch2/catch.hpp>

using namespace tycktill;
namespace fs = std::filesystem;

namespace {

std::string whole(const fs::path&) {
    return "";
}

/// A watched folder, its rounds, and what it read and told.
struct Watch {
    TemporaryFolder folder;
    WatchHabits habits{3, 0, whole};
    std::optional<WatchedFolder> watched;
    std::vector<std::string> taken, told;
    bool good = true; ///< what becomes of a file that is read
    bool kept = true; ///< whether the queue has it

    fs::path at(const std::string& name) const { return folder.path() / name; }
    void put(const std::string& name) const {
        std::ofstream file(at(name)); // the name may leave no room for any ending
        REQUIRE(file << "pages");
    }
    bool there(const std::string& name) const {
        std::error_code error;
        return fs::symlink_status(at(name), error).type() != fs::file_type::not_found && !error;
    }
    Result<int> round() {
        if (!watched)
            watched = WatchedFolder::open(folder.path(), habits).value();
        return watched->round({[this](const fs::path& file) -> Result<bool> {
                                   taken.push_back(file.filename().string());
                                   return good;
                               },
                               [this](const fs::path& file, const std::string& what) {
                                   told.push_back(file.filename().string() + ": " + what);
                               },
                               [this](const fs::path&) -> Result<bool> { return kept; }});
    }
    void rounds(int count) {
        for (int i = 0; i < count; ++i)
            REQUIRE(round());
    }
};

} // namespace

TEST_CASE("a watched folder takes what has stopped growing, once") {
    TemporaryFolder folder;
    const auto all_whole = [](const fs::path&) { return std::string(); };
    WatchedFolder watched = WatchedFolder::open(folder.path(), {3, 0, all_whole}).value();
    std::vector<std::string> taken;
    const auto take = [&](const fs::path& file) -> Result<bool> {
        taken.push_back(file.filename().string());
        return file.filename() != "b.pdf";
    };
    REQUIRE(write_text(folder.path() / "a.pdf", "1"));
    REQUIRE(write_text(folder.path() / "b.pdf", "1"));
    REQUIRE(write_text(folder.path() / "Thumbs.db", "1"));
    CHECK(watched.round({take}).value() == 0); // seen for the first time
    REQUIRE(write_text(folder.path() / "a.pdf", "12"));
    CHECK(watched.round({take}).value() == 1); // a grew
    CHECK(watched.round({take}).value() == 1);
    CHECK(taken == std::vector<std::string>{"b.pdf", "a.pdf"});
    CHECK(fs::exists(folder.path() / "klart" / "a.pdf"));
    CHECK(fs::exists(folder.path() / "fel" / "b.pdf"));
    REQUIRE(write_text(folder.path() / "a.pdf", "another"));
    watched.round({take}).value();
    watched.round({take}).value();
    CHECK(fs::exists(folder.path() / "klart" / "a-2.pdf"));
}

TEST_CASE(
    "a watched folder waits for a file that is not whole, and takes it wherever it becomes so") {
    TemporaryFolder folder;
    const auto lack = [](const fs::path& file) {
        return read_text(file).value().find("end") == std::string::npos ? std::string("no end")
                                                                        : std::string();
    };
    WatchedFolder watched = WatchedFolder::open(folder.path(), {3, 0, lack}).value();
    std::vector<std::string> taken, told;
    const auto round = [&] {
        return watched
            .round({[&](const fs::path& file) -> Result<bool> {
                        taken.push_back(read_text(file).value());
                        return true;
                    },
                    [&](const fs::path& file, const std::string& what) {
                        told.push_back(file.filename().string() + ": " + what);
                    }})
            .value();
    };
    REQUIRE(write_text(folder.path() / "slow.tif", "begin"));
    round();
    round();
    round();
    CHECK(taken.empty());
    CHECK(told == std::vector<std::string>{"slow.tif: waits for the rest of it (no end)"});
    SECTION("it becomes whole where it lies") {
        REQUIRE(write_text(folder.path() / "slow.tif", "begin end"));
        CHECK(round() == 0);
        CHECK(round() == 1);
        CHECK(fs::exists(folder.path() / "klart" / "slow.tif"));
        CHECK(round() == 0);
        SECTION("what changes after it was read is read again") {
            REQUIRE(write_text(folder.path() / "klart" / "slow.tif", "begin more end"));
            CHECK(round() == 0);
            CHECK(round() == 1);
            CHECK(taken == std::vector<std::string>{"begin end", "begin more end"});
            CHECK(round() == 0);
        }
        SECTION("another watch does not take it again") {
            WatchedFolder other = WatchedFolder::open(folder.path(), {3, 0, lack}).value();
            for (int i = 0; i < 3; ++i)
                CHECK(other.round({[](const fs::path&) -> Result<bool> { return true; }}).value() ==
                      0);
        }
    }
    SECTION("it is old, and becomes whole in fel") {
        CHECK(round() == 1);
        CHECK(taken.empty());
        CHECK(told.back() == "slow.tif: no end");
        REQUIRE(fs::exists(folder.path() / "fel" / "slow.tif"));
        CHECK(round() == 0);
        REQUIRE(write_text(folder.path() / "fel" / "slow.tif", "begin end"));
        CHECK(round() == 0);
        CHECK(round() == 1);
        CHECK(taken == std::vector<std::string>{"begin end"});
        CHECK(fs::exists(folder.path() / "klart" / "slow.tif"));
        CHECK(told.size() == 2);
    }
}

TEST_CASE("every file of a folder is named but those that systems leave there") {
    TemporaryFolder folder;
    for (const char* name : {"IMG_0001.HEIC", "bild", "STOR.JPG", "brev.docx", ".dold.jpg",
                             "Thumbs.db", "desktop.ini", ".DS_Store", "~$brev.docx", ".~lock.x#"})
        REQUIRE(write_text(folder.path() / name, "1"));
    std::vector<std::string> names;
    const std::vector<fs::path> files = page_files({folder.path()}).value();
    for (const fs::path& file : files)
        names.push_back(file.filename().string());
    CHECK(names == std::vector<std::string>{"IMG_0001.HEIC", "STOR.JPG", "bild", "brev.docx"});
}

TEST_CASE("what is in the queue lies in klart no longer than a slow scanner may need") {
    Watch watch;
    watch.put("post.pdf");
    watch.rounds(3);
    CHECK(watch.there("klart/post.pdf"));
    SECTION("it is deleted when nobody has written in it for that long") {
        watch.rounds(4);
        CHECK_FALSE(watch.there("klart/post.pdf"));
        CHECK(watch.taken.size() == 1);
    }
    SECTION("what is written into it is read, and the time begins anew") {
        REQUIRE(write_text(watch.at("klart/post.pdf"), "pages and more"));
        watch.rounds(2);
        CHECK(watch.taken.size() == 2);
        CHECK(watch.there("klart/post.pdf"));
        watch.rounds(4);
        CHECK_FALSE(watch.there("klart/post.pdf"));
    }
    SECTION("what the queue does not have stays, and is told once") {
        watch.kept = false;
        watch.rounds(9);
        CHECK(watch.there("klart/post.pdf"));
        REQUIRE(watch.told.size() == 1);
        CHECK(watch.told.front() ==
              "post.pdf: lies in klart and is not in this queue; it stays there");
    }
    SECTION("it lies there for the days that somebody wants it to") {
        watch.habits.keep_days = 1;
        watch.watched.reset();
        watch.rounds(9);
        CHECK(watch.there("klart/post.pdf"));
    }
    SECTION("a watch that begins anew deletes it too") {
        watch.watched.reset();
        watch.rounds(5);
        CHECK_FALSE(watch.there("klart/post.pdf"));
        CHECK(watch.taken.size() == 1);
    }
}

TEST_CASE("what could not be read stays in fel until somebody has looked at it") {
    Watch watch;
    watch.good = false;
    watch.put("post.pdf");
    watch.rounds(12);
    CHECK(watch.there("fel/post.pdf"));
}

TEST_CASE("a file that ends the program twice lies unread in fel the third time") {
    Watch watch;
    watch.put("bomb.pdf");
    watch.put("honest.pdf");
    // Two programs began it and were gone before its end.
    CHECK(BegunFile(watch.folder.path()).begin(watch.at("bomb.pdf")) == 0);
    CHECK(BegunFile(watch.folder.path()).begin(watch.at("bomb.pdf")) == 1);
    watch.rounds(3);
    CHECK(watch.taken == std::vector<std::string>{"honest.pdf"});
    CHECK(watch.there("fel/bomb.pdf"));
    REQUIRE(watch.told.size() == 1);
    CHECK(watch.told.front().find("bomb.pdf: was begun twice and never ended") == 0);
    SECTION("put in once more it is tried once more") {
        fs::rename(watch.at("fel/bomb.pdf"), watch.at("bomb.pdf"));
        watch.rounds(3);
        CHECK(watch.taken.size() == 2);
        CHECK(watch.there("klart/bomb.pdf"));
    }
}

TEST_CASE("a reading that was stopped, or met a full disk, is no crash") {
    Watch watch;
    watch.put("post.pdf");
    const auto full = [](const fs::path&) -> Result<bool> { return fail("the disk is full"); };
    WatchedFolder watched = WatchedFolder::open(watch.folder.path(), {3, 0, whole}).value();
    REQUIRE(watched.round({full}));
    for (int i = 0; i < 5; ++i)
        CHECK_FALSE(watched.round({full}));
    CHECK(watch.there("post.pdf"));
    watch.rounds(3);
    CHECK(watch.taken == std::vector<std::string>{"post.pdf"});
}

TEST_CASE("names as long as a file system takes are moved, however many there are") {
    for (const std::string& letter : {std::string("a"), std::string("å"), std::string("𝄞")}) {
        Watch watch;
        std::string name;
        while (name.size() + letter.size() + 4 <= 255)
            name += letter;
        name += ".pdf";
        for (int i = 0; i < 3; ++i) {
            watch.put(name);
            watch.put("honest" + std::to_string(i) + ".pdf");
            watch.watched.reset();
            watch.habits.patience = 99;
            watch.rounds(2);
        }
        CHECK(watch.taken.size() == 6);
        CHECK(watch.told.empty());
        int done = 0;
        for (const auto& entry : fs::directory_iterator(watch.at("klart"))) {
            CHECK(is_utf8(entry.path().filename().string()));
            ++done;
        }
        CHECK(done == 6);
    }
}

TEST_CASE("a link in the folder is not followed, and neither is one in the place of klart") {
    Watch watch;
    const TemporaryFolder elsewhere;
    REQUIRE(write_text(elsewhere.path() / "secret.pdf", "not ours"));
    fs::create_symlink(elsewhere.path() / "secret.pdf", watch.at("link.pdf"));
    fs::create_directory_symlink(elsewhere.path(), watch.at("klart"));
    watch.put("post.pdf");
    watch.rounds(9);
    CHECK(watch.taken == std::vector<std::string>{"post.pdf"});
    CHECK(fs::exists(elsewhere.path() / "secret.pdf"));
    CHECK_FALSE(fs::exists(elsewhere.path() / "post.pdf"));
    CHECK(watch.there("post.pdf"));
    REQUIRE(watch.told.size() == 1);
    CHECK(watch.told.front().find("is no folder but a link") != std::string::npos);
}

TEST_CASE("the queue knows which files it has") {
    ScannedDesk desk;
    const fs::path there =
        desk.file("there.tif", group4_tiff_of(both_pages(random_serial(), cold_food)));
    const fs::path foreign = desk.file("foreign.tif", bytes_of("something else"));
    desk.take(there, false);
    Database store = open_queue_store(desk.data()).value();
    const PublicKey key = operator_public_key(store, passphrase()).value();
    const Intake intake(std::move(store), key, catalogue(), nullptr, {arrived, "", "post", {}});
    CHECK(intake.has(there).value());
    CHECK_FALSE(intake.has(foreign).value());
    CHECK_FALSE(intake.has(desk.data() / "nowhere.tif"));
}

TEST_CASE("a file that unpacks to more than any scan is refused, and nothing of it stays") {
    ScannedDesk desk;
    Database store = open_queue_store(desk.data()).value();
    const PublicKey key = operator_public_key(store, passphrase()).value();
    const fs::path file =
        desk.file("post.tif", group4_tiff_of(both_pages(random_serial(), cold_food)));
    IntakeOptions options{arrived, "", "post", {}};
    SECTION("a scan is within it") {
        Intake intake(std::move(store), key, catalogue(), nullptr, options);
        CHECK(intake.add(file).value().outcome == IntakeReport::Outcome::Queued);
    }
    SECTION("what is not, is told with the page at which it was noticed") {
        options.budget = {1000, 0};
        Intake intake(std::move(store), key, catalogue(), nullptr, options);
        const IntakeReport report = intake.add(file).value();
        CHECK(report.outcome == IntakeReport::Outcome::Failed);
        CHECK(report.why.find("holds far more than a scan of its size") == 0);
        CHECK(report.why.find("after page 1") != std::string::npos);
        const Database after = open_queue_store(desk.data()).value();
        CHECK(after.number("SELECT count(*) FROM picture").value() == 0);
        CHECK(after.number("SELECT count(*) FROM original").value() == 0);
        CHECK(after.number("SELECT count(*) FROM file").value() == 0);
    }
}
