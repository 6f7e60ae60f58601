#include "scanner/pages/exif.h"

#include <algorithm>
#include <string_view>

namespace tycktill::pages {

namespace {

using namespace std::string_view_literals;

/// Whole numbers from a TIFF's bytes in its own order; 0 beyond their end.
class Numbers {
public:
    Numbers(BytesView bytes, bool big_end_first) : bytes_(bytes), big_first_(big_end_first) {}
    std::size_t read(std::size_t place, std::size_t bytes) const {
        if (place > bytes_.size() || bytes > bytes_.size() - place)
            return 0;
        std::size_t out = 0;
        for (std::size_t i = 0; i < bytes; ++i)
            out = out << 8 | bytes_[place + (big_first_ ? i : bytes - 1 - i)];
        return out;
    }

private:
    BytesView bytes_;
    bool big_first_;
};

bool begins_with(BytesView bytes, std::string_view word) {
    return bytes.size() >= word.size() && std::equal(word.begin(), word.end(), bytes.begin());
}

} // namespace

int orientation_in_exif(BytesView segment) {
    constexpr std::string_view name = "Exif\0\0"sv;
    constexpr std::size_t orientation = 0x112, short_number = 3, entry = 12;
    if (!begins_with(segment, name))
        return 1;
    const BytesView tiff = segment.subspan(name.size());
    const bool big = begins_with(tiff, "MM\0*"sv);
    if (!big && !begins_with(tiff, "II*\0"sv))
        return 1;
    const Numbers numbers(tiff, big);
    const std::size_t directory = numbers.read(4, 4), entries = numbers.read(directory, 2);
    for (std::size_t i = 0; i < entries; ++i) {
        const std::size_t place = directory + 2 + i * entry;
        if (place + entry > tiff.size())
            return 1;
        if (numbers.read(place, 2) != orientation || numbers.read(place + 2, 2) != short_number)
            continue;
        const std::size_t value = numbers.read(place + 8, 2);
        return value >= 1 && value <= 8 ? int(value) : 1;
    }
    return 1;
}

} // namespace tycktill::pages
