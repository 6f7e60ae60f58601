#include "office/keys/opening_watch.h"

#include "shared/base/files.h"
#include "shared/base/text.h"

#include <algorithm>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <unistd.h>

namespace tycktill::office {
namespace fs = std::filesystem;

namespace {

constexpr std::size_t longest_list = 1 << 20;

fs::path list_of(const fs::path& folder) {
    return folder / "unopenable";
}

} // namespace

std::shared_ptr<OpeningWatch> OpeningWatch::over(const fs::path& folder) {
    std::shared_ptr<OpeningWatch> watch(new OpeningWatch(folder));
    if (const auto list = read_text(list_of(folder), longest_list))
        for (const auto& line : split(*list, '\n'))
            if (const auto id = record::parse_submission_id(line))
                watch->bad_.insert(*id);
    watch->take_over_from_the_dead();
    watch->begin_own_file();
    return watch;
}

OpeningWatch::~OpeningWatch() {
    if (marks_)
        ::munmap(marks_, sizeof(Marks));
    if (file_ >= 0)
        ::close(file_);
    std::error_code ignored;
    if (!own_.empty())
        fs::remove(own_, ignored);
}

void OpeningWatch::take_over_from_the_dead() {
    std::error_code trouble;
    const std::size_t known = bad_.size();
    for (const auto& entry : fs::directory_iterator(folder_ / "opening", trouble)) {
        const int file = ::open(entry.path().c_str(), O_RDWR | O_CLOEXEC | O_NOFOLLOW);
        if (file < 0)
            continue;
        Marks marks{};
        if (::flock(file, LOCK_EX | LOCK_NB) == 0) { // nobody lives who had it
            if (::pread(file, &marks, sizeof marks, 0) == ssize_t(sizeof marks))
                std::copy_if(marks.begin(), marks.end(), std::inserter(bad_, bad_.end()),
                             [](const auto& id) { return id != record::SubmissionId{}; });
            ::unlink(entry.path().c_str());
        }
        ::close(file);
    }
    if (bad_.size() > known)
        write_bad();
}

void OpeningWatch::begin_own_file() {
    std::error_code trouble;
    fs::create_directory(folder_ / "opening", trouble);
    const fs::path file = folder_ / "opening" / to_text(record::random_submission_id());
    const int made = ::open(file.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (made < 0)
        return;
    own_ = file;
    file_ = made;
    if (::flock(made, LOCK_EX | LOCK_NB) != 0 || ::ftruncate(made, sizeof(Marks)) != 0)
        return;
    void* memory = ::mmap(nullptr, sizeof(Marks), PROT_READ | PROT_WRITE, MAP_SHARED, made, 0);
    if (memory != MAP_FAILED)
        marks_ = static_cast<Marks*>(memory);
}

Result<OpeningWatch::Begun> OpeningWatch::begin(const record::SubmissionId& id) {
    const std::lock_guard lock(mutex_);
    if (bad_.count(id) > 0)
        return fail(OpeningFault::EndedAProgram,
                    to_text(id) +
                        ": gick inte att öppna; a program ended while it opened this one. "
                        "tycktill-office show " +
                        to_text(id) + " tries it again; tell whoever looks after the program");
    const auto free = std::find(taken_.begin(), taken_.end(), false);
    if (!marks_ || free == taken_.end())
        return Begun(nullptr, 0);
    const auto slot = static_cast<std::size_t>(free - taken_.begin());
    taken_[slot] = true;
    (*marks_)[slot] = id;
    return Begun(this, slot);
}

void OpeningWatch::end(std::size_t slot) {
    const std::lock_guard lock(mutex_);
    (*marks_)[slot] = {};
    taken_[slot] = false;
}

void OpeningWatch::forgive(const record::SubmissionId& id) {
    const std::lock_guard lock(mutex_);
    if (bad_.erase(id) > 0)
        write_bad();
}

/// Best effort: what is not written down ends one program more.
void OpeningWatch::write_bad() const {
    std::string text;
    for (const auto& id : bad_)
        text += to_text(id) + "\n";
    static_cast<void>(write_text(list_of(folder_), text));
}

} // namespace tycktill::office
