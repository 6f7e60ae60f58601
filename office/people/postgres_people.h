#pragma once
/// People in PostgreSQL, in the archive's own schema.
#include "office/people/people.h"

namespace tycktill::people {

/// `url` as libpq takes it. Makes the tables when they are not there.
Result<std::unique_ptr<People>> open_postgres_people(const std::string& url);

} // namespace tycktill::people
