// The voice as a program of its own. There is no sound device here: what would be heard goes to a file.
#include "shared/touch/voice.h"

#include "shared/base/files.h"
#include "tests/support/rooms.h"
#include "tests/support/temporary_folder.h"

#include <catch2/catch.hpp>
#include <thread>

using namespace tycktill;
using namespace std::chrono_literals;

namespace {

/// A program that writes what it is given, and with what words it was called.
struct FakeSpeaker {
    TemporaryFolder folder;
    std::string script(const std::string& name, const std::string& body) {
        const auto file = folder.path() / name;
        REQUIRE(write_text(file, "#!/bin/sh\n" + body + "\n"));
        std::filesystem::permissions(file, std::filesystem::perms::owner_all);
        return file.string();
    }
    std::string held(const std::string& name) {
        return read_text(folder.path() / name).value_or("");
    }
    std::string path(const std::string& name) { return (folder.path() / name).string(); }
};

void wait_until_silent(Voice& voice) {
    while (voice.speaking())
        std::this_thread::sleep_for(5ms);
}

} // namespace

TEST_CASE("a command's words are filled in, and the text is none of them") {
    CHECK(command_words("espeak-ng --stdin  -v {language} -s {speed} -a {amplitude}",
                        {"fi", 180, 40}) ==
          std::vector<std::string>{"espeak-ng", "--stdin", "-v", "fi", "-s", "180", "-a", "80"});
    CHECK(command_words("piper --model {language}.onnx", {"sv", 150, 60}).back() == "sv.onnx");
}

TEST_CASE("any program that takes text can be the voice") {
    FakeSpeaker speaker;
    const auto program = speaker.script("speak", "echo \"$@\" > " + speaker.path("words") +
                                                     "; cat > " + speaker.path("text"));
    const auto voice = make_command_voice({program + " {language} {speed}", "", "sv"});
    REQUIRE(voice->speaks("sv"));
    CHECK_FALSE(voice->speaks("fi"));
    voice->say("Maten var kall.", {"sv", 120, 60});
    wait_until_silent(*voice);
    CHECK(speaker.held("text") == "Maten var kall.");
    CHECK(speaker.held("words") == "sv 120\n");
}

TEST_CASE("one program makes the sound and another plays it; both end when it is stopped") {
    FakeSpeaker speaker;
    const auto program = speaker.script("speak", "cat; sleep 600");
    const auto player = speaker.script("play", "cat > " + speaker.path("sound"));
    const auto voice = make_command_voice({program, player, "sv"});
    voice->say("Hej", {});
    while (speaker.held("sound") != "Hej")
        std::this_thread::sleep_for(5ms);
    CHECK(voice->speaking());
    voice->stop();
    CHECK_FALSE(voice->speaking());
}

TEST_CASE("a voice that is not there speaks no language and says nothing") {
    const auto voice = make_command_voice({"/nowhere/voice", "", "sv fi"});
    CHECK_FALSE(voice->speaks("sv"));
    voice->say("Hej", {});
    CHECK_FALSE(voice->speaking());
}

TEST_CASE("a text that the voice will not take does not hold the kiosk up") {
    const auto voice = make_command_voice({"false", "", "sv"});
    voice->say(std::string(200000, 'a'), {});
    wait_until_silent(*voice);
    SUCCEED();
}

TEST_CASE("espeak-ng speaks Swedish, Finnish, English and Arabic: louder is louder") {
    FakeSpeaker speaker;
    const auto player = speaker.script("play", "cat > " + speaker.path("sound"));
    const auto voice =
        make_command_voice({"espeak-ng --stdout --stdin -v {language} -s {speed} -a {amplitude}",
                            player, "sv fi en ar"});
    REQUIRE(voice->speaks("sv"));
    const auto loudest = [&](const std::string& text, const Manner& how) {
        voice->say(text, how);
        wait_until_silent(*voice);
        const std::string sound = speaker.held("sound");
        int most = 0;
        for (std::size_t at = 44; at + 1 < sound.size(); at += 2) {
            const auto sample =
                static_cast<std::int16_t>(static_cast<unsigned char>(sound[at]) |
                                          (static_cast<unsigned char>(sound[at + 1]) << 8));
            most = std::max(most, std::abs(static_cast<int>(sample)));
        }
        return most;
    };
    const int quiet = loudest("Vad vill du lämna?", {"sv", 150, 20});
    CHECK(quiet > 200);
    CHECK(loudest("Vad vill du lämna?", {"sv", 150, 60}) > 2 * quiet);
    CHECK(loudest("Mitä haluat jättää?", {"fi", 150, 60}) > 1000);
    CHECK(loudest("What would you like to leave?", {"en", 150, 60}) > 1000);
    CHECK(loudest("ماذا تريد أن تترك؟", {"ar", 150, 60}) > 1000);
}
