#include "scanner/pages/tiff_directories.h"

#include <algorithm>
#include <optional>
#include <set>

namespace tycktill::pages {

namespace {

enum Tag : unsigned {
    NewSubfileType = 254,
    SubfileType = 255,
    ImageWidth = 256,
    ImageLength = 257,
    StripOffsets = 273,
    StripByteCounts = 279,
    TileOffsets = 324,
    TileByteCounts = 325,
    SubDirectories = 330,
    JpegTables = 347,
};

struct Entry {
    unsigned tag = 0, type = 0;
    std::uint64_t count = 0;
    std::uint64_t place = 0; ///< where its values begin
};

struct Directory {
    std::uint64_t place = 0, next = 0;
    bool has_next = false; ///< the field that names the next one is in the file
    std::vector<Entry> entries;
    const Entry* find(unsigned tag) const {
        for (const Entry& entry : entries)
            if (entry.tag == tag)
                return &entry;
        return nullptr;
    }
};

unsigned size_of_type(unsigned type) {
    static constexpr unsigned sizes[] = {0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4, 0, 0, 8, 8, 8};
    return type < std::size(sizes) ? sizes[type] : 0;
}

class TiffBytes {
public:
    explicit TiffBytes(BytesView bytes) : bytes_(bytes) {
        if (bytes.size() < 8)
            return;
        big_endian_ = bytes[0] == 'M';
        is_big_ = number(2, 2) == 43;
        first_ = is_big_ ? number(8, 8) : number(4, 4);
    }
    std::uint64_t first() const { return first_.value_or(0); }
    std::uint64_t size() const { return bytes_.size(); }
    bool has(std::uint64_t place, std::uint64_t length) const {
        return place <= bytes_.size() && length <= bytes_.size() - place;
    }

    /// Nothing when the directory's own table is not wholly in the file.
    std::optional<Directory> directory(std::uint64_t place) const {
        const unsigned head = is_big_ ? 8 : 2, each = is_big_ ? 20 : 12, link = is_big_ ? 8 : 4;
        const auto count = number(place, head);
        if (!count || *count == 0 || *count > 4096 || !has(place + head, *count * each))
            return std::nullopt;
        Directory out;
        out.place = place;
        for (std::uint64_t i = 0; i < *count; ++i)
            out.entries.push_back(entry(place + head + i * each));
        const auto next = number(place + head + *count * each, link);
        out.has_next = next.has_value();
        out.next = next.value_or(0);
        return out;
    }
    bool has_values(const Entry& entry) const {
        const unsigned each = size_of_type(entry.type);
        return each > 0 && entry.count <= bytes_.size() && has(entry.place, entry.count * each);
    }
    /// 0 when it is not there.
    std::uint64_t value(const Entry& entry, std::uint64_t index) const {
        const unsigned each = size_of_type(entry.type);
        if (index >= entry.count || entry.count > bytes_.size())
            return 0;
        return number(entry.place + index * each, each).value_or(0);
    }

private:
    std::optional<std::uint64_t> number(std::uint64_t place, unsigned length) const {
        if (!has(place, length))
            return std::nullopt;
        std::uint64_t out = 0;
        for (unsigned i = 0; i < length; ++i) {
            const unsigned at = big_endian_ ? i : length - 1 - i;
            out = out << 8 | bytes_[std::size_t(place) + at];
        }
        return out;
    }
    // What fits into the entry stands there itself.
    Entry entry(std::uint64_t at) const {
        const unsigned width = is_big_ ? 8 : 4;
        Entry out{unsigned(number(at, 2).value_or(0)), unsigned(number(at + 2, 2).value_or(0)),
                  number(at + 4, width).value_or(0), at + 4 + width};
        if (out.count > width || out.count * size_of_type(out.type) > width)
            out.place = number(at + 4 + width, width).value_or(0);
        return out;
    }

    BytesView bytes_;
    bool big_endian_ = false, is_big_ = false;
    std::optional<std::uint64_t> first_;
};

bool has_all_pieces(const TiffBytes& file, const Directory& directory, unsigned places,
                    unsigned sizes) {
    const Entry* place = directory.find(places);
    const Entry* size = directory.find(sizes);
    if (!place)
        return true;
    if (!file.has_values(*place) || (size && !file.has_values(*size)))
        return false;
    for (std::uint64_t i = 0; i < place->count; ++i)
        if (!file.has(file.value(*place, i), size ? file.value(*size, i) : 1))
            return false;
    return true;
}

bool is_whole(const TiffBytes& file, const Directory& directory) {
    const Entry* tables = directory.find(JpegTables);
    return directory.find(ImageWidth) && directory.find(ImageLength) &&
           (!tables || file.has_values(*tables)) &&
           has_all_pieces(file, directory, StripOffsets, StripByteCounts) &&
           has_all_pieces(file, directory, TileOffsets, TileByteCounts);
}

std::uint64_t first_value(const TiffBytes& file, const Directory& directory, unsigned tag) {
    const Entry* entry = directory.find(tag);
    return entry ? file.value(*entry, 0) : 0;
}

enum class Use { Page, Copy, Mask };

Use use_of(const TiffBytes& file, const Directory& directory) {
    const std::uint64_t kind = first_value(file, directory, NewSubfileType);
    if (kind & 4)
        return Use::Mask;
    const bool reduced = (kind & 1) || first_value(file, directory, SubfileType) == 2;
    return reduced ? Use::Copy : Use::Page;
}

struct Found {
    Directory directory;
    Use use = Use::Page;
};

// A camera's file may have its small copy first, and the page itself in a chain below that.
void add_chain_below(const TiffBytes& file, const Directory& above, std::vector<Found>& found) {
    const Entry* below = above.find(SubDirectories);
    for (std::uint64_t i = 0; below && i < std::min<std::uint64_t>(below->count, 16); ++i)
        if (const auto directory = file.directory(file.value(*below, i));
            directory && use_of(file, *directory) == Use::Page)
            found.push_back({*directory, Use::Page});
}

// A small copy without its mark: no form can be read from so few pixels, and the page is there beside it.
void mark_thumbnails(const TiffBytes& file, std::vector<Found>& found) {
    const auto longest = [&](const Found& one) {
        return std::max(first_value(file, one.directory, ImageWidth),
                        first_value(file, one.directory, ImageLength));
    };
    std::uint64_t largest = 0;
    for (const Found& one : found)
        largest = std::max(largest, longest(one));
    for (Found& one : found)
        if (longest(one) <= 256 && largest >= 4 * longest(one))
            one.use = Use::Copy;
}

} // namespace

TiffContents tiff_contents(BytesView bytes, int most) {
    const TiffBytes file(bytes);
    TiffContents out;
    std::vector<Found> found;
    std::set<std::uint64_t> seen;
    std::uint64_t place = file.first();
    if (place == 0) // a writer puts this in last
        out.chain_is_cut = true;
    while (place != 0 && int(seen.size()) < most && seen.insert(place).second) {
        auto directory = file.directory(place);
        if (!directory) {
            out.chain_is_cut = true;
            break;
        }
        out.chain_is_cut = out.chain_is_cut || !directory->has_next;
        place = directory->next;
        const Use use = use_of(file, *directory);
        found.push_back({std::move(*directory), use});
    }
    mark_thumbnails(file, found);
    const auto is_page = [](const Found& one) { return one.use == Use::Page; };
    if (std::none_of(found.begin(), found.end(), is_page)) {
        const std::vector<Found> copies = found;
        for (const Found& copy : copies)
            add_chain_below(file, copy.directory, found);
    }
    const bool has_pages = std::any_of(found.begin(), found.end(), is_page);
    for (const Found& one : found) {
        if (one.use == Use::Mask || (one.use == Use::Copy && has_pages))
            continue;
        if (is_whole(file, one.directory))
            out.pages.push_back(one.directory.place);
        else
            ++out.lost;
    }
    return out;
}

} // namespace tycktill::pages
