#include "forms/commands/commands.h"
#include "shared/base/last_net.h"
#include "shared/base/log.h"

#include <CLI/CLI.hpp>

using namespace tycktill;
using namespace tycktill::forms;

int main(int count, char** words) {
    set_program_name("tycktill-forms");
    CLI::App app{"What municipalities ask, on screen and on paper.", "tycktill-forms"};
    app.set_version_flag("--version", std::string("tycktill-forms ") + TYCKTILL_VERSION);
    app.footer("Example:\n  tycktill-forms print ljusnarsberg --copies 20 --out forms.pdf\n");
    app.require_subcommand(0, 1);
    app.fallthrough();
    // Forms need no settings; every program of the station takes them, so that scripts can be alike.
    std::string config;
    Chosen chosen;
    app.add_option(
        "--data", chosen.data,
        "Where the station keeps its state: the codes of printed slips are registered there");
    app.add_option("--config", config, "station.toml (not used here)");

    add_list(app, chosen);
    add_check(app, chosen);
    add_freeze(app, chosen);
    add_layout(app, chosen);
    add_preview(app, chosen);
    add_print(app, chosen);
    add_new(app, chosen);
    add_poster(app, chosen);
    try {
        app.parse(count, words);
    } catch (const CLI::Success& help_or_version) {
        return app.exit(help_or_version);
    } catch (const CLI::ParseError& error) {
        return failed({std::string(error.what()) + "; see tycktill-forms --help"}, Usage);
    }
    if (!chosen.run)
        return failed({"say what to do, for example `list`; see tycktill-forms --help"}, Usage);
    return with_last_net(chosen.run);
}
