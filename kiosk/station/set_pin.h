#pragma once
/// `tycktill-kiosk set-pin`: asks staff's PIN twice on the terminal, or takes it as a line, and keeps it
/// as Argon2id.
#include "shared/base/result.h"

#include <filesystem>

namespace tycktill::kiosk {

Result<void> set_staff_pin(const std::filesystem::path& data_folder);

} // namespace tycktill::kiosk
