#include "office/archive/store_name.h"

namespace tycktill::office {

Result<StoreName> parse_store_name(const std::string& store) {
    constexpr std::string_view sqlite = "sqlite:";
    if (store.rfind(sqlite, 0) == 0 && store.size() > sqlite.size())
        return StoreName{store.substr(sqlite.size()), ""};
    if (store.rfind("postgresql://", 0) == 0 || store.rfind("postgres://", 0) == 0)
        return StoreName{"", store};
    return fail("the store is not known; write sqlite:FILE or postgresql://USER@HOST/DATABASE");
}

std::filesystem::path file_beside(const std::filesystem::path& archive, const std::string& part) {
    return archive.parent_path() /
           (archive.stem().string() + "-" + part + archive.extension().string());
}

} // namespace tycktill::office
