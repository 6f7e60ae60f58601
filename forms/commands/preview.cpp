#include "forms/commands/commands.h"
#include "forms/print/print.h"
#include "shared/base/places.h"

#include <CLI/CLI.hpp>

namespace tycktill::forms {
namespace {

Result<void> preview(const std::string& name, const std::string& out, int dpi) {
    const auto catalogue = TRY(Catalogue::load(assets_folder()));
    const Form* form = TRY(find_form(catalogue, name));
    TRY(draw_preview(*catalogue.municipality_of(*form), *form, out, dpi));
    std::puts(out.c_str());
    return {};
}

} // namespace

void add_preview(CLI::App& app, Chosen& chosen) {
    struct Options {
        std::string form, out;
        int dpi = 110;
    };
    auto* command =
        app.add_subcommand("preview", "A picture of the form with its boxes and their fields");
    auto options = std::make_shared<Options>();
    command->add_option("FORM", options->form, "as `list` names it")->required();
    command->add_option("--out", options->out, "The PNG to write")->required();
    command->add_option("--dpi", options->dpi, "How fine")
        ->capture_default_str()
        ->check(CLI::Range(30, 600));
    command->footer("Example:\n  tycktill-forms preview ostersund --out card.png\n");
    command->callback([&chosen, options] {
        chosen.run = [options] {
            const auto done = preview(options->form, options->out, options->dpi);
            return done ? static_cast<int>(Done) : failed(done.error(), Usage);
        };
    });
}

} // namespace tycktill::forms
