#include "scanner/commands/commands.h"
#include "scanner/commands/queue_commands.h"
#include "shared/base/forgetful_memory.h"
#include "shared/base/harden.h"
#include "shared/base/last_net.h"
#include "shared/base/log.h"
#include "shared/base/places.h"

#include <CLI/CLI.hpp>

using namespace tycktill;
using namespace tycktill::scanner;

int main(int count, char** words) {
    set_program_name("tycktill-scan");
    CLI::App app{"Reads the paper forms that came back.", "tycktill-scan"};
    app.set_version_flag("--version", std::string("tycktill-scan ") + TYCKTILL_VERSION);
    app.footer("Example:\n  tycktill-scan read posten/*.pdf --json\n");
    app.require_subcommand(0, 1);
    app.fallthrough();

    Station station;
    station.data = default_data_folder();
    app.add_option("--data", station.data, "Where the station keeps its state");
    app.add_option("--config", station.config, "station.toml (default: in the data folder)");

    Chosen chosen;
    add_read(app, chosen);
    add_scores(app, chosen);
    add_intake(app, chosen);
    add_queue(app, chosen);
    add_show(app, chosen);
    add_export(app, chosen);
    add_settle(app, chosen);
    add_undo(app, chosen);
    add_accept(app, chosen);
    add_reject(app, chosen);
    add_calibration(app, chosen);
    add_person_command(app, chosen);
    add_desk(app, chosen);
    try {
        app.parse(count, words);
    } catch (const CLI::Success& help_or_version) {
        return app.exit(help_or_version);
    } catch (const CLI::ParseError& error) {
        return failed({std::string(error.what()) + "; see tycktill-scan --help"}, Usage);
    }
    if (!chosen.run)
        return failed({"say what to do, for example `read`; see tycktill-scan --help"}, Usage);
    harden_process(); // the desk says what could not be had
    forget_freed_memory(!chosen.only_reads);
    return with_last_net([&] { return chosen.run(station); });
}
