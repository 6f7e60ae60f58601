#include "kiosk/station/staff_files.h"

#include "shared/base/files.h"
#include "shared/base/text.h"
#include "shared/record/pin.h"

#include <algorithm>
#include <charconv>

namespace tycktill::kiosk {
namespace {

constexpr std::size_t small = 4096;

std::string small_text(const std::filesystem::path& file) {
    const auto text = read_text(file, small);
    return text ? trimmed(*text) : "";
}

} // namespace

Result<std::string> StaffFiles::pin() const {
    const auto file = folder_ / "staff-pin";
    std::error_code trouble;
    if (!std::filesystem::exists(file, trouble) && !trouble)
        return std::string();
    std::string kept = trimmed(TRY(read_text(file, small)));
    if (!record::is_kept_pin(kept))
        return fail(file.string() + ": not a kept PIN; run tycktill-kiosk set-pin");
    return kept;
}

Result<void> StaffFiles::set_pin(std::string_view digits) const {
    const std::string kept = TRY(record::pin_to_keep(digits));
    TRY(make_folder(folder_));
    TRY(write_text(folder_ / "staff-pin", kept + "\n"));
    return set_misses(0);
}

int StaffFiles::misses() const {
    const std::string text = small_text(folder_ / "staff-pin-misses");
    int misses = 0;
    std::from_chars(text.data(), text.data() + text.size(), misses);
    return std::clamp(misses, 0, 1000);
}

Result<void> StaffFiles::set_misses(int misses) const {
    return write_text(folder_ / "staff-pin-misses", std::to_string(misses) + "\n");
}

std::string StaffFiles::first_language() const {
    return small_text(folder_ / "first-language");
}

Result<void> StaffFiles::set_first_language(const std::string& tag) const {
    return write_text(folder_ / "first-language", tag + "\n");
}

} // namespace tycktill::kiosk
