#include "office/archive/store_name.h"
#include "office/papers/postgres_papers.h"

namespace tycktill::papers {

Result<std::unique_ptr<Papers>> open_papers(const std::string& store) {
    const office::StoreName name = TRY(office::parse_store_name(store));
    return name.url.empty() ? open_sqlite_papers(office::file_beside(name.file, "papers").string())
                            : open_postgres_papers(name.url);
}

} // namespace tycktill::papers
