#include "scanner/commands/queue_commands.h"
#include "shared/base/files.h"
#include "shared/base/log.h"
#include "shared/base/places.h"

#include <CLI/CLI.hpp>

namespace tycktill::scanner {

namespace {

Result<void> export_form(const queue::Queue& queue, const record::SubmissionId& id,
                         const std::string& out) {
    const auto font = assets_folder() / "fonts" / "AtkinsonHyperlegibleNext-Regular.ttf";
    return write_file(out, TRY(queue.sending.archived(id, font)));
}

} // namespace

void add_export(CLI::App& app, Chosen& chosen) {
    auto* command = app.add_subcommand(
        "export", "One form of the queue as PDF/A: its pages, what was read and the arrival stamp");
    auto id = std::make_shared<std::string>();
    auto out = std::make_shared<std::string>();
    command->add_option("id", *id, "As `queue` says it; the first characters do")->required();
    command->add_option("--out", *out, "The PDF to write")->required();
    command->footer("Example:\n  tycktill-scan export 3f9a1c20 --out arende.pdf\n");
    command->callback([&chosen, id, out] {
        chosen.run = [id, out](const Station& station) {
            return with_form(station, *id,
                             [&](queue::Queue& queue, const record::SubmissionId& found) {
                                 return export_form(queue, found, *out);
                             });
        };
    });
}

} // namespace tycktill::scanner
