#include "scanner/queue/watched_folder.h"

#include "shared/base/files.h"
#include "shared/base/text.h"

#include <algorithm>
#include <set>

namespace tycktill::queue {

namespace fs = std::filesystem;

namespace {

constexpr const char* done_folder = "klart";
constexpr const char* failed_folder = "fel";

Result<void> list_folder(const fs::path& folder, std::vector<fs::path>& files) {
    std::error_code error;
    std::vector<fs::path> found;
    for (fs::recursive_directory_iterator entry(folder, error), end; !error && entry != end;
         entry.increment(error))
        if (entry->is_regular_file(error) && is_page_file(entry->path()))
            found.push_back(entry->path());
    if (error)
        return fail(folder.string() + ": cannot be read (" + error.message() + ")");
    std::sort(found.begin(), found.end());
    files.insert(files.end(), found.begin(), found.end());
    return {};
}

/// "0012.pdf", or "0012-2.pdf" when that is taken: nothing is ever written over.
fs::path free_name(const fs::path& folder, const fs::path& name) {
    fs::path place = folder / name;
    for (int number = 2; fs::exists(place); ++number)
        place = folder /
                (name.stem().string() + "-" + std::to_string(number) + name.extension().string());
    return place;
}

Result<void> move_to(const fs::path& file, const fs::path& folder) {
    TRY(make_folder(folder));
    std::error_code error;
    fs::rename(file, free_name(folder, file.filename()), error);
    if (error)
        return fail(file.string() + ": was read but cannot be moved (" + error.message() +
                    "); let the program write in the folder");
    return {};
}

} // namespace

bool is_page_file(const fs::path& file) {
    static const std::set<std::string> endings{".pdf", ".tif", ".tiff", ".png", ".jpg", ".jpeg"};
    return file.filename().string().front() != '.' &&
           endings.count(lower_case(file.extension().string())) > 0;
}

Result<std::vector<fs::path>> page_files(const std::vector<fs::path>& places) {
    std::vector<fs::path> files;
    for (const fs::path& place : places) {
        if (fs::is_directory(place))
            TRY(list_folder(place, files));
        else
            files.push_back(place);
    }
    return files;
}

Result<WatchedFolder> WatchedFolder::open(const fs::path& folder) {
    if (!fs::is_directory(folder))
        return fail(folder.string() + ": no such folder; make it, or correct --watch");
    return WatchedFolder(folder);
}

Result<int> WatchedFolder::round(const Take& take) {
    std::map<fs::path, Seen> now;
    std::error_code error;
    for (fs::directory_iterator entry(folder_, error), end; !error && entry != end;
         entry.increment(error)) {
        std::error_code gone; // a file may vanish while it is looked at
        if (!entry->is_regular_file(gone) || !is_page_file(entry->path()))
            continue;
        const Seen seen{entry->file_size(gone), entry->last_write_time(gone)};
        if (!gone && seen.size > 0)
            now[entry->path()] = seen;
    }
    if (error)
        return fail(folder_.string() + ": cannot be read (" + error.message() + ")");
    int taken = 0;
    for (const auto& [file, seen] : now) {
        const auto before = seen_.find(file);
        if (before == seen_.end() || before->second != seen)
            continue;
        const bool good = TRY(take(file));
        TRY(move_to(file, folder_ / (good ? done_folder : failed_folder)));
        ++taken;
    }
    seen_ = std::move(now);
    return taken;
}

} // namespace tycktill::queue
