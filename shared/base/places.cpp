#include "shared/base/places.h"

#include <cstdlib>
#include <string>

namespace tycktill::base {
namespace fs = std::filesystem;

static std::string environment(const char* name) {
    const char* value = std::getenv(name);
    return value ? value : "";
}

fs::path default_data_folder() {
    if (const auto chosen = environment("TYCKTILL_DATA"); !chosen.empty())
        return chosen;
    if (const auto home = environment("XDG_DATA_HOME"); !home.empty())
        return fs::path(home) / "tycktill";
    return fs::path(environment("HOME")) / ".local/share/tycktill";
}

fs::path program_folder() {
    std::error_code trouble;
    return fs::read_symlink("/proc/self/exe", trouble).parent_path();
}

fs::path assets_folder() {
    if (const auto chosen = environment("TYCKTILL_ASSETS"); !chosen.empty())
        return chosen;
    std::error_code trouble;
    fs::path folder = program_folder();
    for (int up = 0; up < 6 && !folder.empty(); ++up) {
        if (fs::exists(folder / "assets" / "municipalities", trouble))
            return folder / "assets";
        if (folder == folder.parent_path())
            break;
        folder = folder.parent_path();
    }
    return program_folder().parent_path() / "share" / "tycktill";
}

} // namespace tycktill::base
