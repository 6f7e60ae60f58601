#pragma once
/// A program that ours starts and gives a text on standard input. Nothing of the text is in a command line or
/// a file.
#include "shared/base/room.h"

#include <string>
#include <string_view>
#include <sys/types.h>
#include <vector>

namespace tycktill::base {

/// Both ends closed when it goes; no program that is started inherits them.
struct Pipe {
    int read = -1, write = -1;
    Pipe() = default;
    Pipe(const Pipe&) = delete;
    Pipe& operator=(const Pipe&) = delete;
    ~Pipe();
    bool open();
    static void shut(int& end);
};

enum class Heard { No, Yes };
/// Starts it in that group of processes (0: one of its own); 0 when it did not start. Found where the shell
/// would. Without `out` its output goes nowhere; what it says to people goes nowhere unless `heard`.
pid_t start_child(std::vector<std::string> words, int in, int out = -1, pid_t group = 0,
                  Heard heard = Heard::No);

/// At most 32 KiB, so that a pipe takes it at once and nobody waits; an end that is gone is no fault.
void give_text(int file, std::string_view text);

} // namespace tycktill::base
