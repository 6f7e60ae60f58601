#include "forms/commands/commands.h"
#include "forms/definition/check_file.h"
#include "forms/print/print.h"
#include "shared/base/log.h"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

namespace tycktill::forms {
namespace {

std::string json_of(const FileFault& fault) {
    const nlohmann::ordered_json line{{"file", fault.file},
                                      {"line", fault.place.line},
                                      {"column", fault.place.column},
                                      {"what", fault.what},
                                      {"write", fault.write}};
    return line.dump();
}

std::vector<PageFault> texts_that_do_not_fit(const Municipality& municipality, const Form& form) {
    const auto found = misfits(municipality, form);
    if (!found)
        return {{1, found.error().what}};
    std::vector<PageFault> faults;
    for (const Misfit& misfit : *found)
        faults.push_back(
            {misfit.page, "\"" + misfit.text + "\" (" + misfit.language + ") " + misfit.why});
    return faults;
}

int check_all(const std::vector<std::string>& files, bool json) {
    std::size_t faults = 0;
    for (const auto& file : files) {
        for (const auto& fault : check_file(file, texts_that_do_not_fit)) {
            std::puts((json ? json_of(fault) : to_text(fault)).c_str());
            ++faults;
        }
    }
    say(std::to_string(files.size()) + (files.size() == 1 ? " file, " : " files, ") +
        (faults == 0 ? "nothing wrong" : std::to_string(faults) + " wrong"));
    return faults == 0 ? Done : SomeFailed;
}

} // namespace

void add_check(CLI::App& app, Chosen& chosen) {
    auto* command = app.add_subcommand("check", "What is wrong in municipality files, and where");
    struct Options {
        std::vector<std::string> files;
        bool json = false;
    };
    auto options = std::make_shared<Options>();
    command->add_option("FILE", options->files, "assets/municipalities/*.toml")->required();
    command->add_flag("--json", options->json, "One JSON object a line");
    command->footer("Example:\n  tycktill-forms check assets/municipalities/lomma.toml\n");
    command->callback([&chosen, options] {
        chosen.run = [options] { return check_all(options->files, options->json); };
    });
}

} // namespace tycktill::forms
