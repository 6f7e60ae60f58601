#pragma once
/// A folder that a scanner or a network share drops files into. A file is taken when it is whole by its own
/// format and has stopped changing, and moved to "klart" or "fel" below the folder when it is done; what was
/// taken before a crash and not yet moved is known again by its bytes, so nothing is taken twice. What
/// changes in "fel" or "klart" afterwards (a slow scanner that still held the file) is taken again.
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

class WatchedFolder {
public:
    /// Does the work on a file; true: to "klart", false: to "fel". An error ends the round and leaves
    /// the file where it is.
    using Take = std::function<Result<bool>(const std::filesystem::path&)>;
    /// Told once of each file that is waited for or given up.
    using Tell = std::function<void(const std::filesystem::path&, const std::string& what)>;
    using Lack = std::function<std::string(const std::filesystem::path&)>;

    /// A file that is not whole is waited for, this many rounds after it last changed.
    static constexpr int usual_patience = 90;
    static Result<WatchedFolder> open(const std::filesystem::path& folder,
                                      int patience = usual_patience, Lack lack = lack_of);
    /// Takes every file that is whole and has not changed since the round before; how many.
    Result<int> round(const Take& take, const Tell& tell = {});

private:
    enum class Place { New, Done, Failed };
    struct Seen {
        std::uintmax_t size = 0;
        std::int64_t changed = 0; ///< nanoseconds
        friend bool operator==(const Seen&, const Seen&) = default;
    };
    struct Watched {
        Seen seen;
        Place place = Place::New;
        int rounds = 0;      ///< since it last changed
        bool wanted = false; ///< it is new, or has changed where it lies
        bool told = false;
    };
    WatchedFolder(std::filesystem::path folder, int patience, Lack lack)
        : folder_(std::move(folder)), patience_(patience), lack_(std::move(lack)) {}
    Result<void> look();
    Result<void> look_into(const std::filesystem::path& folder, Place place,
                           std::map<std::filesystem::path, Watched>& now);
    bool is_ready(const std::filesystem::path& file, Watched& watched, const Tell& tell,
                  std::string& lack) const;
    Result<void> finish(const std::filesystem::path& file, Watched watched, bool good);

    std::filesystem::path folder_;
    int patience_;
    Lack lack_;
    std::map<std::filesystem::path, Watched> files_;
    bool looked_ = false; ///< at least once
};

} // namespace tycktill::queue
