/// A disk that is really full.
#include "shared/base/files.h"
#include "shared/store/outbox.h"
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
    test::fill_disk(folder / "filler");
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

} // namespace

TEST_CASE("a full disk is said before anybody types, and what waits still leaves") {
    const TemporaryFolder folder;
    const int line = test::on_a_small_disk(folder.path(), "24m",
                                           [&] { return live_on_a_full_disk(folder.path()); });
    if (line == test::not_allowed)
        WARN("not judged: this machine does not let a test mount a file system");
    else
        REQUIRE(line == 0); // the line that was not as expected
}
