#pragma once
/// The command line of tycktill-kiosk.
#include "shared/base/day.h"
#include "shared/base/settings.h"

#include <filesystem>
#include <optional>
#include <variant>

namespace tycktill::kiosk {

struct KioskCommand {
    StationSettings settings; ///< of the file, with what the command line says on top
    std::filesystem::path data;
    std::optional<std::filesystem::path> play;
    std::filesystem::path pictures = "."; ///< where a play leaves its pictures
    bool set_pin = false;                 ///< nothing else is to be done
    std::optional<Day> today; ///< of a play: so that its pictures are the same every day
};

/// The command, or the exit code when there is nothing more to do (help, version, a usage fault).
std::variant<KioskCommand, int> read_command(int count, char** words);

} // namespace tycktill::kiosk
