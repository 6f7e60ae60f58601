// What the scanning station's programs leave for others to see: in their environment, their memory, and the
// journal.
#include "scanner/pages/encode.h"
#include "shared/base/files.h"
#include "tests/support/damage.h"
#include "tests/support/filled_page.h"
#include "tests/support/programs.h"
#include "tests/support/rooms.h"
#include "tests/support/temporary_folder.h"

#include <catch2/catch.hpp>
#include <sys/stat.h>

using namespace tycktill;
namespace fs = std::filesystem;

namespace {

constexpr const char* passphrase = "Blåklockor växer vid Vättern 1987";

std::string all_of(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

/// How often the words stand in what the process may write.
int times_in_memory(pid_t process, const std::string& words) {
    const std::string folder = "/proc/" + std::to_string(process);
    std::ifstream maps(folder + "/maps"), memory(folder + "/mem", std::ios::binary);
    int times = 0;
    for (std::string line; std::getline(maps, line);) {
        unsigned long from = 0, to = 0;
        char rights[5] = {};
        if (std::sscanf(line.c_str(), "%lx-%lx %4s", &from, &to, rights) != 3 || rights[1] != 'w')
            continue;
        std::string bytes(to - from, '\0');
        memory.clear();
        memory.seekg(static_cast<std::streamoff>(from));
        memory.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
        for (std::size_t at = 0; (at = bytes.find(words, at)) != std::string::npos; ++at)
            ++times;
    }
    return times;
}

struct Station {
    TemporaryFolder folder;
    fs::path data = folder.path() / "data-of-the-station", play = folder.path() / "play";

    Station() {
        ::setenv("TYCKTILL_OPERATOR_PASSPHRASE", passphrase, 1);
        ::setenv("TYCKTILL_ASSETS", TYCKTILL_SOURCE "/assets", 1);
        const fs::path page = folder.path() / "page.png";
        REQUIRE(write_file(page, pages::png_of(pages::Image(800, 1100, 255), "white").value()));
        test::Running intake({test::program("tycktill-scan"), "--data", data.string(), "intake",
                              "--no-text", page.string()},
                             folder.path() / "intake");
        intake.wait();
        REQUIRE(::mkfifo(play.c_str(), 0600) == 0);
    }
    ~Station() { ::unsetenv("TYCKTILL_OPERATOR_PASSPHRASE"); }
};

} // namespace

TEST_CASE("the scanning desk takes its passphrase once, and leaves nothing for a core dump") {
    Station station;
    test::Running desk({test::program("tycktill-scan"), "--data", station.data.string(), "desk",
                        "--no-window", "--play", station.play.string()},
                       station.folder.path() / "desk");
    // It asks for its play when the queue is open.
    int to_desk = -1;
    for (int i = 0; i < 6000 && to_desk < 0 && !desk.has_ended(); ++i) {
        to_desk = ::open(station.play.c_str(), O_WRONLY | O_NONBLOCK);
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    INFO(all_of(station.folder.path() / "desk.said"));
    REQUIRE(to_desk >= 0);
    const std::string process = "/proc/" + std::to_string(desk.process());
    const std::string environment = all_of(process + "/environ");
    CHECK(environment.find("TYCKTILL_OPERATOR_PASSPHRASE") != std::string::npos);
    CHECK(environment.find("Vättern") == std::string::npos);
    const std::string limits = all_of(process + "/limits");
    const auto core = limits.find("Max core file size");
    REQUIRE(core != std::string::npos);
    CHECK(limits.substr(core, 40).find(" 0 ") != std::string::npos);
    CHECK(times_in_memory(desk.process(), "data-of-the-station") > 0); // it can be seen
    CHECK(times_in_memory(desk.process(), passphrase) == 0);
    ::close(to_desk);
}

TEST_CASE("in a service's journal a file is told by its number, never by its name") {
    Station station;
    const fs::path watched = station.folder.path() / "post";
    fs::create_directories(watched);
    REQUIRE(write_text(watched / "Klagomål Anna Svensson.pdf", "%PDF-1.4 and no more"));
    ::setenv("JOURNAL_STREAM", "8:1", 1);
    const fs::path out = station.folder.path() / "watch";
    {
        test::Running watch({test::program("tycktill-scan"), "--data", station.data.string(),
                             "intake", "--no-text", "--watch", watched.string()},
                            out);
        for (int i = 0; i < 2000 && all_of(out.string() + ".said").empty(); ++i)
            std::this_thread::sleep_for(std::chrono::milliseconds(10));
        CHECK(watch.stop(SIGTERM) == 0);
    }
    ::unsetenv("JOURNAL_STREAM");
    const std::string said = all_of(out.string() + ".said");
    CHECK(said.find("file 1 (1 KiB): waits for the rest of it") != std::string::npos);
    CHECK(said.find("Svensson") == std::string::npos);
    CHECK(all_of(out).find("Svensson") == std::string::npos);
}
