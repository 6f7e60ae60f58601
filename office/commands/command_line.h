#pragma once
/// The command line's parts: each adds its commands to the program, and what was chosen is run by main.
#include "office/commands/commands.h"

#include <functional>

namespace CLI {
class App;
}

namespace tycktill::office {

struct Chosen {
    std::function<Result<int>(const OfficePlace&)> run;
};

/// matters, matter, do, clocks, take-in
void add_matter_commands(CLI::App& app, Chosen& chosen);
/// register, purge list | approve | carry-out, audit
void add_register_commands(CLI::App& app, CLI::App& purge, Chosen& chosen);
/// owed
void add_report_commands(CLI::App& app, Chosen& chosen);
/// release, published, forms-out
void add_out_commands(CLI::App& app, Chosen& chosen);
/// people
void add_people_commands(CLI::App& app, Chosen& chosen);

} // namespace tycktill::office
