#include "forms/commands/commands.h"
#include "forms/paper/layout.h"
#include "shared/base/places.h"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

namespace tycktill::forms {
namespace {

const char* name_of(Paper paper) {
    switch (paper) {
    case Paper::A4:
        return "A4";
    case Paper::A5:
        return "A5";
    case Paper::A4Folded:
        return "A4-folded";
    }
    return "";
}

/// `languages` are those that the form can be printed in; the screen may speak more.
std::string json_of(const Municipality& municipality, const Form& form) {
    const auto layout = place(form);
    const auto printed = layout ? printed_languages(form, *layout) : std::vector<std::string>{};
    const nlohmann::ordered_json line{{"form", form.ref.id},
                                      {"version", form.ref.version},
                                      {"municipality", municipality.name},
                                      {"title", form.title.in("sv")},
                                      {"pages", form.paper_pages.size()},
                                      {"paper", name_of(form.paper)},
                                      {"languages", printed},
                                      {"screen_languages", form.languages}};
    return line.dump();
}

std::string text_of(const Municipality& municipality, const Form& form) {
    const auto pages = form.paper_pages.size();
    return form.ref.id + "  version " + std::to_string(form.ref.version) + "  " +
           municipality.name + ": " + form.title.in("sv") + "  (" + name_of(form.paper) + ", " +
           std::to_string(pages) + (pages == 1 ? " page)" : " pages)");
}

int list(bool json) {
    const auto catalogue = Catalogue::load(assets_folder());
    if (!catalogue)
        return failed(catalogue.error(), Usage);
    for (const auto& municipality : catalogue->municipalities()) {
        for (const auto& form : municipality.forms) {
            if (catalogue->form(form.ref.id) != &form)
                continue; // an older version, kept for the paper that is out there
            std::puts((json ? json_of(municipality, form) : text_of(municipality, form)).c_str());
        }
    }
    return Done;
}

} // namespace

void add_list(CLI::App& app, Chosen& chosen) {
    auto* command = app.add_subcommand("list", "The forms of every municipality");
    auto json = std::make_shared<bool>(false);
    command->add_flag("--json", *json, "One JSON object a line");
    command->footer("Example:\n  tycktill-forms list --json\n");
    command->callback([&chosen, json] { chosen.run = [json] { return list(*json); }; });
}

} // namespace tycktill::forms
