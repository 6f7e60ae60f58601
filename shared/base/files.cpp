#include "shared/base/files.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace tycktill::base {
namespace {

/// An open file descriptor that closes itself.
class Descriptor {
public:
    explicit Descriptor(int number) : number_(number) {}
    ~Descriptor() {
        if (number_ >= 0)
            ::close(number_);
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    int get() const { return number_; }

private:
    int number_;
};

tl::unexpected<Error> failed(const std::filesystem::path& path, const char* doing) {
    return fail(path.string() + ": " + doing + ": " + std::strerror(errno));
}

Result<void> write_all(int descriptor, BytesView bytes, const std::filesystem::path& path) {
    std::size_t done = 0;
    while (done < bytes.size()) {
        const ssize_t wrote = ::write(descriptor, bytes.data() + done, bytes.size() - done);
        if (wrote < 0 && errno == EINTR)
            continue;
        if (wrote < 0)
            return failed(path, "cannot write");
        done += static_cast<std::size_t>(wrote);
    }
    return {};
}

} // namespace

Result<Bytes> read_file(const std::filesystem::path& path, std::size_t limit) {
    const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (file.get() < 0)
        return failed(path, "cannot open");
    struct stat facts {};
    if (::fstat(file.get(), &facts) != 0)
        return failed(path, "cannot look at");
    if (S_ISDIR(facts.st_mode))
        return fail(path.string() + ": is a folder, not a file");
    Bytes bytes;
    bytes.reserve(static_cast<std::size_t>(facts.st_size));
    Bytes block(256u << 10);
    while (true) {
        const ssize_t got = ::read(file.get(), block.data(), block.size());
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return failed(path, "cannot read");
        if (got == 0)
            return bytes;
        bytes.insert(bytes.end(), block.begin(), block.begin() + got);
        if (bytes.size() > limit)
            return fail(path.string() + ": larger than " + std::to_string(limit >> 20) +
                        " MiB; split it");
    }
}

Result<std::string> read_text(const std::filesystem::path& path, std::size_t limit) {
    return text_of(TRY(read_file(path, limit)));
}

Result<void> write_file(const std::filesystem::path& path, BytesView bytes) {
    const std::filesystem::path beside = path.string() + ".part";
    {
        const Descriptor file(
            ::open(beside.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, S_IRUSR | S_IWUSR));
        if (file.get() < 0)
            return failed(beside, "cannot create");
        TRY(write_all(file.get(), bytes, beside));
        if (::fsync(file.get()) != 0)
            return failed(beside, "cannot sync");
    }
    if (::rename(beside.c_str(), path.c_str()) != 0)
        return failed(path, "cannot replace");
    return sync_folder_of(path);
}

Result<void> sync_folder_of(const std::filesystem::path& file) {
    const std::filesystem::path folder =
        file.has_parent_path() ? file.parent_path() : std::filesystem::path(".");
    const Descriptor directory(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (directory.get() < 0 || ::fsync(directory.get()) != 0)
        return failed(folder, "cannot sync the folder");
    return {};
}

Result<void> write_text(const std::filesystem::path& path, std::string_view text) {
    return write_file(path, bytes_of(text));
}

Result<void> make_folder(const std::filesystem::path& path) {
    std::error_code trouble;
    const bool made = std::filesystem::create_directories(path, trouble);
    if (trouble)
        return fail(path.string() + ": cannot create the folder: " + trouble.message());
    if (made)
        std::filesystem::permissions(path, std::filesystem::perms::owner_all, trouble);
    return {};
}

} // namespace tycktill::base
