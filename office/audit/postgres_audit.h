#pragma once
/// The log in PostgreSQL, in the archive's own schema. Several programs may add to it at once.
#include "office/audit/audit.h"

namespace tycktill::audit {

/// `url` as libpq takes it. Makes the tables when they are not there.
Result<std::unique_ptr<Audit>> open_postgres_audit(const std::string& url, record::SigningKey key);

} // namespace tycktill::audit
