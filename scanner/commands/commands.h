#pragma once
/// The subcommands of tycktill-scan, one a file. Each adds itself to the command line and, when it is
/// the one chosen, leaves what to do.
#include "forms/definition/catalogue.h"

#include <functional>

namespace CLI {
class App;
}

namespace tycktill::scanner {

/// Exit codes of every program.
enum Exit { Done = 0, SomeFailed = 1, Usage = 2 };

/// What every subcommand is told.
struct Station {
    std::filesystem::path data;
    std::filesystem::path config;
};

struct Chosen {
    std::function<int(const Station&)> run;
    /// Long work over many pictures with no key at hand: memory is given back as it is.
    bool only_reads = false;
};

void add_read(CLI::App& app, Chosen& chosen);
void add_scores(CLI::App& app, Chosen& chosen);

/// Says what is wrong on stderr and gives the exit code.
int failed(const Error& error, Exit code);

/// Done, or the code after saying what went wrong.
int ended(const Result<void>& done, Exit otherwise);

/// "FILE: what", and not twice where the fault names the file itself.
std::string about(const std::string& file, const std::string& what);

} // namespace tycktill::scanner
