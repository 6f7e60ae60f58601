#include "shared/record/slip_keys.h"

#include "shared/base/files.h"

#include <algorithm>
#include <fcntl.h>
#include <unistd.h>

namespace tycktill::record {
namespace {

constexpr std::size_t most_bytes = std::size_t{256} << 20; ///< some two million copies

Result<std::string> register_text(const std::filesystem::path& file) {
    std::error_code trouble;
    if (!std::filesystem::exists(file, trouble) && !trouble)
        return std::string();
    return read_text(file, most_bytes);
}

/// In one piece, so that two print rooms at work at once lose nothing of each other's, and durably.
Result<void> append(const std::filesystem::path& file, std::string_view text) {
    const int handle = ::open(file.c_str(), O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0600);
    const bool written =
        handle >= 0 &&
        ::write(handle, text.data(), text.size()) == static_cast<ssize_t>(text.size()) &&
        ::fsync(handle) == 0;
    if (handle >= 0)
        ::close(handle);
    if (!written)
        return fail(file.string() + ": the slips' keys cannot be registered; look at the disk and "
                                    "at who owns the folder. Nothing was printed");
    return sync_folder_of(file);
}

} // namespace

std::filesystem::path slip_keys_file(const std::filesystem::path& data_folder) {
    return data_folder / "slip-keys.txt";
}

Result<void> register_slips(const std::filesystem::path& data_folder,
                            const std::vector<SlipKey>& keys) {
    TRY(make_folder(data_folder));
    std::string text = "\n"; // so that nothing is glued to a line that an earlier cut left unended
    for (const SlipKey& one : keys)
        text += one.serial + " " + one.municipality + " " + to_hex(one.key.bytes) + "\n";
    return append(slip_keys_file(data_folder), text);
}

Result<std::optional<PublicKey>> slip_key(const std::filesystem::path& data_folder,
                                          const std::string& serial,
                                          const std::string& municipality) {
    const auto file = slip_keys_file(data_folder);
    const std::string text = TRY(register_text(file));
    const std::string beginning = serial + " " + municipality + " ";
    for (std::size_t at = 0; !serial.empty() && at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        const std::string_view line = std::string_view(text).substr(at, end - at);
        at = end + 1;
        if (line.rfind(beginning, 0) != 0)
            continue;
        const auto bytes = from_hex(line.substr(beginning.size()));
        const auto damaged = [&] {
            return fail(file.string() + ": the line of " + serial +
                        " is damaged; take the file from where the forms were printed");
        };
        if (!bytes)
            return damaged();
        const Result<PublicKey> key = public_key_of(*bytes);
        if (!key)
            return damaged();
        return std::optional(*key);
    }
    return std::optional<PublicKey>();
}

} // namespace tycktill::record
