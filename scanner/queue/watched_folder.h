#pragma once
/// A folder that a scanner or a network share drops files into. A file is taken when it has stopped
/// growing, and moved to "klart" or "fel" below the folder when it is done; what was taken before a
/// crash and not yet moved is known again by its bytes, so nothing is taken twice.
#include "shared/base/result.h"

#include <filesystem>
#include <functional>
#include <map>

namespace tycktill::queue {

/// PDF, TIFF, PNG or JPEG by its name.
bool is_page_file(const std::filesystem::path& file);
/// Files as they are, folders opened (all files of pages in them, by name).
Result<std::vector<std::filesystem::path>>
page_files(const std::vector<std::filesystem::path>& places);

class WatchedFolder {
public:
    /// Does the work on a file; true: to "klart", false: to "fel". An error ends the round and leaves
    /// the file where it is.
    using Take = std::function<Result<bool>(const std::filesystem::path&)>;

    static Result<WatchedFolder> open(const std::filesystem::path& folder);
    /// Takes every file that has not changed since the round before; how many.
    Result<int> round(const Take& take);

private:
    struct Seen {
        std::uintmax_t size = 0;
        std::filesystem::file_time_type changed;
        friend bool operator==(const Seen&, const Seen&) = default;
    };
    explicit WatchedFolder(std::filesystem::path folder) : folder_(std::move(folder)) {}
    std::filesystem::path folder_;
    std::map<std::filesystem::path, Seen> seen_;
};

} // namespace tycktill::queue
