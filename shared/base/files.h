#pragma once
/// Whole files, read and written so that a power cut leaves either the old or the new one.
#include "shared/base/bytes.h"
#include "shared/base/room.h"

#include <filesystem>

namespace tycktill::base {

/// Fails with a clear line when the file is missing, unreadable, a folder or larger than `limit` bytes.
Result<Bytes> read_file(const std::filesystem::path& path, std::size_t limit = 512u << 20);
Result<std::string> read_text(const std::filesystem::path& path, std::size_t limit = 64u << 20);

/// Writes beside, syncs, renames, syncs the folder. Only the owner may read the file.
Result<void> write_file(const std::filesystem::path& path, BytesView bytes);
Result<void> write_text(const std::filesystem::path& path, std::string_view text);

/// Makes the names in the folder of this file durable, after a rename or a removal.
Result<void> sync_folder_of(const std::filesystem::path& file);

/// Creates the folder and its parents; the innermost is for the owner alone (0700) when it is new.
Result<void> make_folder(const std::filesystem::path& path);

} // namespace tycktill::base
