#include "scanner/queue/begun_file.h"

#include "shared/base/files.h"
#include "shared/base/text.h"
#include "shared/record/digest.h"

#include <charconv>

namespace tycktill::queue {

namespace {

/// The name may be somebody's, so its digest stands for it.
std::string sign_of(const std::filesystem::path& file) {
    const std::string name = file.filename().string();
    return to_hex(record::blake2b(bytes_of(name)));
}

} // namespace

int BegunFile::begin(const std::filesystem::path& file) const {
    const std::string sign = sign_of(file);
    int before = 0;
    if (const auto mark = read_text(mark_)) {
        const auto lines = split(*mark, '\n');
        if (lines.size() > 1 && lines.front() == sign)
            std::from_chars(lines[1].data(), lines[1].data() + lines[1].size(), before);
    }
    static_cast<void>(write_text(mark_, sign + "\n" + std::to_string(before + 1) + "\n"));
    return before;
}

void BegunFile::end() const {
    std::error_code ignored;
    std::filesystem::remove(mark_, ignored);
}

} // namespace tycktill::queue
