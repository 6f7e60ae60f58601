#pragma once
/// The archive in one SQLite file: enough for a municipality's office on one machine.
#include "office/archive/archive.h"

#include <filesystem>

namespace tycktill::office {

Result<std::unique_ptr<Archive>> open_sqlite_archive(const std::filesystem::path& file);

/// A whole copy as of one moment, while others write; `to` must not exist. On the disk when it returns.
Result<void> copy_sqlite_archive(const std::filesystem::path& from,
                                 const std::filesystem::path& to);

} // namespace tycktill::office
