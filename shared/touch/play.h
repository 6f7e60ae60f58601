#pragma once
/// A play drives a program through its accessible tree, a line a step; for tests, demos and pictures:
///   press "Klagomål"      type "Maten var kall."      key down      wait 90s
///   expect "Vill du ha svar?"      expect-not "…"      spoken "…"
///   picture NAME.png      tree NAME.json      # a comment
/// In quotes: \" \\ and \n. `wait` moves the program's clock, not the wall's.
#include "shared/touch/stage.h"

namespace tycktill::touch {

struct PlayStep {
    enum class What { Press, Type, Key, Expect, ExpectNot, Spoken, Wait, Picture, Tree };
    What what = What::Expect;
    std::string text; ///< what stood in quotes, the key's word or the file's name
    Moment wait{};
    KeyDown key;
    int line = 0;
    friend bool operator==(const PlayStep&, const PlayStep&) = default;
};

/// Fails as "FILE:LINE: what is wrong; what to write".
Result<std::vector<PlayStep>> parse_play(std::string_view text, std::string_view file);

struct PlayScene {
    Draw draw;
    std::function<std::string()> spoken;            ///< everything said so far; may be empty
    std::filesystem::path pictures = ".";           ///< where PNG and JSON files go
    std::string file = "play";                      ///< for messages
    std::function<void(const PlayStep&)> done = {}; ///< after each step; may be empty
};
/// Stops at the first step that fails: "FILE:LINE: expected «…»; the screen says: …".
Result<void> run_play(Stage& stage, const std::vector<PlayStep>& steps, const PlayScene& scene);

} // namespace tycktill::touch
