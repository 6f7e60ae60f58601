#pragma once
/// Where things are kept on this machine.
#include "shared/base/room.h"

#include <filesystem>

namespace tycktill::base {

/// A station's state: $TYCKTILL_DATA, else $XDG_DATA_HOME/tycktill, else ~/.local/share/tycktill.
std::filesystem::path default_data_folder();

/// The shipped municipalities, sheets, texts, fonts and icons: $TYCKTILL_ASSETS, else the `assets`
/// folder found upwards from the running program, else `../share/tycktill` beside it.
std::filesystem::path assets_folder();

/// Where the running program's executable file is.
std::filesystem::path program_folder();

} // namespace tycktill::base
