#pragma once
/// Everything that is wrong with a municipality's file: what parse finds, and, when that finds
/// nothing, what shows when its forms are laid out and held against the released sheets.
#include "forms/parse.h"

namespace tycktill {

/// Released sheets are read from the folder `sheets` beside the file's own folder; without it from the
/// assets folder. An unreadable file is one fault.
std::vector<FileFault> check_file(const std::filesystem::path& file);

/// Where the frozen sheet of a form's version is kept, below the folder of sheets:
/// "ljusnarsberg-klagomalsblankett-1.json".
std::string frozen_name(const FormRef& form);

} // namespace tycktill
