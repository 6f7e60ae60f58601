#include "scanner/queue/watched_folder.h"

#include "scanner/pages/document.h"
#include "shared/base/files.h"
#include "shared/base/text.h"

#include <algorithm>
#include <set>
#include <sys/stat.h>

namespace tycktill::queue {

namespace fs = std::filesystem;

namespace {

constexpr const char* done_folder = "klart";
constexpr const char* failed_folder = "fel";

bool is_hidden(const fs::path& file) {
    const std::string name = file.filename().string();
    return name.empty() || name.front() == '.';
}

Result<void> list_folder(const fs::path& folder, std::vector<fs::path>& files) {
    std::error_code error;
    std::vector<fs::path> found;
    for (fs::recursive_directory_iterator entry(folder, error), end; !error && entry != end;
         entry.increment(error)) {
        std::error_code gone;
        if (entry->is_directory(gone) && is_hidden(entry->path()))
            entry.disable_recursion_pending();
        else if (entry->is_regular_file(gone) && is_page_file(entry->path()))
            found.push_back(entry->path());
    }
    if (error)
        return fail(folder.string() + ": cannot be read (" + error.message() + ")");
    std::sort(found.begin(), found.end());
    files.insert(files.end(), found.begin(), found.end());
    return {};
}

/// "0012.pdf", or "0012-2.pdf" when that is taken: nothing is ever written over.
fs::path free_name(const fs::path& folder, const fs::path& name) {
    fs::path place = folder / name;
    std::error_code error; // a name that is too long is met when the file is moved
    for (int number = 2; fs::exists(place, error); ++number)
        place = folder /
                (name.stem().string() + "-" + std::to_string(number) + name.extension().string());
    return place;
}

/// Where it lies now.
Result<fs::path> move_to(const fs::path& file, const fs::path& folder) {
    TRY(make_folder(folder));
    std::error_code error;
    const fs::path place = free_name(folder, file.filename());
    fs::rename(file, place, error);
    if (error)
        return fail(file.string() + ": was read but cannot be moved (" + error.message() +
                    "); let the program write in the folder");
    return place;
}

constexpr std::int64_t second = 1'000'000'000;

std::int64_t nanoseconds(const timespec& time) {
    return std::int64_t(time.tv_sec) * second + time.tv_nsec;
}

} // namespace

bool is_page_file(const fs::path& file) {
    const std::string name = lower_case(file.filename().string());
    static const std::set<std::string> systems{"thumbs.db", "ehthumbs.db", "desktop.ini", "icon\r"};
    return !is_hidden(file) && name.front() != '~' && name.back() != '~' &&
           systems.count(name) == 0;
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

std::string lack_of(const fs::path& file) {
    const auto document = pages::Document::open(file);
    if (!document)
        return document.error().what;
    // What a whole file carries and is not read is no reason to wait for it.
    if (document->is_whole())
        return "";
    return document->missing().empty() ? "the file ends early; scan it again" : document->missing();
}

Result<WatchedFolder> WatchedFolder::open(const fs::path& folder, int patience, Lack lack) {
    if (!fs::is_directory(folder))
        return fail(folder.string() + ": no such folder; make it, or correct --watch");
    return WatchedFolder(folder, patience, std::move(lack));
}

Result<void> WatchedFolder::look_into(const fs::path& folder, Place place,
                                      std::map<fs::path, Watched>& now) {
    std::error_code error;
    if (place != Place::New && !fs::exists(folder, error))
        return {};
    for (fs::directory_iterator entry(folder, error), end; !error && entry != end;
         entry.increment(error)) {
        struct stat about {};
        // A file may vanish while it is looked at.
        if (!is_page_file(entry->path()) || stat(entry->path().c_str(), &about) != 0 ||
            !S_ISREG(about.st_mode))
            continue;
        const std::int64_t changed = nanoseconds(about.st_mtim);
        const Seen seen{static_cast<std::uintmax_t>(about.st_size), changed};
        const auto before = files_.find(entry->path());
        Watched& watched = now[entry->path()];
        if (before != files_.end()) {
            watched = before->second;
            watched.rounds = watched.seen == seen ? watched.rounds + 1 : 0;
            watched.wanted = watched.wanted || watched.seen != seen;
        } else {
            // What lies in "klart" or "fel" when the watch begins was written before it was moved there,
            // unless somebody still wrote.
            watched.wanted =
                place == Place::New || looked_ || changed >= nanoseconds(about.st_ctim);
        }
        watched.seen = seen;
        watched.place = place;
    }
    if (error)
        return fail(folder.string() + ": cannot be read (" + error.message() + ")");
    return {};
}

Result<void> WatchedFolder::look() {
    std::map<fs::path, Watched> now;
    TRY(look_into(folder_, Place::New, now));
    TRY(look_into(folder_ / done_folder, Place::Done, now));
    TRY(look_into(folder_ / failed_folder, Place::Failed, now));
    files_ = std::move(now);
    looked_ = true;
    return {};
}

bool WatchedFolder::is_ready(const fs::path& file, Watched& watched, const Tell& tell,
                             std::string& lack) const {
    if (!watched.wanted || watched.rounds == 0)
        return false;
    // Looked at when it comes to rest, when a program said nothing of its last bytes, and at the end.
    if (watched.told && watched.rounds != 1 && watched.rounds % 15 != 0 &&
        watched.rounds < patience_)
        return false;
    lack = watched.seen.size == 0 ? "the file is empty; scan again" : lack_(file);
    if (lack.empty() || watched.rounds >= patience_)
        return true;
    if (!watched.told && tell && watched.place == Place::New)
        tell(file, "waits for the rest of it (" + lack + ")");
    watched.told = true;
    return false;
}

Result<void> WatchedFolder::finish(const fs::path& file, Watched watched, bool good) {
    watched.wanted = false;
    watched.told = false;
    watched.rounds = 0;
    const Place place = good ? Place::Done : Place::Failed;
    files_.erase(file);
    fs::path lies = file;
    if (watched.place != place)
        lies = TRY(move_to(file, folder_ / (good ? done_folder : failed_folder)));
    watched.place = place;
    // As it was before it was read: whatever has been written since is noticed in the next round.
    files_[lies] = watched;
    return {};
}

Result<int> WatchedFolder::round(const Take& take, const Tell& tell) {
    TRY(look());
    int taken = 0;
    const std::map<fs::path, Watched> now = files_;
    for (const auto& [file, seen] : now) {
        std::string lack;
        if (!is_ready(file, files_[file], tell, lack))
            continue;
        const Watched watched = files_[file];
        if (!lack.empty() && watched.place != Place::New) {
            files_[file].wanted = false; // it lies where it belongs
            continue;
        }
        if (!lack.empty() && tell)
            tell(file, lack);
        const bool good = lack.empty() && TRY(take(file));
        TRY(finish(file, watched, good));
        ++taken;
    }
    return taken;
}

} // namespace tycktill::queue
