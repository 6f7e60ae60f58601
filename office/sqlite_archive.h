#pragma once
/// The archive in one SQLite file: enough for a municipality's office on one machine.
#include "office/archive.h"

#include <filesystem>

namespace tycktill {

Result<std::unique_ptr<Archive>> open_sqlite_archive(const std::filesystem::path& file);

} // namespace tycktill
