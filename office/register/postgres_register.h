#pragma once
/// The register in PostgreSQL, in the archive's own schema. Several programs may give numbers at once.
#include "office/register/register.h"

namespace tycktill::registry {

/// `url` as libpq takes it. Makes the tables when they are not there.
Result<std::unique_ptr<Register>> open_postgres_register(const std::string& url);

} // namespace tycktill::registry
