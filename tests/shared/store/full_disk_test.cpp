/// A disk that is really full: a small file system in memory, mounted where only this test sees it.
#include "shared/base/files.h"
#include "shared/store/outbox.h"
#include "tests/support/submissions.h"
#include "tests/support/temporary_folder.h"

#include <catch2/catch.hpp>
#include <fcntl.h>
#include <sched.h>
#include <sys/mount.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace tycktill;

namespace {

constexpr int not_allowed = 77;

/// Another program takes all space that is left.
void fill_disk(const std::filesystem::path& file) {
    const int descriptor = ::open(file.c_str(), O_WRONLY | O_CREAT, 0600);
    for (std::size_t size : {std::size_t{65536}, std::size_t{1}}) {
        const Bytes bytes(size);
        while (::write(descriptor, bytes.data(), bytes.size()) > 0) {
        }
    }
    ::close(descriptor);
}

/// The line of this file that was not as it should be, or 0.
#define EXPECT(condition)                                                                          \
    if (!(condition))                                                                              \
    return __LINE__

int live_on_a_full_disk(const std::filesystem::path& folder) {
    OutboxOptions options;
    options.ballast_bytes = 3 << 20;
    const auto file = folder / "outbox.db";
    const Recipients to{make_key_pair().public_key};
    int kept = 0;
    {
        Outbox outbox = Outbox::open(file, options).value();
        while (outbox.has_room().value()) {
            EXPECT(outbox.keep(seal(an_anonymous_complaint(std::string(9'000, 'a')), to).value()));
            ++kept;
        }
        EXPECT(kept > 100);
    }
    fill_disk(folder / "filler");
    Outbox outbox = Outbox::open(file, options).value();
    EXPECT(outbox.counts().value().waiting == kept);
    const auto refused = [&] {
        Submission scan = a_complaint();
        scan.attachments = {{"page-1.jpg", "image/jpeg", noise(6 << 20)}};
        return outbox.keep(seal(scan, to).value());
    }();
    EXPECT(!refused);
    EXPECT(refused.error().what.rfind("the store is full; free disk space", 0) == 0);
    EXPECT(outbox.release().value() == kept);
    while (const auto item = outbox.next_to_deliver().value()) {
        EXPECT(outbox.note_attempt(item->id));
        EXPECT(outbox.mark_delivered(item->id));
        EXPECT(outbox.mark_receipted(item->id, bytes_of("signed")));
    }
    EXPECT(outbox.counts().value().receipted == kept);
    std::filesystem::remove(folder / "filler");
    EXPECT(outbox.has_room().value());
    EXPECT(outbox.keep(seal(an_anonymous_complaint(), to).value()));
    return 0;
}

int on_a_small_disk(const std::filesystem::path& folder) {
    if (::unshare(CLONE_NEWNS) != 0 && ::unshare(CLONE_NEWUSER | CLONE_NEWNS) != 0)
        return not_allowed;
    if (::mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr) != 0 ||
        ::mount("tmpfs", folder.c_str(), "tmpfs", 0, "size=24m") != 0)
        return not_allowed;
    return live_on_a_full_disk(folder);
}

} // namespace

TEST_CASE("a full disk is said before anybody types, and what waits still leaves") {
    const TemporaryFolder folder;
    const pid_t child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        int line = 255; // something failed that was not expected to
        try {
            line = on_a_small_disk(folder.path());
        } catch (const std::exception&) {
        }
        ::_exit(line);
    }
    int status = 0;
    REQUIRE(::waitpid(child, &status, 0) == child);
    REQUIRE(WIFEXITED(status));
    if (WEXITSTATUS(status) == not_allowed)
        WARN("not judged: this machine does not let a test mount a file system");
    else
        REQUIRE(WEXITSTATUS(status) == 0); // the line that was not as expected
}
