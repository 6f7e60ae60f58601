#include "office/archive/store_name.h"
#include "office/register/postgres_register.h"

namespace tycktill::registry {

Result<std::unique_ptr<Register>> open_register(const std::string& store) {
    const office::StoreName name = TRY(office::parse_store_name(store));
    return name.url.empty()
               ? open_sqlite_register(office::file_beside(name.file, "register").string())
               : open_postgres_register(name.url);
}

} // namespace tycktill::registry
