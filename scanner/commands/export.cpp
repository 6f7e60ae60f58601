#include "scanner/commands/queue_commands.h"
#include "shared/base/files.h"
#include "shared/base/log.h"
#include "shared/base/places.h"

#include <CLI/CLI.hpp>

namespace tycktill {

namespace {

int export_form(const Station& station, const std::string& id, const std::string& out) {
    const auto catalogue = Catalogue::load(assets_folder());
    if (!catalogue)
        return failed(catalogue.error(), Usage);
    const auto queue = open_queue(station, *catalogue);
    if (!queue)
        return failed(queue.error(), Usage);
    const auto found = queue->find(id);
    if (!found)
        return failed(found.error(), Usage);
    const auto pdf =
        queue->archived(*found, assets_folder() / "fonts" / "AtkinsonHyperlegibleNext-Regular.ttf");
    if (!pdf)
        return failed(pdf.error(), SomeFailed);
    if (const auto written = write_file(out, *pdf); !written)
        return failed(written.error(), SomeFailed);
    return Done;
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
        chosen.run = [id, out](const Station& station) { return export_form(station, *id, *out); };
    });
}

} // namespace tycktill
