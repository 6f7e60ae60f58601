// The real program with its window, its graphics driver and its store: after Rensa, the time-out and
// Skicka no word that was typed stands in its memory or in any file. The play types a letter a line, so
// that the play itself never holds the word; a picture that is a pipe holds the kiosk while it is searched.
#include "memory_of.h"
#include "shared/base/files.h"
#include "shared/store/station.h"
#include "tests/support/programs.h"
#include "tests/support/rooms.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/xvfb.h"

#include <catch2/catch.hpp>

#include <sys/stat.h>

using namespace tycktill;

namespace {

const std::string canary = "qzxkarnvaktelbrum";

std::string typed_by_letters(const std::string& word) {
    std::string lines;
    for (const char letter : word)
        lines += std::string("type \"") + letter + "\"\n";
    return lines;
}

const std::string to_the_story = "press \"Börja\"\npress \"Klagomål\"\n"
                                 "press \"Vet inte\"\npress \"Mig själv\"\n";
const std::string hold = "picture here.png\npicture hold.png\n";

/// A kiosk that plays these steps and stands still at its end.
struct HeldKiosk {
    TemporaryFolder folder;
    std::filesystem::path data = folder.path() / "data", pictures = folder.path() / "pictures";
    std::unique_ptr<test::Running> running;

    explicit HeldKiosk(const std::string& steps) {
        StationIdentity identity;
        identity.name = "kiosk-1";
        identity.signing_key = make_signing_key();
        identity.office_url = "https://127.0.0.1:1";
        identity.recipients = {make_key_pair().public_key};
        REQUIRE(make_folder(data));
        REQUIRE(make_folder(pictures));
        REQUIRE(save_station(data, identity));
        REQUIRE(::mkfifo((pictures / "hold.png").c_str(), 0600) == 0);
        const auto play = folder.path() / "visit.play";
        REQUIRE(write_text(play, steps + hold));
        running = std::make_unique<test::Running>(
            std::vector<std::string>{test::program("tycktill-kiosk"), "--municipality",
                                     "ljusnarsberg", "--data", data.string(), "--pictures",
                                     pictures.string(), "--today", "2026-11-22", "--play",
                                     play.string()},
            folder.path() / "out");
        for (int tenth = 0; tenth < 6000 && !std::filesystem::exists(pictures / "here.png");
             ++tenth)
            std::this_thread::sleep_for(std::chrono::milliseconds(100));
        INFO(test::all_of(folder.path() / "out.said"));
        REQUIRE(std::filesystem::exists(pictures / "here.png"));
        std::this_thread::sleep_for(std::chrono::milliseconds(500));
    }
    bool any_file_holds(const std::string& word) const {
        for (const auto& entry : std::filesystem::recursive_directory_iterator(folder.path()))
            if (entry.is_regular_file() &&
                test::all_of(entry.path()).find(word) != std::string::npos)
                return true;
        return false;
    }
};

/// One for each line of Ljusnarsberg's contact page, and one that is short enough to live inside a string.
const std::vector<std::string> contact_canaries{"qzvaktelina qzholk", "qzvaktelgatan 7431 qzby",
                                                "0739182745"};

/// To the check page with every field filled in.
std::string all_by_letters() {
    return to_the_story + typed_by_letters(canary) +
           "press \"Nästa\"\npress \"Hoppa över\"\n"
           "press \"Ja, jag lämnar mina uppgifter\"\n" +
           typed_by_letters(contact_canaries[0]) + "press \"Adress, postnummer och ort\"\n" +
           typed_by_letters(contact_canaries[1]) + "press \"Telefon\"\n" +
           typed_by_letters(contact_canaries[2]) +
           "press \"Nästa\"\nexpect \"Läs igenom innan du skickar.\"\n";
}

/// How often the words stand in the kiosk, −1 where we may not look.
int times_in(HeldKiosk& kiosk, const std::vector<std::string>& words = {canary}) {
    MemoryOf memory(kiosk.running->process());
    if (!memory.may_look()) {
        WARN("only root may look into the kiosk's memory; run this test as root");
        return -1;
    }
    int times = 0;
    for (const std::string& word : words)
        times += memory.times(word);
    CHECK(memory.bytes_read() > std::size_t{1} << 20);
    return times;
}

void expect_nothing(HeldKiosk& kiosk) {
    CHECK(times_in(kiosk) <= 0);
    CHECK(times_in(kiosk, contact_canaries) <= 0);
    CHECK_FALSE(kiosk.any_file_holds(canary));
    for (const std::string& word : contact_canaries)
        CHECK_FALSE(kiosk.any_file_holds(word));
}

const Xvfb& display() {
    static const Xvfb one;
    return one;
}

} // namespace

TEST_CASE("the search finds what stands on the real kiosk's screen") {
    REQUIRE(display().ready);
    HeldKiosk kiosk(to_the_story + typed_by_letters(canary));
    CHECK(times_in(kiosk) != 0);
    CHECK_FALSE(kiosk.any_file_holds(canary));
}

TEST_CASE("the search finds contact details too, while they stand on the check page") {
    REQUIRE(display().ready);
    HeldKiosk kiosk(all_by_letters());
    for (const std::string& word : contact_canaries)
        CHECK(times_in(kiosk, {word}) != 0);
    for (const std::string& word : contact_canaries)
        CHECK_FALSE(kiosk.any_file_holds(word));
}

TEST_CASE("the real kiosk holds no typed word after Avbryt och rensa") {
    REQUIRE(display().ready);
    HeldKiosk kiosk(all_by_letters() + "press \"Avbryt och rensa\"\npress \"Rensa nu\"\n");
    expect_nothing(kiosk);
}

TEST_CASE("the real kiosk holds no typed word after the time-out") {
    REQUIRE(display().ready);
    HeldKiosk kiosk(all_by_letters() + "wait 215s\nexpect \"Säg vad du tycker.\"\n");
    expect_nothing(kiosk);
}

TEST_CASE("the real kiosk holds no typed word once it is sent") {
    REQUIRE(display().ready);
    HeldKiosk kiosk(all_by_letters() + "press \"Skicka\"\nexpect \"Tack!\"\n");
    expect_nothing(kiosk);
}
