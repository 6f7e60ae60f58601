#pragma once
/// How easy people found it, counted by month and never by person: "2026-11 easy=3 so-so=1 hard=0".
#include "kiosk/session/session.h"

#include <filesystem>

namespace tycktill::kiosk {

/// Adds one to the month's count in the file.
Result<void> count_how_easy(const std::filesystem::path& file, Day today, HowEasy answer);

} // namespace tycktill::kiosk
