#include "forms/print/print.h"

#include "forms/commands/commands.h"
#include "forms/paper/layout.h"
#include "forms/paper/web_blank.h"
#include "shared/base/log.h"
#include "shared/base/places.h"
#include "shared/base/progress.h"
#include "shared/record/code.h"
#include "shared/record/code_reply.h"
#include "shared/record/slip_keys.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <nlohmann/json.hpp>

namespace tycktill::forms {
namespace {

struct PrintOptions {
    std::string form, out, unit, language = "sv";
    int copies = 1;
    bool web = false; ///< one blank without a number, that anyone may copy
    bool json = false;
};

/// A unit's id stands for its name; any other words are printed as they are.
std::string unit_name(const Municipality& municipality, const std::string& unit) {
    for (const UnitPlace& known : municipality.units) {
        if (known.id == unit)
            return known.name;
    }
    return unit;
}

/// What stands in the way of good print is told, but a municipality may print all the same.
Result<void> warn(const Municipality& municipality, const Form& form) {
    for (const Misfit& misfit : TRY(misfits(municipality, form)))
        say(form.ref.id + ": page " + std::to_string(misfit.page) + " (" + misfit.language +
            "): \"" + misfit.text + "\" " + misfit.why);
    return {};
}

void put_copies(const Sheet& sheet, const std::vector<Serial>& serials) {
    nlohmann::ordered_json pages = nlohmann::ordered_json::array();
    for (const Page& page : sheet.pages)
        pages.push_back(page.number);
    for (const Serial& serial : serials) {
        const nlohmann::ordered_json line{{"serial", serial.text}, {"pages", pages}};
        std::puts(line.dump().c_str());
    }
}

/// Where the form is answered by code: a new one for each copy, with its public half registered before the code
/// is on any paper. A quarter of a second each, by Argon2id's wish.
Result<std::vector<std::string>> codes_for(const Form& form, const Municipality& municipality,
                                           const std::vector<Serial>& serials,
                                           const std::filesystem::path& data_folder) {
    std::vector<std::string> codes;
    std::vector<record::SlipKey> keys;
    if (!form.reply.reply_by_code)
        return codes;
    Progress progress("codes");
    for (const Serial& serial : serials) {
        codes.push_back(record::random_code());
        const record::KeyPair pair = TRY(record::reply_key(codes.back(), municipality.id));
        keys.push_back({serial.text, municipality.id, pair.public_key});
        progress.show(static_cast<int>(keys.size()), static_cast<int>(serials.size()));
    }
    progress.clear();
    TRY(record::register_slips(data_folder, keys));
    return codes;
}

Result<void> print(const PrintOptions& options, const std::filesystem::path& data_folder) {
    const auto catalogue = TRY(Catalogue::load(assets_folder()));
    const Form* form = TRY(find_form(catalogue, options.form));
    const Municipality& municipality = *catalogue.municipality_of(*form);
    const auto languages = printed_languages(*form, TRY(place(*form)));
    if (std::find(languages.begin(), languages.end(), options.language) == languages.end())
        return fail(form->ref.id + ": cannot be printed in \"" + options.language +
                    "\"; every printed word has to exist in that language");
    TRY(warn(municipality, *form));
    const Sheet* sheet = catalogue.sheet(form->ref);
    std::vector<Serial> serials;
    for (int copy = 0; copy < options.copies; ++copy)
        serials.push_back(options.web ? web_serial() : random_serial());
    // A code that everybody has would show one person's answer to all.
    const auto codes = options.web ? std::vector<std::string>()
                                   : TRY(codes_for(*form, municipality, serials, data_folder));
    Progress progress("copies");
    TRY(print_pdf({municipality, *form, *sheet, unit_name(municipality, options.unit),
                   options.language, serials,
                   [&](int done) { progress.show(done, options.copies); }, codes},
                  options.out));
    progress.clear();
    if (options.web)
        say(options.out + ": the blank of " + form->ref.id + " that anyone may print and copy");
    else if (options.json)
        put_copies(*sheet, serials);
    else
        say(options.out + ": " + std::to_string(options.copies) +
            (options.copies == 1 ? " copy of " : " copies of ") + form->ref.id);
    return {};
}

} // namespace

void add_print(CLI::App& app, Chosen& chosen) {
    auto* command = app.add_subcommand("print", "A form as a PDF, each copy with its own number");
    auto options = std::make_shared<PrintOptions>();
    command->add_option("FORM", options->form, "as `list` names it")->required();
    auto* copies = command->add_option("--copies", options->copies, "How many")
                       ->capture_default_str()
                       ->check(CLI::Range(1, 10000));
    command
        ->add_flag("--web", options->web,
                   "One blank for the web site, that anyone may print and copy; without a number")
        ->excludes(copies);
    command->add_option("--unit", options->unit, "Who hands them out, printed at the foot");
    command->add_option("--language", options->language, "A language that all its words exist in")
        ->capture_default_str();
    command->add_option("--out", options->out, "The PDF to write")->required();
    command->add_flag("--json", options->json, "The copies' numbers, one JSON object a line");
    command->footer("Example:\n  tycktill-forms print ljusnarsberg --copies 20 --out forms.pdf\n");
    command->callback([&chosen, options] {
        chosen.run = [&chosen, options] {
            const auto done =
                print(*options, chosen.data.empty() ? default_data_folder()
                                                    : std::filesystem::path(chosen.data));
            return done ? static_cast<int>(Done) : failed(done.error(), Usage);
        };
    });
}

} // namespace tycktill::forms
