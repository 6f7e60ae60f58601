#include "forms/definition/check_file.h"

#include "forms/paper/sheet.h"
#include "shared/base/files.h"
#include "shared/base/places.h"

#include <algorithm>

namespace tycktill::forms {
namespace fs = std::filesystem;

namespace {

fs::path sheets_for(const fs::path& file) {
    std::error_code trouble;
    const auto beside = fs::absolute(file, trouble).parent_path().parent_path() / "sheets";
    return fs::is_directory(beside, trouble) ? beside : assets_folder() / "sheets";
}

void check_frozen(const Sheet& sheet, const FormPlaces& places, const fs::path& sheets,
                  FileFaults& faults) {
    const auto path = sheets / frozen_name(sheet.form);
    std::error_code trouble;
    if (!fs::exists(path, trouble))
        return;
    const auto text = read_text(path);
    const auto frozen = text ? parse_sheet(*text) : fail(text.error().what);
    if (!frozen) {
        faults.add(places.version, path.string() + ": " + frozen.error().what,
                   "bring back the released sheet");
    } else if (!(*frozen == sheet)) {
        const auto version = std::to_string(sheet.form.version);
        faults.add(
            places.version, "version " + version + " is released, and its boxes have changed since",
            "write version = " + std::to_string(sheet.form.version + 1) + ", or undo the change");
    }
}

/// "what; what to do"
void add_sentence(FileFaults& faults, TomlPlace place, const std::string& sentence) {
    const auto parting = sentence.rfind("; ");
    if (parting == std::string::npos)
        faults.add(place, sentence, "move it or write it shorter");
    else
        faults.add(place, sentence.substr(0, parting), sentence.substr(parting + 2));
}

} // namespace

std::string frozen_name(const record::FormRef& form) {
    std::string name = form.id + "-" + std::to_string(form.version) + ".json";
    std::replace(name.begin(), name.end(), '/', '-');
    return name;
}

std::vector<FileFault> check_file(const fs::path& file, const FormInspection& inspection) {
    const auto text = read_text(file, 4u << 20);
    if (!text)
        return {{file.string(), {1, 1}, text.error().what, "name a readable file"}};
    const auto parsed = parse_municipality(*text, file.string());
    if (!parsed.faults.empty())
        return parsed.faults;
    FileFaults faults(file.string());
    const auto sheets = sheets_for(file);
    for (std::size_t i = 0; i < parsed.municipality.forms.size(); ++i) {
        const Form& form = parsed.municipality.forms[i];
        const FormPlaces& places = parsed.places[i];
        const auto sheet = lay_out(form);
        if (!sheet) {
            add_sentence(faults, places.paper, sheet.error().what);
            continue;
        }
        check_frozen(*sheet, places, sheets, faults);
        if (!inspection)
            continue;
        for (const auto& fault : inspection(parsed.municipality, form))
            add_sentence(faults, places.pages.at(static_cast<std::size_t>(fault.page - 1)),
                         fault.sentence);
    }
    return faults.sorted();
}

} // namespace tycktill::forms
