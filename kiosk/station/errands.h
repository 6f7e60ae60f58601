#pragma once
/// What a session asks the program to do outside it: count, remember what staff chose.
#include "kiosk/session/session.h"
#include "kiosk/station/command.h"

namespace tycktill::kiosk {

/// All but printing, which main gives to the printer.
Result<void> carry_out(Request request, const KioskCommand& command, const Setting& setting,
                       const Session& session, Day today);

/// The language that staff chose for this station goes before the settings'.
void take_first_language(Setting& setting, const std::filesystem::path& data_folder);

} // namespace tycktill::kiosk
