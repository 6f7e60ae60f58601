#include "office/archive/postgres_archive.h"
#include "office/archive/sqlite_archive.h"
#include "office/archive/store_name.h"

namespace tycktill::office {

Result<std::unique_ptr<Archive>> open_archive(const std::string& store) {
    const StoreName name = TRY(parse_store_name(store));
    return name.url.empty() ? open_sqlite_archive(name.file.string())
                            : open_postgres_archive(name.url);
}

} // namespace tycktill::office
