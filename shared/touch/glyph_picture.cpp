#include "shared/touch/glyph_picture.h"

#include <algorithm>
#include <cstring>

namespace tycktill::touch {

namespace {
constexpr int white_side = 4;
constexpr int gap = 1; // so that a neighbour never bleeds in
} // namespace

GlyphPicture::GlyphPicture(int side)
    : side_(side), pixels_(static_cast<std::size_t>(side) * static_cast<std::size_t>(side)) {
    clear();
}

void GlyphPicture::clear() {
    std::fill(pixels_.begin(), pixels_.end(), std::uint8_t{0});
    shelves_.clear();
    const std::vector<std::uint8_t> block(white_side * white_side, 255);
    changed_from_ = 0;
    changed_to_ = side_;
    add(block.data(), white_side, white_side, white_side);
}

std::optional<PicturePlace> GlyphPicture::place(int w, int h) {
    Shelf* best = nullptr;
    for (auto& shelf : shelves_) {
        const bool fits = shelf.height >= h && shelf.used + w <= side_;
        // A low glyph on a high shelf wastes it.
        if (fits && shelf.height <= h + h / 2 + 4 && (!best || shelf.height < best->height))
            best = &shelf;
    }
    if (!best) {
        const int y = shelves_.empty() ? 0 : shelves_.back().y + shelves_.back().height;
        if (y + h > side_ || w > side_)
            return {};
        shelves_.push_back({y, h, 0});
        best = &shelves_.back();
    }
    const PicturePlace result{best->used, best->y};
    best->used += w;
    return result;
}

std::optional<PicturePlace> GlyphPicture::add(const std::uint8_t* bitmap, int w, int h, int pitch) {
    const auto found = place(w + gap, h + gap);
    if (!found)
        return {};
    for (int row = 0; row < h; ++row)
        std::memcpy(pixels_.data() + (found->y + row) * side_ + found->x, bitmap + row * pitch,
                    static_cast<std::size_t>(w));
    changed_from_ = std::min(changed_from_, found->y);
    changed_to_ = std::max(changed_to_, found->y + h);
    return found;
}

std::pair<int, int> GlyphPicture::take_change() {
    const std::pair<int, int> change{changed_from_, std::max(0, changed_to_ - changed_from_)};
    changed_from_ = side_;
    changed_to_ = 0;
    return change;
}

} // namespace tycktill::touch
