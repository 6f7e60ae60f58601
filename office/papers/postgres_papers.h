#pragma once
/// The papers in PostgreSQL, in the archive's own schema.
#include "office/papers/papers.h"

namespace tycktill::papers {

Result<std::unique_ptr<Papers>> open_postgres_papers(const std::string& url);

} // namespace tycktill::papers
