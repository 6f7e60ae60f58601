#include "forms/commands/commands.h"
#include "forms/definition/check_file.h"
#include "forms/definition/new_municipality.h"
#include "forms/print/print.h"
#include "shared/base/files.h"
#include "shared/base/log.h"
#include "shared/base/places.h"
#include "shared/base/text.h"

#include <CLI/CLI.hpp>
#include <iostream>

namespace tycktill::forms {
namespace {

struct NewOptions {
    NewMunicipality answers;
    std::string address, units, out;
};

/// One line from whoever is asked, on a terminal or in a pipe.
Result<std::string> asked(const std::string& question) {
    std::cerr << question << "\n> " << std::flush;
    std::string line;
    if (!std::getline(std::cin, line))
        return fail("there is no answer to «" + question +
                    "»; give it on the command line, see tycktill-forms new --help");
    return trimmed(line);
}

std::vector<std::string> parts_of(const std::string& line, char separator) {
    std::vector<std::string> parts;
    for (const std::string& part : split(line, separator))
        if (!trimmed(part).empty())
            parts.push_back(trimmed(part));
    return parts;
}

Result<void> ask(std::string& answer, const std::string& question, const std::string& usual = "") {
    if (answer.empty())
        answer = TRY(asked(question));
    if (answer.empty())
        answer = usual;
    return {};
}

Result<void> ask_all(NewOptions& options) {
    NewMunicipality& answers = options.answers;
    TRY(ask(answers.name, "1 av 8. Vad heter kommunen? Till exempel: Växjö kommun"));
    TRY(ask(answers.place, "2 av 8. Vad heter orten? Till exempel: Växjö"));
    TRY(ask(answers.board, "3 av 8. Vilken nämnd ansvarar? Till exempel: Omsorgsnämnden"));
    TRY(ask(options.address, "4 av 8. Vart skickas blanketter? Skriv komma mellan raderna. Till "
                             "exempel: Kontaktcenter, Box 1222, 351 12 Växjö"));
    TRY(ask(answers.telephone, "5 av 8. Vilket telefonnummer kan man ringa?"));
    TRY(ask(options.units, "6 av 8. Vilka enheter kan man välja mellan? Skriv semikolon mellan "
                           "dem. Till exempel: Hemtjänsten; Äldreboendet Björken"));
    TRY(ask(answers.answer, "7 av 8. Hur snart svarar ni? Till exempel: 10 arbetsdagar, 2 veckor, "
                            "eller 0 om inget lovas"));
    TRY(ask(answers.colour, "8 av 8. Vilken färg? blå, grön, petrol, lila eller vinröd", "blå"));
    answers.address = parts_of(options.address, ',');
    answers.units = parts_of(options.units, ';');
    return {};
}

Result<int> make(NewOptions options) {
    const std::filesystem::path out =
        options.out.empty() ? options.answers.id + ".toml" : options.out;
    std::error_code unreadable;
    if (std::filesystem::exists(out, unreadable))
        return fail(out.string() + ": is there already; name another file with --out");
    TRY(ask_all(options));
    const std::string model = TRY(read_text(assets_folder() / "templates" / "municipality.toml"));
    TRY(write_text(out, TRY(write_municipality(model, options.answers))));
    const auto misfit = [](const Municipality& municipality, const Form& form) {
        std::vector<PageFault> faults;
        if (const auto found = misfits(municipality, form))
            for (const Misfit& text : *found)
                faults.push_back({text.page, "\"" + text.text + "\" " + text.why});
        return faults;
    };
    const auto faults = check_file(out, misfit);
    for (const FileFault& fault : faults)
        std::puts(to_text(fault).c_str());
    say(out.string() + (faults.empty() ? ": is whole; look through what is «Assumed» in it"
                                       : ": is written; change what is named above in it"));
    return faults.empty() ? Done : SomeFailed;
}

} // namespace

void add_new(CLI::App& app, Chosen& chosen) {
    auto* command = app.add_subcommand(
        "new", "Writes a municipality's file from the answers to eight questions");
    auto options = std::make_shared<NewOptions>();
    NewMunicipality& answers = options->answers;
    answers.colour.clear();
    command->add_option("ID", answers.id, "What it is called here and the file's name: vaxjo")
        ->required();
    command->add_option("--name", answers.name, "Växjö kommun");
    command->add_option("--place", answers.place, "Växjö");
    command->add_option("--board", answers.board, "Omsorgsnämnden");
    command->add_option("--address", options->address, "Where forms are sent: lines with commas");
    command->add_option("--telephone", answers.telephone, "Whom to ring");
    command->add_option("--units", options->units, "Names with semicolons between them");
    command->add_option("--answer", answers.answer, "\"10 arbetsdagar\", \"2 veckor\" or 0");
    command->add_option("--colour", answers.colour, "blå, grön, petrol, lila or vinröd");
    command->add_option("--out", options->out, "The file to write (default: ID.toml here)");
    command->footer("What is not given is asked for.\nExample:\n  tycktill-forms new vaxjo\n");
    command->callback([&chosen, options] {
        chosen.run = [options] {
            const auto made = make(*options);
            return made ? *made : failed(made.error(), Usage);
        };
    });
}

} // namespace tycktill::forms
