#include "office/archive/postgres_archive.h"
#include "office/archive/sqlite_archive.h"

namespace tycktill::office {

Result<std::unique_ptr<Archive>> open_archive(const std::string& store) {
    constexpr std::string_view sqlite = "sqlite:";
    if (store.rfind(sqlite, 0) == 0 && store.size() > sqlite.size())
        return open_sqlite_archive(store.substr(sqlite.size()));
    if (store.rfind("postgresql://", 0) == 0 || store.rfind("postgres://", 0) == 0)
        return open_postgres_archive(store);
    return fail("the store is not known; write sqlite:FILE or postgresql://USER@HOST/DATABASE");
}

} // namespace tycktill::office
