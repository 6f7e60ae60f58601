/// A station's program may be killed at any moment: what it acknowledged is there.
#include "shared/store/outbox.h"
#include "tests/support/outbox_peer.h"
#include "tests/support/rooms.h"
#include "tests/support/submissions.h"
#include "tests/support/temporary_folder.h"

#include <array>
#include <catch2/catch.hpp>
#include <csignal>
#include <set>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

using namespace tycktill;

namespace {

/// Keeps envelopes until it is killed, and says each id on the pipe when it is durable.
[[noreturn]] void keep_until_killed(const std::filesystem::path& file, const Recipients& to,
                                    int pipe) {
    auto outbox = Outbox::open(file);
    while (outbox) {
        Submission submission = an_anonymous_complaint();
        submission.attachments = {{"page-1.jpg", "image/jpeg", noise(300'000)}};
        const Envelope envelope = seal(submission, to).value();
        if (!outbox->keep(envelope))
            break;
        if (::write(pipe, envelope.id.bytes.data(), 16) != 16)
            break;
    }
    ::_exit(1);
}

/// Runs a keeper for a while, kills it with -9 and gives the ids that it acknowledged.
std::vector<SubmissionId> kill_a_keeper(const std::filesystem::path& file, const Recipients& to,
                                        std::chrono::milliseconds after) {
    std::array<int, 2> pipe{};
    REQUIRE(::pipe(pipe.data()) == 0);
    const pid_t child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        ::close(pipe[0]);
        keep_until_killed(file, to, pipe[1]);
    }
    ::close(pipe[1]);
    std::vector<SubmissionId> acknowledged;
    SubmissionId id;
    if (::read(pipe[0], id.bytes.data(), 16) == 16)
        acknowledged.push_back(id);
    std::this_thread::sleep_for(after);
    ::kill(child, SIGKILL);
    while (::read(pipe[0], id.bytes.data(), 16) == 16)
        acknowledged.push_back(id);
    ::close(pipe[0]);
    int status = 0;
    REQUIRE(::waitpid(child, &status, 0) == child);
    REQUIRE(WIFSIGNALED(status));
    return acknowledged;
}

} // namespace

TEST_CASE("a program killed in the middle of keeping loses nothing that it acknowledged") {
    const TemporaryFolder folder;
    const auto file = folder.path() / "outbox.db";
    const Recipients to{make_key_pair().public_key};
    std::set<SubmissionId> acknowledged;
    for (int round = 0; round < 12; ++round)
        for (const SubmissionId& id : kill_a_keeper(file, to, std::chrono::milliseconds(3 * round)))
            acknowledged.insert(id);

    Outbox outbox = Outbox::open(file).value();
    REQUIRE_FALSE(outbox.last_salvage());
    REQUIRE(outbox.scrub().value().damaged.empty());
    REQUIRE(outbox.release().value() >= static_cast<int>(acknowledged.size()));
    std::set<SubmissionId> found;
    for (const OutboxItem& item : released_in(outbox))
        found.insert(item.id);
    REQUIRE(acknowledged.size() >= 12);
    REQUIRE(std::includes(found.begin(), found.end(), acknowledged.begin(), acknowledged.end()));
}
