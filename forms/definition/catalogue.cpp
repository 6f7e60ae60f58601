#include "forms/definition/catalogue.h"

#include "forms/definition/parse.h"
#include "shared/base/files.h"

#include <algorithm>

namespace tycktill::forms {
namespace fs = std::filesystem;

namespace {

/// The files of a folder with that extension, by name; none when there is no such folder.
std::vector<fs::path> files_in(const fs::path& folder, const std::string& extension) {
    std::vector<fs::path> files;
    std::error_code trouble;
    for (const auto& entry : fs::directory_iterator(folder, trouble)) {
        if (entry.path().extension() == extension)
            files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
    return files;
}

Result<Sheet> load_sheet(const fs::path& file) {
    auto sheet = parse_sheet(TRY(read_text(file)));
    if (!sheet)
        return fail(file.string() + ": " + sheet.error().what);
    return sheet;
}

} // namespace

Result<Catalogue> Catalogue::load(const fs::path& assets) {
    Catalogue catalogue;
    const auto files = files_in(assets / "municipalities", ".toml");
    if (files.empty())
        return fail((assets / "municipalities").string() +
                    ": no municipality file; write one, or set TYCKTILL_ASSETS");
    for (const auto& file : files)
        catalogue.municipalities_.push_back(TRY(load_municipality(file)));
    for (const auto& file : files_in(assets / "sheets", ".json")) {
        auto sheet = TRY(load_sheet(file));
        auto print = fingerprint(sheet);
        catalogue.sheets_.emplace(std::move(print.text), std::move(sheet));
    }
    // A released version is what was frozen, whatever the file says today: it is on paper out there.
    for (const auto& municipality : catalogue.municipalities_) {
        for (const auto& form : municipality.forms) {
            if (catalogue.sheet(form.ref))
                continue;
            auto sheet = lay_out(form);
            if (!sheet)
                return fail((assets / "municipalities" / (municipality.id + ".toml")).string() +
                            ": " + form.ref.id + ": " + sheet.error().what);
            auto print = fingerprint(*sheet);
            catalogue.sheets_.emplace(std::move(print.text), std::move(*sheet));
        }
    }
    return catalogue;
}

const Municipality* Catalogue::municipality(const std::string& id) const {
    const auto found = std::find_if(municipalities_.begin(), municipalities_.end(),
                                    [&](const Municipality& one) { return one.id == id; });
    return found == municipalities_.end() ? nullptr : &*found;
}

const Form* Catalogue::form(const std::string& id) const {
    if (const Municipality* bare = municipality(id); bare && !bare->forms.empty())
        return &bare->forms.front();
    for (const auto& municipality : municipalities_) {
        for (const auto& form : municipality.forms) {
            if (form.ref.id == id)
                return &form;
        }
    }
    return nullptr;
}

const Form* Catalogue::form(const record::FormRef& wanted) const {
    for (const auto& municipality : municipalities_) {
        for (const auto& form : municipality.forms) {
            if (form.ref == wanted)
                return &form;
        }
    }
    return form(wanted.id);
}

const Municipality* Catalogue::municipality_of(const Form& form) const {
    return municipality(form.ref.id.substr(0, form.ref.id.find('/')));
}

const Sheet* Catalogue::sheet(const SheetFingerprint& fingerprint) const {
    const auto found = sheets_.find(fingerprint.text);
    return found == sheets_.end() ? nullptr : &found->second;
}

const Sheet* Catalogue::sheet(const record::FormRef& form) const {
    for (const auto& [print, sheet] : sheets_) {
        if (sheet.form == form)
            return &sheet;
    }
    return nullptr;
}

std::vector<const Sheet*> Catalogue::sheets() const {
    std::vector<const Sheet*> out;
    for (const auto& [print, sheet] : sheets_)
        out.push_back(&sheet);
    return out;
}

} // namespace tycktill::forms
