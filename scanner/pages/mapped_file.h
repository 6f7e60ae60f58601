#pragma once
/// A file that is looked at without being held in memory, so that hundreds of pages cost what one costs.
#include "shared/base/bytes.h"

#include <filesystem>
#include <functional>

namespace tycktill::pages {

/// The file's bytes as memory that the system fills page by page. Should the file shrink meanwhile, the
/// process that looks is ended: only the locked child does.
class MappedFile {
public:
    /// Fails with one clear line when the file is missing, unreadable, empty or larger than `limit`.
    static Result<MappedFile> open(const std::filesystem::path& file, std::size_t limit);
    MappedFile(MappedFile&& other) noexcept;
    MappedFile& operator=(MappedFile&&) = delete;
    ~MappedFile();
    BytesView view() const { return {data_, size_}; }
    /// Lets go of what was looked at; it is fetched again when it is needed.
    void forget() const;

private:
    MappedFile(std::uint8_t* data, std::size_t size) : data_(data), size_(size) {}
    std::uint8_t* data_ = nullptr;
    std::size_t size_ = 0;
};

/// Reads a file from beginning to end, a piece of at most `size` bytes at a time.
Result<void> read_in_pieces(const std::filesystem::path& file, std::size_t size,
                            const std::function<Result<void>(BytesView)>& take);

} // namespace tycktill::pages
