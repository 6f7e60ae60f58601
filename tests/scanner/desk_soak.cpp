// Kills the desk at random moments of a played session of forty forms, and looks whether the queue, all
// settled values and what was typed two seconds before are there; and whether a word can be read.
//     scanner_desk_soak MINUTES [KILLS]      200 kills unless the time is up before
#include "tests/scanner/desk_session.h"
#include "tests/support/rooms.h"
#include "tests/support/temporary_folder.h"

#include <cstdio>
#include <cstdlib>
#include <random>

using namespace tycktill;
using Steady = std::chrono::steady_clock;

int main(int count, char** words) {
    const int minutes = count > 1 ? std::atoi(words[1]) : 5;
    const int kills = count > 2 ? std::atoi(words[2]) : 200;
    const TemporaryFolder folder;
    const PlayedPile pile = play_pile(folder.path() / "pile");
    PlayedPile worked = pile;
    worked.data = folder.path() / "worked";
    std::filesystem::copy(pile.data, worked.data, std::filesystem::copy_options::recursive);
    const PlayedSession session = clerk_works(worked);
    const KeyCount& keys = session.count;
    std::printf("%d forms, %d accepted, %d rejected, %d doubts; %d keys and %d characters: %.2f "
                "keys a form; %.2f a text doubt, %.2f another doubt; %d forms without doubts, %d "
                "keys; slowest next form %.0f ms\n",
                keys.forms, keys.accepted, keys.rejected, keys.doubts, keys.keys, keys.characters,
                1.0 * keys.keys / std::max(keys.forms, 1),
                1.0 * keys.keys_for_text / std::max(keys.text_doubts, 1),
                1.0 * keys.keys_for_other / std::max(keys.other_doubts, 1), keys.doubtless_forms,
                keys.keys_for_doubtless, session.slowest_next_ms);
    const auto began = Steady::now();
    const KilledSession whole = play_and_kill(folder.path(), pile, session, {});
    const auto lasts = std::chrono::duration_cast<std::chrono::milliseconds>(Steady::now() - began);
    std::printf("the whole session: %lld ms, line %d%s%s\n", static_cast<long long>(lasts.count()),
                whole.line, whole.ended ? "" : ", NOT to its end", whole.lost.c_str());
    int done = 0, lost = 0, readable = 0, in_session = 0;
    std::mt19937 random(std::random_device{}());
    std::uniform_int_distribution<int> moment(1, static_cast<int>(lasts.count()));
    const auto until = began + std::chrono::minutes(minutes);
    for (; done < kills && Steady::now() < until; ++done) {
        const auto killed =
            play_and_kill(folder.path(), pile, session, std::chrono::milliseconds(moment(random)));
        in_session += killed.line > 0;
        lost += !killed.lost.empty();
        readable += killed.readable;
        if (!killed.lost.empty())
            std::printf("LOST after line %d: %s\n", killed.line, killed.lost.c_str());
        if ((done + 1) % 10 == 0) // so that a run that is cut short has told something
            std::printf("%d kills, %d lost something, %d left a readable word\n", done + 1, lost,
                        readable);
        std::fflush(stdout);
    }
    std::printf("%d kills, %d of them within the session: %d lost something, %d left a readable "
                "word\n",
                done, in_session, lost, readable);
    return lost + readable > 0 || !whole.ended ? 1 : 0;
}
