#pragma once
/// The archive in PostgreSQL, or in what speaks its protocol: where one machine is not enough, or where
/// the municipality already runs one. Any number of receivers may share it.
#include "office/archive/archive.h"

namespace tycktill::office {

/// `url`: "postgresql://user@host/database", as libpq reads it.
Result<std::unique_ptr<Archive>> open_postgres_archive(const std::string& url);

} // namespace tycktill::office
