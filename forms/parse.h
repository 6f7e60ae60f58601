#pragma once
/// From a municipality's file (assets/municipalities/ID.toml) to the Municipality. The format is told
/// in assets/municipalities/README.md. Everything that is wrong is named, not only the first fault.
#include "forms/file_fault.h"
#include "forms/form.h"

#include <filesystem>
#include <string_view>

namespace tycktill {

struct ParsedMunicipality {
    Municipality municipality; ///< whole only when there are no faults
    std::vector<FileFault> faults;
    std::vector<TomlPlace> papers; ///< where each form's [form.paper] stands
};

/// `file` is what faults call it; its name without ".toml" must be the municipality's id.
ParsedMunicipality parse_municipality(std::string_view toml, const std::string& file);

/// The municipality, or its first fault.
Result<Municipality> load_municipality(const std::filesystem::path& file);

} // namespace tycktill
