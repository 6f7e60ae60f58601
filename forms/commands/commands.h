#pragma once
/// The subcommands of tycktill-forms, one a file. Each adds itself to the command line and, when it is
/// the one chosen, leaves what to do.
#include "forms/definition/catalogue.h"

#include <functional>

namespace CLI {
class App;
}

namespace tycktill::forms {

/// Exit codes of every program.
enum Exit { Done = 0, SomeFailed = 1, Usage = 2 };

struct Chosen {
    std::string data; ///< where the station keeps its state, or ""
    std::function<int()> run;
};

void add_list(CLI::App& app, Chosen& chosen);
void add_check(CLI::App& app, Chosen& chosen);
void add_freeze(CLI::App& app, Chosen& chosen);
void add_layout(CLI::App& app, Chosen& chosen);
void add_new(CLI::App& app, Chosen& chosen);
void add_poster(CLI::App& app, Chosen& chosen);
void add_preview(CLI::App& app, Chosen& chosen);
void add_print(CLI::App& app, Chosen& chosen);

/// Says what is wrong on stderr and gives the exit code.
int failed(const Error& error, Exit code);

/// The form of that name, or an error that names those there are.
Result<const Form*> find_form(const Catalogue& catalogue, const std::string& name);

} // namespace tycktill::forms
