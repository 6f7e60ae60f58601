#include "shared/touch/voice.h"

#include "shared/base/child.h"
#include "shared/base/text.h"

#include <algorithm>
#include <csignal>
#include <cstdlib>
#include <sys/wait.h>
#include <unistd.h>

namespace tycktill::touch {
namespace {

bool lists(std::string_view languages, std::string_view language) {
    const auto words = split(languages, ' ');
    return std::find(words.begin(), words.end(), language) != words.end();
}

void put(std::string& word, std::string_view name, const std::string& value) {
    const auto at = word.find(name);
    if (at != std::string::npos)
        word.replace(at, name.size(), value);
}

/// Where the shell would find the program.
bool is_there(const std::string& program) {
    if (program.find('/') != std::string::npos)
        return access(program.c_str(), X_OK) == 0;
    const char* path = std::getenv("PATH");
    const auto folders = split(path == nullptr ? "/usr/bin:/bin" : path, ':');
    return std::any_of(folders.begin(), folders.end(), [&](const std::string& folder) {
        return access((folder + "/" + program).c_str(), X_OK) == 0;
    });
}

/// One process a text, and one that plays it; both in a group of their own, which ends with them.
class CommandVoice final : public Voice {
public:
    explicit CommandVoice(VoiceCommand command) : command_(std::move(command)) {
        const auto words = command_words(command_.speak, {});
        there_ = !words.empty() && is_there(words.front());
    }
    ~CommandVoice() override { stop(); }

    void say(std::string_view text, const Manner& how) override {
        stop();
        Pipe words, sound;
        if (!speaks(how.language) || !words.open())
            return;
        const bool played = !command_.play.empty() && sound.open();
        speaker_ = start_child(command_words(command_.speak, how), words.read, sound.write, 0);
        Pipe::shut(sound.write);
        if (speaker_ > 0 && played)
            player_ = start_child(command_words(command_.play, how), sound.read, -1, speaker_);
        Pipe::shut(words.read);
        if (speaker_ > 0)
            give_text(words.write, text);
    }

    void stop() override {
        if (speaker_ > 0)
            kill(-speaker_, SIGKILL);
        if (player_ > 0)
            kill(player_, SIGKILL);
        for (pid_t* process : {&speaker_, &player_}) {
            if (*process > 0)
                waitpid(*process, nullptr, 0);
            *process = 0;
        }
    }

    bool speaking() override {
        for (pid_t* process : {&speaker_, &player_}) {
            if (*process <= 0)
                continue;
            if (waitpid(*process, nullptr, WNOHANG) == 0)
                return true;
            // The player keeps the group's number alive as long as it runs.
            *process = 0;
        }
        return false;
    }

    bool speaks(std::string_view language) const override {
        return there_ && lists(command_.languages, language);
    }

private:
    VoiceCommand command_;
    bool there_ = false;
    pid_t speaker_ = 0, player_ = 0;
};

} // namespace

std::vector<std::string> command_words(std::string_view command, const Manner& how) {
    std::vector<std::string> words;
    for (std::string& word : split(command, ' ')) {
        if (word.empty())
            continue;
        put(word, "{language}", how.language);
        put(word, "{speed}", std::to_string(how.speed));
        put(word, "{volume}", std::to_string(how.volume));
        put(word, "{amplitude}", std::to_string(2 * how.volume));
        words.push_back(std::move(word));
    }
    return words;
}

std::unique_ptr<Voice> make_command_voice(VoiceCommand command) {
    return std::make_unique<CommandVoice>(std::move(command));
}

void RememberingVoice::say(std::string_view text, const Manner& how) {
    stop();
    said_.push_back({std::string(text), how});
    speaking_ = takes_time_;
}

void RememberingVoice::stop() {
    stopped_ += speaking_ ? 1 : 0;
    speaking_ = false;
}

bool RememberingVoice::speaks(std::string_view language) const {
    return lists(languages, language);
}

std::string RememberingVoice::all() const {
    std::string all;
    for (const Said& one : said_)
        all += one.text + "\n";
    return all;
}

} // namespace tycktill::touch
