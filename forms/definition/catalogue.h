#pragma once
/// The catalogue knows every municipality, every form and every sheet ever released, from the assets
/// folder. Loaded once at start and then only read.
#include "forms/paper/sheet.h"

#include <filesystem>

namespace tycktill::forms {

class Catalogue {
public:
    /// Reads municipalities/*.toml and sheets/*.json below `assets`. A file that is wrong is an error
    /// naming file, line and column; check_file() (forms/definition/check_file.h) names them all.
    static Result<Catalogue> load(const std::filesystem::path& assets);

    const std::vector<Municipality>& municipalities() const { return municipalities_; }
    const Municipality* municipality(const std::string& id) const;
    /// "ljusnarsberg/klagomalsblankett" in its newest version; a bare "ljusnarsberg" means its first form.
    /// nullptr if unknown.
    const Form* form(const std::string& id) const;
    /// The form in that version, as long as the municipality's file keeps it; else the newest, which is
    /// the nearest there is to what an old page asked. nullptr if the id is unknown.
    const Form* form(const record::FormRef& form) const;
    const Municipality* municipality_of(const Form& form) const;
    /// Any sheet that was ever released, or of a form's present version. nullptr if unknown.
    const Sheet* sheet(const SheetFingerprint& fingerprint) const;
    const Sheet* sheet(const record::FormRef& form) const;
    /// All of them, to try a page without a code against.
    std::vector<const Sheet*> sheets() const;

private:
    Catalogue() = default;
    std::vector<Municipality> municipalities_;
    std::map<std::string, Sheet> sheets_; ///< by fingerprint
};

} // namespace tycktill::forms
