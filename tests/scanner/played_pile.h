#pragma once
/// A pile of 40 forms as reception gets them, and a clerk who settles it: all five municipalities, typed,
/// in block letters and free hand, attachments, letters, a form scanned twice, one of a municipality that
/// nobody knows, a page that never came. The clerk knows what was written and works by keys alone; what
/// is pressed becomes a play for the real program.
#include "scanner/desk/desk_work.h"
#include "tests/support/rooms.h"

#include <map>
#include <string>
#include <vector>

namespace tycktill {

inline constexpr int played_forms = 40;

/// What was written on the paper: by serial, then by field; choices are in their order.
using Written = std::map<std::string, std::map<std::string, std::vector<std::string>>>;

struct PlayedPile {
    std::filesystem::path data; ///< the station's data folder with the queue in it, enrolled
    Written written;
};
/// Draws, scans and reads the pile into a queue below `folder`. Takes half a minute.
PlayedPile play_pile(const std::filesystem::path& folder);
/// What the queue of the pile is locked with.
inline constexpr const char* pile_passphrase = "korrekt häst batteri";

/// One thing that is true once the play's line was done.
struct PlayedFact {
    enum class What { Typed, Said, Gone } what = What::Said;
    int line = 0; ///< of the play
    SubmissionId form;
    std::string key;
    std::vector<std::string> values; ///< of a draft: the one text
};

struct KeyCount {
    int forms = 0, doubts = 0, keys = 0, characters = 0;
    int doubtless_forms = 0, keys_for_doubtless = 0;
    int text_doubts = 0, keys_for_text = 0, other_doubts = 0, keys_for_other = 0;
    int accepted = 0, rejected = 0;
};

struct PlayedSession {
    std::string play; ///< for tycktill-scan desk --play
    std::vector<PlayedFact> facts;
    KeyCount count;
    double slowest_next_ms = 0; ///< from Ctrl Enter to the next form's data
};
/// Works the pile through, to its end. Stops where it cannot go on; then decisions are missing.
PlayedSession clerk_works(const PlayedPile& pile);

/// The queue of a data folder, unlocked.
Queue pile_queue(const std::filesystem::path& data);
const Catalogue& pile_catalogue();

/// What the facts up to this line say and the queue does not hold; "" when all is there.
std::string what_is_lost(const std::filesystem::path& data, const std::vector<PlayedFact>& facts,
                         int line);

} // namespace tycktill
