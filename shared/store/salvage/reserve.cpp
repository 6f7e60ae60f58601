#include "shared/store/salvage/reserve.h"

#include <array>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <fcntl.h>
#include <limits>
#include <sys/file.h>
#include <sys/stat.h>
#include <thread>
#include <unistd.h>
#include <utility>

namespace tycktill::store {
namespace fs = std::filesystem;
namespace {

constexpr auto patience = std::chrono::seconds(2);
constexpr auto pause = std::chrono::milliseconds(20);

fs::path ballast_of(const fs::path& file) {
    return file.string() + ".ballast";
}

bool wait_for_lock(int lock, int kind) {
    const auto until = std::chrono::steady_clock::now() + patience;
    while (::flock(lock, kind | LOCK_NB) != 0) {
        if (std::chrono::steady_clock::now() > until)
            return false;
        std::this_thread::sleep_for(pause);
    }
    return true;
}

} // namespace

void blur_time(const fs::path& file) {
    constexpr std::time_t day = 24 * 60 * 60;
    timespec start{};
    start.tv_sec = std::time(nullptr) / day * day;
    const std::array<timespec, 2> times{start, start};
    ::utimensat(AT_FDCWD, file.c_str(), times.data(), 0);
}

void blur_folder(const fs::path& folder) {
    std::error_code trouble;
    for (const auto& entry : fs::directory_iterator(folder, trouble))
        if (entry.is_regular_file(trouble))
            blur_time(entry.path());
    blur_time(folder);
}

Result<Reserve> Reserve::take(const fs::path& file, Use use) {
    Reserve reserve;
    reserve.file_ = file;
    const fs::path name = file.string() + ".lock";
    reserve.lock_ = ::open(name.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, S_IRUSR | S_IWUSR);
    if (reserve.lock_ < 0)
        return fail(name.string() + ": cannot open: " + std::strerror(errno));
    if (!wait_for_lock(reserve.lock_, use == Use::Alone ? LOCK_EX : LOCK_SH))
        return fail(file.string() + (use == Use::Alone
                                         ? ": the store is damaged and another program holds it; "
                                           "close the station's programs and start one again"
                                         : ": the store is being salvaged; try again in a while"));
    return reserve;
}

Reserve::Reserve(Reserve&& other) noexcept
    : file_(std::move(other.file_)), lock_(std::exchange(other.lock_, -1)) {}

Reserve& Reserve::operator=(Reserve&& other) noexcept {
    std::swap(file_, other.file_);
    std::swap(lock_, other.lock_);
    return *this;
}

Reserve::~Reserve() {
    if (lock_ >= 0)
        ::close(lock_);
}

bool Reserve::keep_ballast(std::int64_t bytes) const {
    if (file_.empty() || bytes <= 0)
        return true;
    std::error_code trouble;
    const auto name = ballast_of(file_);
    if (fs::file_size(name, trouble) == static_cast<std::uintmax_t>(bytes) && !trouble)
        return true;
    // Only from plenty: taking it back from a full disk would stop the next item on its way out.
    if (free_bytes() < 3 * bytes)
        return false;
    const int ballast =
        ::open(name.c_str(), O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, S_IRUSR | S_IWUSR);
    if (ballast < 0)
        return false;
    const bool done = ::posix_fallocate(ballast, 0, bytes) == 0;
    ::close(ballast);
    if (!done)
        fs::remove(name, trouble);
    return done;
}

bool Reserve::has_ballast() const {
    std::error_code trouble;
    return file_.empty() || fs::exists(ballast_of(file_), trouble);
}

bool Reserve::spend_ballast() const {
    std::error_code trouble;
    return !file_.empty() && fs::remove(ballast_of(file_), trouble);
}

std::int64_t Reserve::free_bytes() const {
    std::error_code trouble;
    const auto space = fs::space(file_.parent_path().empty() ? "." : file_.parent_path(), trouble);
    if (file_.empty() || trouble)
        return std::numeric_limits<std::int64_t>::max();
    return static_cast<std::int64_t>(space.available);
}

void Reserve::blur_times() const {
    if (file_.empty())
        return;
    for (const char* ending : {"", "-wal", "-shm"})
        blur_time(file_.string() + ending);
}

} // namespace tycktill::store
