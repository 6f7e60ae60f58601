#pragma once
/// What a store needs around its file: a lock that tells who has it open, a ballast that is given up
/// when the disk is full, and modification times that tell no more than the day.
#include "shared/base/result.h"

#include <cstdint>
#include <filesystem>

namespace tycktill::store {

/// Sets a file's modification time back to the start of the day (UTC).
void blur_time(const std::filesystem::path& file);

/// The same of every file in a station's folder, and of the folder. The time of change, which no program can
/// set, becomes now for all alike: done at fixed times whatever happens, it tells when that was and nothing
/// of a person.
void blur_folder(const std::filesystem::path& folder);

class Reserve {
public:
    enum class Use { Shared, Alone };

    /// Takes the lock FILE.lock. Waits up to two seconds for another program to let go.
    static Result<Reserve> take(const std::filesystem::path& file, Use use);
    /// Holds nothing and does nothing.
    Reserve() = default;
    Reserve(Reserve&& other) noexcept;
    Reserve& operator=(Reserve&& other) noexcept;
    ~Reserve();

    /// Sees to it that FILE.ballast is there, unless the disk is nearly full. False when it is not.
    bool keep_ballast(std::int64_t bytes) const;
    bool has_ballast() const;
    /// Frees the ballast's space. False when there was none.
    bool spend_ballast() const;
    /// Bytes that are free for us on the file's disk.
    std::int64_t free_bytes() const;
    /// The same of every file of the store.
    void blur_times() const;

private:
    std::filesystem::path file_;
    int lock_ = -1;
};

} // namespace tycktill::store
