#pragma once
/// A folder that a scanner or a network share drops files into. A file is taken when it is whole by its own
/// format and has stopped changing, and moved to "klart" or "fel" below the folder when it is done; what was
/// taken before a crash and not yet moved is known again by its bytes, so nothing is taken twice. What
/// changes in "fel" or "klart" afterwards (a slow scanner that still held the file) is taken again.
///
/// The queue keeps each original sealed, so nothing need lie here in the clear: what is in "klart" and in the
/// queue is deleted when it has been at rest for as long as an unfinished file is waited for, and has lain
/// there for `keep_days`. A file whose reading was begun twice and never ended (it takes the program with it)
/// goes to "fel" unread. Links are not followed.
#include "scanner/queue/begun_file.h"
#include "shared/base/result.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>

namespace tycktill::queue {

/// False for what systems and programs leave in folders: hidden files, Thumbs.db, lock files. All else was
/// put there by someone, and its content says whether it is a file of pages.
bool is_page_file(const std::filesystem::path& file);
/// Files as they are, folders opened (all files of theirs and of the folders in them, by name).
Result<std::vector<std::filesystem::path>>
page_files(const std::vector<std::filesystem::path>& places);

/// "" when the file is whole by its own format, else one line that says what it lacks. Decodes nothing.
std::string lack_of(const std::filesystem::path& file);

struct WatchHabits {
    /// A file that is not whole is waited for, this many rounds after it last changed.
    int patience = 90;
    int keep_days = 0; ///< how long what was read lies in "klart" before it is deleted
    std::function<std::string(const std::filesystem::path&)> lack = lack_of;
};

class WatchedFolder {
public:
    /// Does the work on a file; true: to "klart", false: to "fel". An error ends the round and leaves
    /// the file where it is.
    using Take = std::function<Result<bool>(const std::filesystem::path&)>;
    /// Told once of each file that is waited for or given up.
    using Tell = std::function<void(const std::filesystem::path&, const std::string& what)>;
    /// Whether the queue holds all of the file's bytes. Without it nothing is deleted.
    using IsKept = std::function<Result<bool>(const std::filesystem::path&)>;
    struct Work {
        Take take;
        Tell tell{};
        IsKept is_kept{};
    };

    static Result<WatchedFolder> open(const std::filesystem::path& folder, WatchHabits habits = {});
    /// Takes every file that is whole and has not changed since the round before; how many.
    Result<int> round(const Work& work);

private:
    enum class Place { New, Done, Failed };
    struct Seen {
        std::uintmax_t size = 0;
        std::int64_t changed = 0; ///< nanoseconds
        std::int64_t moved = 0;   ///< nanoseconds; its place, name or rights, or the bytes
        friend bool same_bytes(const Seen& a, const Seen& b) {
            return a.size == b.size && a.changed == b.changed;
        }
    };
    struct Watched {
        Seen seen;
        Place place = Place::New;
        int rounds = 0;      ///< since it last changed
        bool wanted = false; ///< it is new, or has changed where it lies
        bool told = false;
        bool stuck = false; ///< read, and could not be moved
        bool stays = false; ///< in "klart", and not of this queue
    };
    WatchedFolder(std::filesystem::path folder, WatchHabits habits)
        : folder_(std::move(folder)), habits_(std::move(habits)), begun_(folder_) {}
    Result<void> look();
    Result<void> look_into(const std::filesystem::path& folder, Place place,
                           std::map<std::filesystem::path, Watched>& now);
    bool is_ready(const std::filesystem::path& file, Watched& watched, const Tell& tell,
                  std::string& lack) const;
    Result<bool> read(const std::filesystem::path& file, const Work& work);
    void finish(const std::filesystem::path& file, Watched watched, bool good, const Tell& tell);
    void empty(const Work& work);

    std::filesystem::path folder_;
    WatchHabits habits_;
    BegunFile begun_;
    std::map<std::filesystem::path, Watched> files_;
    bool looked_ = false; ///< at least once
};

} // namespace tycktill::queue
