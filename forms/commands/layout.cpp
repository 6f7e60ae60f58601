#include "forms/commands/commands.h"
#include "shared/base/places.h"

#include <CLI/CLI.hpp>

namespace tycktill::forms {
namespace {

struct LayoutOptions {
    std::string form;
    int version = 0; ///< 0: the present one
    bool json = false;
};

std::string line_of(const Box& box) {
    char places[80];
    std::snprintf(places, sizeof places, "%7.2f %7.2f %7.2f %7.2f  ", box.inside.x.value(),
                  box.inside.y.value(), box.inside.width.value(), box.inside.height.value());
    return places + box.field + (box.choice.empty() ? "" : " = " + box.choice);
}

void put_table(const Sheet& sheet) {
    std::printf("%s version %d, fingerprint %s\n", sheet.form.id.c_str(), sheet.form.version,
                fingerprint(sheet).text.c_str());
    for (const Page& page : sheet.pages) {
        std::printf("page %d\n   x mm    y mm   wide    high   field\n", page.number);
        for (const Box& box : page.boxes)
            std::puts(line_of(box).c_str());
    }
}

Result<void> show_layout(const LayoutOptions& options) {
    const auto catalogue = TRY(Catalogue::load(assets_folder()));
    const Form* form = TRY(find_form(catalogue, options.form));
    record::FormRef wanted = form->ref;
    if (options.version != 0)
        wanted.version = options.version;
    const Sheet* sheet = catalogue.sheet(wanted);
    if (sheet == nullptr)
        return fail(wanted.id + ": version " + std::to_string(wanted.version) +
                    " was never released; leave out --version for the present one");
    if (options.json)
        std::fputs(to_json(*sheet).c_str(), stdout);
    else
        put_table(*sheet);
    return {};
}

} // namespace

void add_layout(CLI::App& app, Chosen& chosen) {
    auto* command = app.add_subcommand("layout", "Where a form's boxes stand, in millimetres");
    auto options = std::make_shared<LayoutOptions>();
    command->add_option("FORM", options->form, "as `list` names it")->required();
    command->add_option("--version", options->version, "A released version; else the present one")
        ->check(CLI::PositiveNumber);
    command->add_flag("--json", options->json, "The whole sheet as JSON");
    command->footer("Example:\n  tycktill-forms layout ljusnarsberg --json\n");
    command->callback([&chosen, options] {
        chosen.run = [options] {
            const auto done = show_layout(*options);
            return done ? static_cast<int>(Done) : failed(done.error(), Usage);
        };
    });
}

} // namespace tycktill::forms
