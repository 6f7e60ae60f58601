#pragma once
/// A played session of the real program, killed somewhere in it.
#include "tests/scanner/played_pile.h"
#include "tests/support/programs.h"
#include "tests/support/rooms.h"

#include <fstream>
#include <thread>

namespace tycktill {

struct KilledSession {
    int line = 0; ///< of the play, the last that the program said was done
    bool ended = false;
    std::string lost;      ///< "" when all is there
    bool readable = false; ///< whether a word that was typed stands in a file
};

/// The last line that the program said is done.
inline int told_line(const std::filesystem::path& out) {
    std::ifstream file(out);
    int line = 0;
    for (int next = 0; file >> next;)
        line = next;
    return line;
}

inline bool holds_word(const std::filesystem::path& folder, const std::string& word) {
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
        if (!entry.is_regular_file())
            continue;
        std::ifstream file(entry.path(), std::ios::binary);
        const std::string all((std::istreambuf_iterator<char>(file)), {});
        if (all.find(word) != std::string::npos)
            return true;
    }
    return false;
}

/// Plays the session on a copy of the pile and kills it after that long; 0: never.
inline KilledSession play_and_kill(const std::filesystem::path& folder, const PlayedPile& fresh,
                                   const PlayedSession& session, std::chrono::milliseconds after) {
    namespace fs = std::filesystem;
    const fs::path data = folder / "copy", play = folder / "session.play", out = folder / "told";
    fs::remove_all(data);
    fs::copy(fresh.data, data, fs::copy_options::recursive);
    std::ofstream(play) << session.play;
    KilledSession killed;
    ::setenv("TYCKTILL_OPERATOR_PASSPHRASE", pile_passphrase, 1);
    {
        test::Running program({test::program("tycktill-scan"), "--data", data.string(), "--config",
                               (folder / "none.toml").string(), "desk", "--no-window", "--tell",
                               "--play", play.string()},
                              out);
        if (after.count() > 0) {
            std::this_thread::sleep_for(after);
            killed.ended = program.stop(SIGKILL) >= 0;
        } else {
            killed.ended = program.wait() == 0;
        }
    }
    killed.line = told_line(out);
    killed.readable = holds_word(data, "Papegojan") || holds_word(data, "korridoren");
    killed.lost = what_is_lost(data, session.facts, killed.line);
    return killed;
}

} // namespace tycktill
