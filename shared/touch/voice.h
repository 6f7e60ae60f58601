#pragma once
/// The voice says texts aloud through espeak-ng, a process of its own that is stopped when something
/// newer is said. It never writes what it says anywhere. Without espeak-ng or sound it is silent and says
/// so in `available`.
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace tycktill {

class Voice {
public:
    virtual ~Voice() = default;
    /// Interrupts what is being said. `language` as in espeak-ng: "sv", "en", "ar", "fi".
    virtual void say(std::string_view text, std::string_view language) = 0;
    virtual void stop() = 0;
    virtual bool speaking() = 0;
    virtual void set_volume(int percent) = 0;
    virtual void set_speed(int words_a_minute) = 0;
    virtual bool available() const = 0;
};

/// Speaks through the loudspeaker or headset.
std::unique_ptr<Voice> make_espeak_voice();

/// Keeps what was said, for plays and tests; each text counts as said at once.
class RememberingVoice final : public Voice {
public:
    void say(std::string_view text, std::string_view language) override;
    void stop() override {}
    bool speaking() override { return false; }
    void set_volume(int) override {}
    void set_speed(int) override {}
    bool available() const override { return true; }
    const std::vector<std::string>& said() const { return said_; }
    std::string all() const; ///< a line a text

private:
    std::vector<std::string> said_;
};

} // namespace tycktill
