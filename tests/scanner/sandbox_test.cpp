// What the decoding child may do once it is locked: compute, and nothing else.
#include "scanner/pages/sandbox.h"
#include "tests/support/rooms.h"
#include "tests/support/without_landlock.h"

#include <catch2/catch.hpp>
#include <cerrno>
#include <cstdlib>
#include <fcntl.h>
#include <functional>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace tycktill;

namespace {

// Runs `attempt` in a locked child: 0 it failed as it should, 1 it worked.
int in_the_child(const std::function<bool()>& attempt) {
    const pid_t child = fork();
    if (child == 0) {
        if (!lock_down({}))
            _exit(2);
        _exit(attempt() ? 1 : 0);
    }
    int status = 0;
    waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

} // namespace

TEST_CASE("the locked child opens no socket") {
    CHECK(in_the_child([] { return socket(AF_INET, SOCK_STREAM, 0) >= 0; }) == 0);
}

TEST_CASE("the locked child starts no program") {
    CHECK(in_the_child([] { return fork() >= 0; }) == 0);
    CHECK(in_the_child([] { return execl("/bin/true", "true", nullptr) == 0; }) == 0);
}

TEST_CASE("the locked child writes no file") {
    CHECK(in_the_child(
              [] { return open("/tmp/tycktill-locked", O_WRONLY | O_CREAT, 0600) >= 0; }) == 0);
    CHECK(in_the_child([] { return unlink("/tmp/anything") == 0 || errno != EPERM; }) == 0);
}

TEST_CASE("the locked child runs nothing that it made itself") {
    CHECK(in_the_child([] {
              return mmap(nullptr, 4096, PROT_READ | PROT_WRITE | PROT_EXEC,
                          MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) != MAP_FAILED;
          }) == 0);
}

TEST_CASE("the locked child reads fonts and no one's files") {
    if (landlock_of_this_kernel() == Landlock::Missing) {
        WARN("skipped: this kernel has no Landlock; the file system is read-only to the decoder "
             "instead");
        return;
    }
    CHECK(in_the_child([] { return open("/etc/passwd", O_RDONLY) >= 0; }) == 0);
    CHECK(in_the_child([] { return open("/usr/share", O_RDONLY | O_DIRECTORY) >= 0; }) == 1);
}

TEST_CASE("without Landlock the locked child still sends, starts and writes nothing") {
    const auto without = [](const std::function<bool()>& attempt) {
        const pid_t child = fork();
        if (child == 0) {
            if (!forget_landlock() || landlock_of_this_kernel() != Landlock::Missing ||
                !lock_down({}))
                _exit(2);
            _exit(attempt() ? 1 : 0);
        }
        int status = 0;
        waitpid(child, &status, 0);
        return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    };
    CHECK(without([] { return socket(AF_INET, SOCK_STREAM, 0) >= 0; }) == 0);
    CHECK(without([] { return fork() >= 0; }) == 0);
    CHECK(without([] { return open("/tmp/tycktill-locked", O_WRONLY | O_CREAT, 0600) >= 0; }) == 0);
}

#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
TEST_CASE("the locked child has no more memory than it was given") {
    CHECK(in_the_child([] { return std::malloc(std::size_t(900) << 20) != nullptr; }) == 0);
}
#endif
