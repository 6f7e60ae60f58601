#pragma once
/// Which file of a watched folder is being read, told by a hidden file beside it: that outlives a crash, so
/// that a file which ends the program each time it is read is known the third time.
#include <filesystem>
#include <string>

namespace tycktill::queue {

class BegunFile {
public:
    explicit BegunFile(std::filesystem::path folder)
        : mark_(std::move(folder) / ".tycktill-begun") {}
    /// How many times its reading was begun before and never ended. Notes this time too; a folder that cannot
    /// be written in is no reason to read nothing.
    int begin(const std::filesystem::path& file) const;
    void end() const;

private:
    std::filesystem::path mark_;
};

} // namespace tycktill::queue
