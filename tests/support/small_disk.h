#pragma once
/// A disk that is really small: a file system in memory, mounted where only one test sees it.
#include "shared/base/bytes.h"
#include "tests/support/rooms.h"

#include <exception>
#include <fcntl.h>
#include <filesystem>
#include <functional>
#include <sched.h>
#include <sys/mount.h>
#include <sys/wait.h>
#include <unistd.h>

namespace tycktill::test {

constexpr int not_allowed = 77, not_expected = 255;

/// Another program takes all space that is left.
inline void fill_disk(const std::filesystem::path& file) {
    const int descriptor = ::open(file.c_str(), O_WRONLY | O_CREAT, 0600);
    for (std::size_t size : {std::size_t{65536}, std::size_t{1}}) {
        const Bytes bytes(size);
        while (::write(descriptor, bytes.data(), bytes.size()) > 0) {
        }
    }
    ::close(descriptor);
}

/// What `work` returns in a process of its own, whose `folder` is a disk of that size ("24m");
/// not_allowed where this machine mounts nothing for a test, not_expected after an exception.
inline int on_a_small_disk(const std::filesystem::path& folder, const char* size,
                           const std::function<int()>& work) {
    const pid_t child = ::fork();
    if (child == 0) {
        const std::string options = std::string("size=") + size;
        const bool apart =
            ::unshare(CLONE_NEWNS) == 0 || ::unshare(CLONE_NEWUSER | CLONE_NEWNS) == 0;
        if (!apart || ::mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr) != 0 ||
            ::mount("tmpfs", folder.c_str(), "tmpfs", 0, options.c_str()) != 0)
            ::_exit(not_allowed);
        int code = not_expected;
        try {
            code = work();
        } catch (const std::exception&) {
        }
        ::_exit(code);
    }
    int status = 0;
    if (child < 0 || ::waitpid(child, &status, 0) != child || !WIFEXITED(status))
        return not_expected;
    return WEXITSTATUS(status);
}

} // namespace tycktill::test
