#pragma once
/// What staff have set at this station, as small files in its data folder: the PIN (as Argon2id), how
/// often it was tried in vain, and the language that a person meets first. Nothing here tells of anybody.
#include "shared/base/result.h"

#include <filesystem>
#include <string>

namespace tycktill::kiosk {

class StaffFiles {
public:
    explicit StaffFiles(std::filesystem::path data_folder) : folder_(std::move(data_folder)) {}

    /// "" when none was set. One that cannot be read shuts the staff page: an error.
    Result<std::string> pin() const;
    Result<void> set_pin(std::string_view digits) const;

    /// Survives that somebody pulls the plug between two tries.
    int misses() const;
    Result<void> set_misses(int misses) const;

    /// "" when staff have chosen none.
    std::string first_language() const;
    Result<void> set_first_language(const std::string& tag) const;

private:
    std::filesystem::path folder_;
};

} // namespace tycktill::kiosk
