/// A disk that is really full.
#include "shared/base/files.h"
#include "shared/store/outbox.h"
#include "tests/support/rooms.h"
#include "tests/support/small_disk.h"
#include "tests/support/submissions.h"
#include "tests/support/temporary_folder.h"

#include <catch2/catch.hpp>

using namespace tycktill;

namespace {

/// The line of this file that was not as it should be, or 0.
#define EXPECT(condition)                                                                          \
    if (!(condition))                                                                              \
    return __LINE__

struct SmallDisk {
    std::filesystem::path folder;
    Recipients to{make_key_pair().public_key};
    OutboxOptions options;

    explicit SmallDisk(std::filesystem::path where) : folder(std::move(where)) {
        options.ballast_bytes = 1 << 20;
    }
    Envelope scan(std::size_t page_bytes) const {
        Submission submission = a_complaint();
        submission.attachments = {{"page-1.jpg", "image/jpeg", noise(page_bytes)}};
        return seal(submission, to).value();
    }

    /// One filling and draining.
    int live() const {
        int kept = 0;
        {
            Outbox outbox = Outbox::open(folder / "outbox.db", options).value();
            for (; outbox.has_room().value(); ++kept)
                EXPECT(outbox.keep(scan(200'000))); // until it says no, before anybody types
            EXPECT(kept > 5);
        }
        test::fill_disk(folder / "filler");
        Outbox outbox = Outbox::open(folder / "outbox.db", options).value();
        EXPECT(outbox.counts().value().waiting == kept);
        const auto refused = outbox.keep(scan(6 << 20));
        EXPECT(!refused);
        EXPECT(refused.error().what.rfind("the store is full; free disk space", 0) == 0);
        return drain(outbox, kept);
    }

private:
    int drain(Outbox& outbox, int kept) const {
        const int before = outbox.counts().value().receipted;
        EXPECT(outbox.release().value() == kept);
        while (const auto item = outbox.next_to_deliver().value()) {
            EXPECT(outbox.note_attempt(item->id));
            EXPECT(outbox.mark_delivered(item->id));
            EXPECT(outbox.mark_receipted(item->id, bytes_of("signed")));
        }
        EXPECT(outbox.counts().value().waiting == 0);
        EXPECT(outbox.counts().value().receipted == before + kept);
        std::filesystem::remove(folder / "filler");
        EXPECT(outbox.has_room().value());
        return 0;
    }
};

int live_on_a_full_disk(const std::filesystem::path& folder) {
    const SmallDisk disk(folder);
    for (int times = 0; times < 100; ++times)
        if (const int line = disk.live(); line != 0)
            return line;
    return 0;
}

} // namespace

TEST_CASE("a full disk of 16 MiB is said before anybody types and drains, 100 times of 100") {
    const TemporaryFolder folder;
    const int line = test::on_a_small_disk(folder.path(), "16m",
                                           [&] { return live_on_a_full_disk(folder.path()); });
    if (line == test::not_allowed)
        WARN("not judged: this machine does not let a test mount a file system");
    else
        REQUIRE(line == 0); // the line that was not as expected
}
