#include "office/archive/store_name.h"
#include "office/people/postgres_people.h"

namespace tycktill::people {

Result<std::unique_ptr<People>> open_people(const std::string& store) {
    const office::StoreName name = TRY(office::parse_store_name(store));
    return name.url.empty() ? open_sqlite_people(office::file_beside(name.file, "people").string())
                            : open_postgres_people(name.url);
}

} // namespace tycktill::people
