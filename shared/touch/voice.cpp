#include "shared/touch/voice.h"

#include <csignal>
#include <fcntl.h>
#include <spawn.h>
#include <string>
#include <sys/wait.h>
#include <unistd.h>

extern char** environ;

namespace tycktill {

namespace {

constexpr const char* program = "/usr/bin/espeak-ng";

/// One process a text; the text goes in through a pipe, so that it is in no command line.
class EspeakVoice final : public Voice {
public:
    ~EspeakVoice() override { stop(); }

    void say(std::string_view text, std::string_view language) override {
        stop();
        if (!available())
            return;
        int ends[2];
        if (pipe2(ends, O_CLOEXEC) != 0)
            return;
        start(ends[0], std::string(language));
        close(ends[0]);
        write_all(ends[1], text);
        close(ends[1]);
    }

    void stop() override {
        if (process_ <= 0)
            return;
        kill(process_, SIGKILL);
        waitpid(process_, nullptr, 0);
        process_ = 0;
    }

    bool speaking() override {
        if (process_ <= 0)
            return false;
        if (waitpid(process_, nullptr, WNOHANG) == 0)
            return true;
        process_ = 0;
        return false;
    }

    void set_volume(int percent) override { volume_ = percent * 2; } // espeak-ng counts to 200
    void set_speed(int words_a_minute) override { speed_ = words_a_minute; }
    bool available() const override { return access(program, X_OK) == 0; }

private:
    void start(int text, const std::string& language) {
        posix_spawn_file_actions_t actions;
        posix_spawn_file_actions_init(&actions);
        posix_spawn_file_actions_adddup2(&actions, text, 0);
        posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0);
        posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0);
        std::string words[] = {"espeak-ng",
                               "-v",
                               language,
                               "-a",
                               std::to_string(volume_),
                               "-s",
                               std::to_string(speed_),
                               "--stdin"};
        char* arguments[9] = {};
        for (int i = 0; i < 8; ++i)
            arguments[i] = words[i].data();
        if (posix_spawn(&process_, program, &actions, nullptr, arguments, environ) != 0)
            process_ = 0;
        posix_spawn_file_actions_destroy(&actions);
    }

    static void write_all(int file, std::string_view text) {
        // A page's text is far below a pipe's 64 KiB, so this never waits.
        text = text.substr(0, 32 * 1024);
        struct sigaction ignore {
        }, before{};
        ignore.sa_handler = SIG_IGN;
        sigaction(SIGPIPE, &ignore, &before);
        while (!text.empty()) {
            const auto written = write(file, text.data(), text.size());
            if (written <= 0)
                break;
            text.remove_prefix(static_cast<std::size_t>(written));
        }
        sigaction(SIGPIPE, &before, nullptr);
    }

    pid_t process_ = 0;
    int volume_ = 100, speed_ = 150;
};

} // namespace

std::unique_ptr<Voice> make_espeak_voice() {
    return std::make_unique<EspeakVoice>();
}

void RememberingVoice::say(std::string_view text, std::string_view) {
    said_.emplace_back(text);
}

std::string RememberingVoice::all() const {
    std::string all;
    for (const auto& text : said_)
        all += text + "\n";
    return all;
}

} // namespace tycktill
