#include "kiosk/station/tally.h"

#include "shared/base/files.h"
#include "shared/base/text.h"
#include "shared/store/salvage/reserve.h"

#include <array>
#include <fcntl.h>
#include <sstream>
#include <sys/stat.h>
#include <unistd.h>

namespace tycktill::kiosk {
namespace {

using Counts = std::array<int, 3>;

std::map<std::string, Counts> read_counts(const std::filesystem::path& file) {
    std::map<std::string, Counts> months;
    const auto text = read_text(file);
    if (!text)
        return months;
    std::istringstream lines(*text);
    std::string month;
    Counts counts{};
    char skip = 0;
    for (std::string line; std::getline(lines, line);) {
        for (char& c : line)
            c = (c >= '0' && c <= '9') || c == '-' ? c : ' ';
        // "so-so" leaves a lone hyphen behind
        std::istringstream words(line);
        if (words >> month >> counts[0] >> skip >> counts[1] >> counts[2])
            months[month] = counts;
    }
    return months;
}

/// Into the file that is there: one made anew would be born in the minute of a person's answer, and no
/// program can change when a file was born. The few bytes are one write.
Result<void> write_in_place(const std::filesystem::path& file, const std::string& text) {
    const int descriptor =
        ::open(file.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW, S_IRUSR | S_IWUSR);
    if (descriptor < 0)
        return fail(file.string() + ": cannot be written; check who owns it");
    const auto size = static_cast<ssize_t>(text.size());
    const bool written = ::pwrite(descriptor, text.data(), text.size(), 0) == size &&
                         ::ftruncate(descriptor, size) == 0;
    ::close(descriptor);
    store::blur_time(file); // its minute would be a person's
    if (!written)
        return fail(file.string() + ": cannot be written; is the disk full?");
    return {};
}

} // namespace

Result<void> count_how_easy(const std::filesystem::path& file, Day today, HowEasy answer) {
    auto months = read_counts(file);
    ++months[iso(today).substr(0, 7)][static_cast<std::size_t>(answer)];
    std::string text;
    for (const auto& [month, counts] : months)
        text += month + " easy=" + std::to_string(counts[0]) +
                " so-so=" + std::to_string(counts[1]) + " hard=" + std::to_string(counts[2]) + "\n";
    return write_in_place(file, text);
}

} // namespace tycktill::kiosk
