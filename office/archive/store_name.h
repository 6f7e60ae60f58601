#pragma once
/// What a store is called, "sqlite:FILE" or "postgresql://…", and where the office's other stores lie beside it.
#include "shared/base/result.h"

#include <filesystem>
#include <string>

namespace tycktill::office {

struct StoreName {
    std::filesystem::path file; ///< of SQLite; "" for PostgreSQL
    std::string url;            ///< of PostgreSQL; "" for SQLite
};
/// Fails when it is neither.
Result<StoreName> parse_store_name(const std::string& store);

/// "office-register.db" beside "office.db". Each store has a file of its own, because each has another life: the
/// register may be handed out, people never, and the log goes to the inspector.
std::filesystem::path file_beside(const std::filesystem::path& archive, const std::string& part);

} // namespace tycktill::office
