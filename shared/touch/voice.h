#pragma once
/// The voice says texts aloud. Who speaks is a program of its own, named by a command: it takes a text on
/// standard input and either sounds by itself (espeak-ng) or writes sound to standard output, which a
/// second command plays (Piper with a Swedish voice, into aplay). A text is in no command line and no file.
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace tycktill::touch {

/// How a text is said.
struct Manner {
    std::string language = "sv"; ///< a tag: "sv", "en", "ar", "fi"
    int speed = 150;             ///< words a minute
    int volume = 60;             ///< percent
    friend bool operator==(const Manner&, const Manner&) = default;
};

class Voice {
public:
    virtual ~Voice() = default;
    /// Interrupts what is being said.
    virtual void say(std::string_view text, const Manner& how) = 0;
    virtual void stop() = 0;
    virtual bool speaking() = 0;
    virtual bool speaks(std::string_view language) const = 0;
};

/// Words divided by spaces, in which {language}, {speed}, {volume} and {amplitude} (0–200, as espeak-ng
/// counts) are filled in.
struct VoiceCommand {
    std::string speak = "espeak-ng --stdin -v {language} -s {speed} -a {amplitude}";
    std::string play; ///< takes what the first writes; "" when that sounds by itself
    std::string languages = "sv fi en ar";
};

/// Pure: the program and its arguments.
std::vector<std::string> command_words(std::string_view command, const Manner& how);

/// Speaks no language at all when the program is not there.
std::unique_ptr<Voice> make_command_voice(VoiceCommand command);

/// Hears what is said, for plays and tests. A text counts as said at once, unless it is told to take time:
/// then it lasts until it is finished, stopped or interrupted.
class RememberingVoice final : public Voice {
public:
    struct Said {
        std::string text;
        Manner how;
    };
    void say(std::string_view text, const Manner& how) override;
    void stop() override;
    bool speaking() override { return speaking_; }
    bool speaks(std::string_view language) const override;
    const std::vector<Said>& said() const { return said_; }
    std::string all() const; ///< a line a text
    void take_time(bool takes) { takes_time_ = takes; }
    void finish() { speaking_ = false; }
    int stopped() const { return stopped_; } ///< how often something was cut off
    void listen_anew() { said_.clear(); }
    std::string languages = "sv fi en ar";

private:
    std::vector<Said> said_;
    bool takes_time_ = false, speaking_ = false;
    int stopped_ = 0;
};

} // namespace tycktill::touch
