#include "shared/store/seen.h"

#include "shared/base/files.h"
#include "shared/record/store_doubt.h"
#include "shared/store/salvage/reserve.h"

#include <fcntl.h>
#include <sstream>
#include <sys/stat.h>
#include <unistd.h>

namespace tycktill::store {
namespace {

constexpr const char* title = "tycktill-seen 1";
constexpr std::size_t largest = 1 << 20;

std::filesystem::path seen_file(const std::filesystem::path& store) {
    return store.string() + ".seen";
}

std::string text_of(const Seen& seen) {
    std::string text = std::string(title) + "\nkept " + std::to_string(seen.kept) + "\n";
    for (const record::ChainHead& head : seen.heads)
        text +=
            record::to_text(record::StoreDoubt{record::StoreDoubt::Kind::WentBack, head, 0}) + "\n";
    return text + "end\n";
}

} // namespace

std::optional<Seen> read_seen(const std::filesystem::path& store) {
    const auto text = read_text(seen_file(store), largest);
    if (!text)
        return std::nullopt;
    std::istringstream lines(*text);
    std::string line;
    Seen seen;
    if (!std::getline(lines, line) || line != title || !std::getline(lines, line) ||
        line.rfind("kept ", 0) != 0)
        return std::nullopt;
    seen.kept = std::atoll(line.c_str() + 5);
    while (std::getline(lines, line) && line != "end") {
        const auto head = record::parse_store_doubt(line);
        if (!head)
            return std::nullopt;
        seen.heads.push_back(head->known);
    }
    return line == "end" ? std::optional(std::move(seen)) : std::nullopt;
}

void write_seen(const std::filesystem::path& store, const Seen& seen) {
    const std::string text = text_of(seen);
    const int file =
        ::open(seen_file(store).c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, S_IRUSR | S_IWUSR);
    if (file < 0)
        return;
    const bool whole = ::pwrite(file, text.data(), text.size(), 0) == ssize_t(text.size()) &&
                       ::ftruncate(file, off_t(text.size())) == 0;
    if (!whole) // a disk that is full: better nothing than a part
        static_cast<void>(!::ftruncate(file, 0));
    ::close(file);
    blur_time(seen_file(store));
}

} // namespace tycktill::store
