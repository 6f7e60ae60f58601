#include "office/memory_archive.h"
#include "office/sqlite_archive.h"

namespace tycktill {

Result<std::unique_ptr<Archive>> open_archive(const std::string& store) {
    constexpr std::string_view sqlite = "sqlite:";
    if (store.rfind(sqlite, 0) == 0 && store.size() > sqlite.size())
        return open_sqlite_archive(store.substr(sqlite.size()));
    return fail("the store \"" + store.substr(0, 12) + "…\" is not known; write sqlite:FILE");
}

} // namespace tycktill
