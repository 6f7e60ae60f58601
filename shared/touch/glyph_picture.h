#pragma once
/// The glyph picture: one square of grey that every glyph in use is packed into, on shelves. Its first
/// corner is white, so that shapes are drawn from the same picture as text.
#include <cstdint>
#include <optional>
#include <vector>

namespace tycktill::touch {

struct PicturePlace {
    int x = 0, y = 0;
};

class GlyphPicture {
public:
    explicit GlyphPicture(int side);
    int side() const { return side_; }
    /// px into the white corner at which every neighbour is white too.
    static constexpr float white = 2.0f;

    /// Copies a w × h bitmap (rows `pitch` bytes apart) in; nothing when the picture is full.
    std::optional<PicturePlace> add(const std::uint8_t* bitmap, int w, int h, int pitch);
    /// Begins anew.
    void clear();

    const std::uint8_t* pixels() const { return pixels_.data(); }
    /// The changed rows since the last call: first and count.
    std::pair<int, int> take_change();

private:
    struct Shelf {
        int y, height, used;
    };
    std::optional<PicturePlace> place(int w, int h);

    int side_;
    std::vector<std::uint8_t> pixels_;
    std::vector<Shelf> shelves_;
    int changed_from_ = 0, changed_to_ = 0;
};

} // namespace tycktill::touch
