#include "scanner/pages/mapped_file.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace tycktill::pages {

namespace {

/// Closed when it goes.
struct OpenFile {
    int number;
    explicit OpenFile(const std::filesystem::path& file)
        : number(::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK)) {}
    ~OpenFile() {
        if (number >= 0)
            ::close(number);
    }
    OpenFile(const OpenFile&) = delete;
    OpenFile& operator=(const OpenFile&) = delete;
};

Result<std::size_t> size_of(const OpenFile& open, const std::filesystem::path& file) {
    struct stat about {};
    if (open.number < 0 || fstat(open.number, &about) != 0)
        return fail(file.string() + ": cannot be read: " + std::strerror(errno));
    if (!S_ISREG(about.st_mode))
        return fail(file.string() + ": is not a file");
    return static_cast<std::size_t>(about.st_size);
}

} // namespace

Result<MappedFile> MappedFile::open(const std::filesystem::path& file, std::size_t limit) {
    const OpenFile open(file);
    const std::size_t size = TRY(size_of(open, file));
    if (size == 0)
        return fail("the file is empty; scan again");
    if (size > limit)
        return fail(file.string() + ": is larger than " + std::to_string(limit >> 20) +
                    " MiB; split it");
    void* data = mmap(nullptr, size, PROT_READ, MAP_PRIVATE, open.number, 0);
    if (data == MAP_FAILED)
        return fail("there is no memory for the file; close other programs and try again");
    return MappedFile(static_cast<std::uint8_t*>(data), size);
}

MappedFile::MappedFile(MappedFile&& other) noexcept
    : data_(std::exchange(other.data_, nullptr)), size_(std::exchange(other.size_, 0)) {}

MappedFile::~MappedFile() {
    if (data_)
        munmap(data_, size_);
}

void MappedFile::forget() const {
    if (data_)
        madvise(data_, size_, MADV_DONTNEED);
}

Result<void> read_in_pieces(const std::filesystem::path& file, std::size_t size,
                            const std::function<Result<void>(BytesView)>& take) {
    const OpenFile open(file);
    TRY(size_of(open, file));
    Bytes piece(size);
    std::size_t filled = 0;
    while (true) {
        const ssize_t got = ::read(open.number, piece.data() + filled, size - filled);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return fail(file.string() + ": cannot be read (" + std::strerror(errno) + ")");
        filled += static_cast<std::size_t>(got);
        if (filled > 0 && (got == 0 || filled == size)) {
            TRY(take(BytesView(piece).first(filled)));
            filled = 0;
        }
        if (got == 0)
            return {};
    }
}

} // namespace tycktill::pages
