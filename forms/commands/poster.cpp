#include "forms/rules/poster.h"

#include "forms/commands/commands.h"
#include "shared/base/log.h"
#include "shared/base/places.h"

#include <CLI/CLI.hpp>

namespace tycktill::forms {
namespace {

struct PosterOptions {
    std::string municipality, unit, paper = "A4", out;
};

Result<void> make_poster(const PosterOptions& options) {
    const auto catalogue = TRY(Catalogue::load(assets_folder()));
    const Municipality* municipality = catalogue.municipality(options.municipality);
    if (!municipality)
        return fail("there is no municipality '" + options.municipality +
                    "'; see tycktill-forms list");
    std::string unit = options.unit;
    for (const UnitPlace& known : municipality->units)
        if (known.id == options.unit)
            unit = known.name;
    const Size paper = options.paper == "A3" ? Size{297_mm, 420_mm} : Size{210_mm, 297_mm};
    TRY(print_poster({*municipality, unit, paper}, options.out));
    say(options.out + ": a poster for " + (unit.empty() ? municipality->name : unit));
    return {};
}

} // namespace

void add_poster(CLI::App& app, Chosen& chosen) {
    auto* command = app.add_subcommand(
        "poster", "A poster that tells a unit's visitors how to leave a complaint");
    auto options = std::make_shared<PosterOptions>();
    command->add_option("MUNICIPALITY", options->municipality, "as `list` names it")->required();
    command->add_option("--unit", options->unit, "Whose wall it is for: an id or a name");
    command->add_option("--paper", options->paper, "A4 or A3")
        ->capture_default_str()
        ->check(CLI::IsMember({"A4", "A3"}));
    command->add_option("--out", options->out, "The PDF to write")->required();
    command->footer("Example:\n  tycktill-forms poster ljusnarsberg --unit bjorkgarden-2 --out "
                    "poster.pdf\n");
    command->callback([&chosen, options] {
        chosen.run = [options] {
            const auto done = make_poster(*options);
            return done ? static_cast<int>(Done) : failed(done.error(), Usage);
        };
    });
}

} // namespace tycktill::forms
