#include "forms/commands/commands.h"
#include "forms/definition/check_file.h"
#include "shared/base/files.h"
#include "shared/base/log.h"
#include "shared/base/places.h"

#include <CLI/CLI.hpp>

namespace tycktill::forms {
namespace {

Result<void> freeze(const std::string& name) {
    const auto catalogue = TRY(Catalogue::load(assets_folder()));
    const Form* form = TRY(find_form(catalogue, name));
    const Sheet sheet = TRY(lay_out(*form));
    const auto path = assets_folder() / "sheets" / frozen_name(form->ref);
    if (std::filesystem::exists(path)) {
        if (TRY(parse_sheet(TRY(read_text(path)))) == sheet) {
            say(path.string() + ": already frozen");
            return {};
        }
        return fail(path.string() + ": released with other boxes; give the form a new version");
    }
    TRY(make_folder(path.parent_path()));
    TRY(write_text(path, to_json(sheet)));
    std::puts(path.c_str());
    return {};
}

} // namespace

void add_freeze(CLI::App& app, Chosen& chosen) {
    auto* command = app.add_subcommand(
        "freeze",
        "Release a form: keep its sheet in assets/sheets for as long as paper may return");
    auto name = std::make_shared<std::string>();
    command->add_option("FORM", *name, "as `list` names it")->required();
    command->footer("Example:\n  tycktill-forms freeze lomma/synpunkter\n");
    command->callback([&chosen, name] {
        chosen.run = [name] {
            const auto done = freeze(*name);
            return done ? static_cast<int>(Done) : failed(done.error(), SomeFailed);
        };
    });
}

} // namespace tycktill::forms
