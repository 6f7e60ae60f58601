#pragma once
/// Files in a station's folder belong to the folder's owner, whoever ran the program.
#include "shared/base/result.h"

#include <filesystem>
#include <string>

namespace tycktill::store {

/// Root, in a folder that is somebody else's, goes on as that user: a file of root's would shut the kiosk
/// out of its own store. Gives back what to say of it, or "". Before any thread.
Result<std::string> act_as_owner_of(const std::filesystem::path& folder);

} // namespace tycktill::store
