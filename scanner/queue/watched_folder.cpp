#include "scanner/queue/watched_folder.h"

#include "scanner/pages/document.h"
#include "shared/base/files.h"
#include "shared/base/text.h"

#include <algorithm>
#include <chrono>
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

constexpr std::size_t longest_name = 255; ///< bytes, of all file systems that Debian offers

/// The name with the number before its ending, its stem shortened to what fits, at a letter's end.
std::string numbered(const fs::path& name, int number) {
    const std::string ending = "-" + std::to_string(number) + name.extension().string();
    std::string stem = name.stem().string();
    if (stem.size() + ending.size() > longest_name) {
        stem.resize(longest_name > ending.size() ? longest_name - ending.size() : 0);
        while (!is_utf8(stem) && !stem.empty())
            stem.pop_back();
    }
    return stem + ending;
}

/// "0012.pdf", or "0012-2.pdf" when that is taken: nothing is ever written over.
fs::path free_name(const fs::path& folder, const fs::path& name) {
    fs::path place = folder / name;
    std::error_code error;
    for (int number = 2; fs::symlink_status(place, error).type() != fs::file_type::not_found;
         ++number) {
        if (error || number > 9999)
            break; // the move says what is wrong
        place = folder / numbered(name, number);
    }
    return place;
}

/// Where it lies now.
Result<fs::path> move_to(const fs::path& file, const fs::path& folder) {
    TRY(make_folder(folder));
    std::error_code error;
    if (!fs::is_directory(fs::symlink_status(folder, error)))
        return fail(folder.string() + ": is no folder but a link; make it a folder");
    const fs::path place = free_name(folder, file.filename());
    fs::rename(file, place, error);
    if (error)
        return fail(file.string() + ": was read but cannot be moved (" + error.message() +
                    "); let the program write in the folder");
    return place;
}

constexpr std::int64_t second = 1'000'000'000;

constexpr std::int64_t day = 24 * 60 * 60 * second;

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
        std::error_code unreadable; // said when the file is opened
        if (fs::is_directory(place, unreadable))
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

Result<WatchedFolder> WatchedFolder::open(const fs::path& folder, WatchHabits habits) {
    std::error_code error;
    if (!fs::is_directory(folder, error))
        return fail(folder.string() + ": no such folder; make it, or correct --watch");
    return WatchedFolder(folder, std::move(habits));
}

Result<void> WatchedFolder::look_into(const fs::path& folder, Place place,
                                      std::map<fs::path, Watched>& now) {
    std::error_code error;
    if (place != Place::New && !fs::is_directory(fs::symlink_status(folder, error)))
        return {}; // not there yet, or a link to where nothing is ours
    for (fs::directory_iterator entry(folder, error), end; !error && entry != end;
         entry.increment(error)) {
        struct stat about {};
        // A file may vanish while it is looked at.
        if (!is_page_file(entry->path()) || lstat(entry->path().c_str(), &about) != 0 ||
            !S_ISREG(about.st_mode))
            continue;
        const std::int64_t changed = nanoseconds(about.st_mtim);
        const Seen seen{static_cast<std::uintmax_t>(about.st_size), changed,
                        nanoseconds(about.st_ctim)};
        const auto before = files_.find(entry->path());
        Watched& watched = now[entry->path()];
        if (before != files_.end()) {
            watched = before->second;
            const bool written = !same_bytes(watched.seen, seen);
            watched.rounds = written ? 0 : watched.rounds + 1;
            watched.wanted = watched.wanted || written;
            watched.stays = watched.stays && !written;
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
    constexpr int now_and_then = 15; ///< rounds
    if (!watched.wanted || watched.rounds == 0)
        return false;
    if (watched.stuck && watched.rounds % now_and_then != 0)
        return false;
    // Looked at when it comes to rest, when a program said nothing of its last bytes, and at the end.
    if (watched.told && watched.rounds != 1 && watched.rounds % now_and_then != 0 &&
        watched.rounds < habits_.patience)
        return false;
    lack = watched.seen.size == 0 ? "the file is empty; scan again" : habits_.lack(file);
    if (lack.empty() || watched.rounds >= habits_.patience)
        return true;
    if (!watched.told && tell && watched.place == Place::New)
        tell(file, "waits for the rest of it (" + lack + ")");
    watched.told = true;
    return false;
}

void WatchedFolder::finish(const fs::path& file, Watched watched, bool good, const Tell& tell) {
    const bool told = watched.stuck;
    watched.wanted = watched.told = watched.stuck = false;
    watched.rounds = 0;
    const Place place = good ? Place::Done : Place::Failed;
    Result<fs::path> lies = file;
    if (watched.place != place)
        lies = move_to(file, folder_ / (good ? done_folder : failed_folder));
    if (!lies) {
        // Its bytes are known, so it is not read again; and it is no reason to leave the others.
        if (!told && tell)
            tell(file, lies.error().what);
        watched.wanted = watched.stuck = true;
        files_[file] = watched;
        return;
    }
    watched.place = place;
    // As it was before it was read: whatever has been written since is noticed in the next round.
    files_.erase(file);
    files_[*lies] = watched;
}

/// True: to "klart", false: to "fel".
Result<bool> WatchedFolder::read(const fs::path& file, const Work& work) {
    constexpr int enough = 2;
    if (begun_.begin(file) >= enough) {
        begun_.end();
        if (work.tell)
            work.tell(file, "was begun twice and never ended; it lies unread in " +
                                std::string(failed_folder) + ": print and scan what it shows");
        return false;
    }
    auto good = work.take(file);
    begun_.end(); // an error is no crash
    return good;
}

/// What is in the queue is deleted here. A file that the queue does not have was put there by somebody.
void WatchedFolder::empty(const Work& work) {
    if (!work.is_kept)
        return;
    const std::int64_t now = std::chrono::duration_cast<std::chrono::nanoseconds>(
                                 std::chrono::system_clock::now().time_since_epoch())
                                 .count();
    for (auto& [file, watched] : files_) {
        if (watched.place != Place::Done || watched.wanted || watched.stays ||
            watched.rounds < habits_.patience || now - watched.seen.moved < habits_.keep_days * day)
            continue;
        const auto kept = work.is_kept(file);
        struct stat about {};
        if (!kept || lstat(file.c_str(), &about) != 0)
            continue; // in a later round
        if (!*kept) {
            watched.stays = true;
            if (work.tell)
                work.tell(file, "lies in " + std::string(done_folder) +
                                    " and is not in this queue; it stays there");
            continue;
        }
        std::error_code trouble;
        if (nanoseconds(about.st_mtim) == watched.seen.changed && !fs::remove(file, trouble) &&
            trouble) {
            watched.stays = true;
            if (work.tell)
                work.tell(file, "was read but cannot be deleted (" + trouble.message() +
                                    "); let the program write in the folder");
        }
    }
}

Result<int> WatchedFolder::round(const Work& work) {
    TRY(look());
    int taken = 0;
    const std::map<fs::path, Watched> now = files_;
    for (const auto& [file, seen] : now) {
        std::string lack;
        if (!is_ready(file, files_[file], work.tell, lack))
            continue;
        const Watched watched = files_[file];
        if (!lack.empty() && watched.place != Place::New) {
            files_[file].wanted = false; // it lies where it belongs
            continue;
        }
        if (!lack.empty() && work.tell)
            work.tell(file, lack);
        const bool good = lack.empty() && TRY(read(file, work));
        finish(file, watched, good, work.tell);
        ++taken;
    }
    empty(work);
    return taken;
}

} // namespace tycktill::queue
