#pragma once
/// From a municipality's file (assets/municipalities/ID.toml) to the Municipality. The format is told
/// in assets/municipalities/README.md. Everything that is wrong is named, not only the first fault.
#include "forms/definition/file_fault.h"
#include "forms/definition/form.h"
#include "forms/definition/office_rules.h"
#include "forms/definition/owed.h"

#include <filesystem>
#include <string_view>

namespace tycktill::forms {

/// Where a form's parts stand, for faults that show only when it is laid out.
struct FormPlaces {
    TomlPlace version;
    TomlPlace paper;
    std::vector<TomlPlace> pages;
};

struct ParsedMunicipality {
    Municipality municipality; ///< whole only when there are no faults
    OfficeRules office;        ///< likewise
    OwedReports owed;          ///< likewise
    std::vector<FileFault> faults;
    std::vector<FormPlaces> places; ///< one for each form
};

/// `file` is what faults call it; its name without ".toml" must be the municipality's id.
ParsedMunicipality parse_municipality(std::string_view toml, const std::string& file);

/// The municipality, or its first fault.
Result<Municipality> load_municipality(const std::filesystem::path& file);
/// What the same file says of the office, or the file's first fault.
Result<OfficeRules> load_office_rules(const std::filesystem::path& file);
/// What the same file says is owed to boards, staff and the public.
Result<OwedReports> load_owed_reports(const std::filesystem::path& file);

} // namespace tycktill::forms
