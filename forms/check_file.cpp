#include "forms/check_file.h"

#include "forms/sheet.h"
#include "shared/base/files.h"
#include "shared/base/places.h"

#include <algorithm>

namespace tycktill {
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

} // namespace

std::string frozen_name(const FormRef& form) {
    std::string name = form.id + "-" + std::to_string(form.version) + ".json";
    std::replace(name.begin(), name.end(), '/', '-');
    return name;
}

std::vector<FileFault> check_file(const fs::path& file) {
    const auto text = read_text(file, 4u << 20);
    if (!text)
        return {{file.string(), {1, 1}, text.error().what, "name a readable file"}};
    const auto parsed = parse_municipality(*text, file.string());
    if (!parsed.faults.empty())
        return parsed.faults;
    FileFaults faults(file.string());
    const auto sheets = sheets_for(file);
    for (std::size_t i = 0; i < parsed.municipality.forms.size(); ++i) {
        const auto sheet = lay_out(parsed.municipality.forms[i]);
        if (sheet)
            check_frozen(*sheet, parsed.places[i], sheets, faults);
        else
            faults.add(parsed.places[i].paper, sheet.error().what,
                       "move or shorten what stands there");
    }
    return faults.sorted();
}

} // namespace tycktill
