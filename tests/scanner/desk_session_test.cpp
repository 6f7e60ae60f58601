// Forty mixed forms, from the pile to forty decisions, by keys alone; then the same keys in the real
// program, killed in between.
#include "tests/scanner/desk_session.h"
#include "tests/support/rooms.h"
#include "tests/support/temporary_folder.h"

#include <catch2/catch.hpp>

using namespace tycktill;
namespace fs = std::filesystem;

TEST_CASE("a clerk settles forty mixed forms by keys alone, and no kill loses a settled value") {
    const TemporaryFolder folder;
    const PlayedPile pile = play_pile(folder.path() / "pile");
    PlayedPile worked = pile;
    worked.data = folder.path() / "worked";
    fs::copy(pile.data, worked.data, fs::copy_options::recursive);

    const PlayedSession session = clerk_works(worked);
    const KeyCount& count = session.count;
    INFO(session.play);
    CHECK(count.accepted + count.rejected == played_forms);
    CHECK(count.rejected == 2);
    // A form without doubts takes one key.
    REQUIRE(count.doubtless_forms >= 5);
    CHECK(count.keys_for_doubtless == count.doubtless_forms);
    CHECK(count.keys_for_text <= 2 * count.text_doubts);
    CHECK(count.keys_for_other <= 2 * count.other_doubts);
    {
        Queue queue = pile_queue(worked.data);
        CHECK(queue.items.list().value().empty());
        CHECK(queue.sending.decided().value().empty());
        CHECK(queue.items.finished_on(SystemClock().today()).value() == played_forms);
    }

    const KilledSession whole = play_and_kill(folder.path(), pile, session, {});
    CHECK(whole.ended);
    CHECK(whole.lost.empty());
    CHECK_FALSE(whole.readable);
    for (const int after : {700, 1100, 1900}) {
        const KilledSession killed =
            play_and_kill(folder.path(), pile, session, std::chrono::milliseconds(after));
        INFO("killed after line " << killed.line);
        CHECK(killed.lost == "");
        CHECK_FALSE(killed.readable);
    }
}
