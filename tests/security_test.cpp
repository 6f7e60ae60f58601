// SECURITY.md says which test proves each mend: the table and the tests are held together here. And the
// services' walls, as systemd itself judges them.
#include "shared/base/files.h"
#include "shared/base/text.h"
#include "tests/support/programs.h"
#include "tests/support/rooms.h"
#include "tests/support/temporary_folder.h"

#include <catch2/catch.hpp>
#include <set>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

using namespace tycktill;
using namespace tycktill::test;
namespace fs = std::filesystem;

namespace {

const fs::path root = TYCKTILL_SOURCE;

/// A row of the table: its finding and what stands in its last column.
struct Row {
    std::string finding, proof;
};

std::vector<Row> rows_of_the_table() {
    std::vector<Row> rows;
    const std::string text = read_text(root / "SECURITY.md").value();
    const auto from = text.find("## The threats, one by one");
    REQUIRE(from != std::string::npos);
    for (const auto& line : split(text.substr(from), '\n')) {
        const auto cells = split(line, '|');
        if (cells.size() < 5 || trimmed(cells[1]).empty() || cells[1].find("---") == 0 ||
            trimmed(cells[1]) == "no")
            continue;
        rows.push_back({trimmed(cells[1]), trimmed(cells[cells.size() - 2])});
    }
    return rows;
}

/// The names between backquotes.
std::vector<std::string> named(const std::string& cell) {
    std::vector<std::string> names;
    const auto parts = split(cell, '`');
    for (std::size_t i = 1; i + 1 < parts.size(); i += 2)
        names.push_back(parts[i]);
    return names;
}

/// All text of the tests with its line breaks and the joints of parted literals taken out.
std::string joined_tests() {
    std::string all;
    for (const auto& entry : fs::recursive_directory_iterator(root / "tests"))
        if (entry.path().extension() == ".cpp")
            for (const auto& line : split(read_text(entry.path()).value(), '\n'))
                all += trimmed(line);
    std::string joined;
    for (std::size_t i = 0; i < all.size(); ++i)
        if (all.compare(i, 2, "\"\"") == 0)
            ++i;
        else
            joined += all[i];
    return joined;
}

/// What an X server says to who comes with this cookie: 1 welcome, 0 no; -1 when there is none.
int answer_of_x(const std::string& path, const std::string& cookie) {
    const std::string name = cookie.empty() ? "" : "MIT-MAGIC-COOKIE-1";
    const int socket = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    path.copy(address.sun_path, sizeof address.sun_path - 1);
    std::string greeting{'l', 0, 11, 0, 0, 0};
    for (const auto& text : {name, cookie})
        greeting += {static_cast<char>(text.size()), 0};
    greeting += {0, 0};
    for (const auto& text : {name, cookie})
        greeting += text + std::string((4 - text.size() % 4) % 4, '\0');
    char answer = -1;
    if (::connect(socket, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0 ||
        ::send(socket, greeting.data(), greeting.size(), MSG_NOSIGNAL) < 0 ||
        ::recv(socket, &answer, 1, 0) != 1)
        answer = -1;
    ::close(socket);
    return answer;
}

} // namespace

TEST_CASE("each threat has a row, and each row a test that exists or the word open") {
    const std::string tests = joined_tests();
    std::set<std::string> findings;
    for (const Row& row : rows_of_the_table()) {
        INFO(row.finding << ": " << row.proof);
        findings.insert(row.finding);
        const auto names = named(row.proof);
        CHECK((!names.empty() || row.proof.find("open") != std::string::npos));
        for (const auto& name : names)
            CHECK(tests.find("TEST_CASE(\"" + name + "\"") != std::string::npos);
    }
    for (int number = 1; number <= 16; ++number) {
        const std::string begins = std::to_string(number);
        INFO("finding " << begins);
        CHECK(std::any_of(findings.begin(), findings.end(), [&](const std::string& finding) {
            return finding == begins ||
                   (finding.rfind(begins, 0) == 0 && std::isalpha(finding[begins.size()]));
        }));
    }
}

TEST_CASE("no program that people run has fail points, and those for tests have") {
    for (const char* name : {"tycktill-office", "tycktill-courier", "tycktill-kiosk"}) {
        INFO(name);
        constexpr std::string_view word = "TYCKTILL_FAIL_POINT";
        CHECK(text_of(read_file(program(name)).value()).find(word) == std::string::npos);
        CHECK(text_of(read_file(program_for_tests(name)).value()).find(word) != std::string::npos);
    }
}

TEST_CASE("no chance but the keys' own is used where somebody might gain by foretelling it") {
    // Waiting before the next try alone may be foretold.
    const std::set<std::string> harmless{"shared/courier/service.cpp",
                                         "shared/courier/backoff.cpp"};
    for (const char* top : {"shared", "forms", "kiosk", "scanner", "office"})
        for (const auto& entry : fs::recursive_directory_iterator(root / top)) {
            const std::string name = fs::relative(entry.path(), root).string();
            if (!entry.is_regular_file() || entry.path().extension() == ".txt" ||
                harmless.count(name) > 0)
                continue;
            const std::string text = text_of(read_file(entry.path()).value());
            INFO(name);
            for (const char* weak : {"random_device", "mt19937", "std::rand(", "srand("})
                CHECK(text.find(weak) == std::string::npos);
        }
}

TEST_CASE("systemd judges every service's walls as thick") {
    if (!fs::exists("/usr/bin/systemd-analyze")) {
        WARN("systemd is not installed: this test was skipped");
        return;
    }
    const TemporaryFolder folder;
    int units = 0;
    for (const auto& entry : fs::directory_iterator(root / "docs" / "systemd")) {
        if (entry.path().extension() != ".service")
            continue;
        ++units;
        INFO(entry.path());
        const auto judged = run({"/usr/bin/systemd-analyze", "security", "--offline=yes",
                                 "--no-pager", "--threshold=25", entry.path().string()},
                                folder.path());
        INFO(judged.said);
        CHECK(judged.status == 0);
    }
    CHECK(units >= 5);
}

TEST_CASE("who has no cookie sees no screen and presses no key") {
    if (!fs::exists("/usr/bin/Xvfb") || !fs::exists("/usr/bin/xauth")) {
        WARN("Xvfb or xauth is not installed: this test was skipped");
        return;
    }
    const TemporaryFolder folder;
    const std::string display = std::to_string(300 + ::getpid() % 300);
    const std::string file = (folder.path() / "xauth").string();
    const std::string cookie = "00112233445566778899aabbccddeeff";
    REQUIRE(
        run({"/usr/bin/xauth", "-q", "-f", file, "add", ":" + display, ".", cookie}, folder.path())
            .status == 0);
    // As the unit says it, with a screen that is no machine's.
    std::vector<std::string> words{"/usr/bin/Xvfb", ":" + display, "-screen", "0", "64x64x24"};
    const std::string unit = read_text(root / "docs/systemd/tycktill-kiosk.service").value();
    for (const char* of : {"-nolisten tcp", "-nolisten local", "-auth /run/tycktill-kiosk/xauth"}) {
        REQUIRE(unit.find(of) != std::string::npos);
        for (const auto& word : split(of, ' '))
            words.push_back(word.rfind("/run", 0) == 0 ? file : word);
    }
    const Running server(words, folder.path() / "x-out");
    const std::string socket = "/tmp/.X11-unix/X" + display;
    for (int i = 0; i < 400 && answer_of_x(socket, "") < 0; ++i)
        ::usleep(50'000);
    CHECK(answer_of_x(socket, "") == 0); // refused
    CHECK(answer_of_x(socket, std::string(16, 'x')) == 0);
    CHECK(answer_of_x(socket, text_of(from_hex(cookie).value())) == 1);
    CHECK(all_of("/proc/net/unix").find("@" + socket) == std::string::npos);
}

TEST_CASE("a slip leaves no line in the journal, and the screen is shut to other users") {
    const std::string slip = read_text(root / "docs/systemd/tycktill-slip@.service").value();
    CHECK(slip.find("\nLogLevelMax=warning\n") != std::string::npos);
    CHECK(slip.find("\nRestrictAddressFamilies=AF_INET AF_INET6\n") != std::string::npos);
    const std::string kiosk = read_text(root / "docs/systemd/tycktill-kiosk.service").value();
    CHECK(kiosk.find(" -auth /run/tycktill-kiosk/xauth ") != std::string::npos);
    CHECK(kiosk.find(" -nolisten local ") != std::string::npos);
    CHECK(kiosk.find("\nEnvironment=XAUTHORITY=/run/tycktill-kiosk/xauth\n") != std::string::npos);
}
