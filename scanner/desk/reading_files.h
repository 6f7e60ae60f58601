#pragma once
/// Files that come in while the desk works: read beside it, a pile at a time.
#include <functional>
#include <string>
#include <vector>

namespace tycktill::desk {

struct FilesRead {
    int forms = 0, letters = 0;
    std::vector<std::string> failed; ///< one line each
};
/// Called before each page, from 1, in the reading thread.
using OnFilePage = std::function<void(int page, int pages)>;
/// Reads these files and folders into the queue under a pile's name; runs in a thread of its own, so it
/// opens a store of its own. `stop` is asked before each page.
using ReadFilesDoor =
    std::function<FilesRead(const std::vector<std::string>& paths, const std::string& pile,
                            const OnFilePage& on_page, const std::function<bool()>& stop)>;

} // namespace tycktill::desk
