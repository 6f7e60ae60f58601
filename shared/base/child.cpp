#include "shared/base/child.h"

#include <csignal>
#include <fcntl.h>
#include <spawn.h>
#include <unistd.h>

extern char** environ;

namespace tycktill::base {

bool Pipe::open() {
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) != 0)
        return false;
    read = ends[0];
    write = ends[1];
    return true;
}

void Pipe::shut(int& end) {
    if (end >= 0)
        close(end);
    end = -1;
}

Pipe::~Pipe() {
    shut(read);
    shut(write);
}

pid_t start_child(std::vector<std::string> words, int in, int out, pid_t group, Heard heard) {
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    if (in >= 0)
        posix_spawn_file_actions_adddup2(&actions, in, 0);
    else
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0);
    if (out >= 0)
        posix_spawn_file_actions_adddup2(&actions, out, 1);
    else
        posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0);
    if (heard == Heard::No)
        posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0);
    posix_spawnattr_t attributes;
    posix_spawnattr_init(&attributes);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP);
    posix_spawnattr_setpgroup(&attributes, group);
    std::vector<char*> arguments;
    for (std::string& word : words)
        arguments.push_back(word.data());
    arguments.push_back(nullptr);
    pid_t process = 0;
    if (posix_spawnp(&process, arguments[0], &actions, &attributes, arguments.data(), environ) != 0)
        process = 0;
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&actions);
    return process;
}

void give_text(int file, std::string_view text) {
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

} // namespace tycktill::base
