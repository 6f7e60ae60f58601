#pragma once
/// The typesetter shapes text into glyphs (HarfBuzz; Arabic and kerning included) and keeps each glyph
/// that was used in one grey picture that the graphics card holds. Glyphs are made when first needed, so
/// that the first frame comes quickly and every size is exact. It needs no window.
/// The cache holds words that people typed: forget() overwrites them.
#include "shared/touch/theme.h"

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace tycktill::touch {

enum class Family { Next, Mono, Icons };

struct Font {
    Family family = Family::Next;
    Weight weight = Weight::Regular;
    float px = 16;     ///< the em
    float spacing = 0; ///< px added after each character
    friend bool operator==(const Font&, const Font&) = default;
};

/// A glyph's place on the screen relative to the line's start and base line, and in the picture.
struct PlacedGlyph {
    float x, y, w, h;     ///< px
    float u0, v0, u1, v1; ///< 0–1 of the picture
};

struct ShapedLine {
    std::vector<PlacedGlyph> glyphs;
    float width = 0;
    bool right_to_left = false;
};

/// The rows of the picture that changed since last asked.
struct PictureChange {
    const std::uint8_t* pixels = nullptr; ///< the whole picture
    int side = 0;                         ///< px, square
    int first_row = 0, rows = 0;          ///< nothing changed when rows is 0
};

class Typesetter {
public:
    /// Reads the font files from `assets`; fails with the name of a missing one.
    static Result<std::unique_ptr<Typesetter>> open(const std::filesystem::path& assets);
    ~Typesetter();
    Typesetter(const Typesetter&) = delete;
    Typesetter& operator=(const Typesetter&) = delete;

    /// Valid until the next call. One line: no wrapping here.
    const ShapedLine& shape(std::string_view text, const Font& font);
    float width(std::string_view text, const Font& font);
    float cap_height(const Font& font) const;
    float
    ascent(const Font& font) const; ///< of the em box; the base line stands this far below its top

    PictureChange picture_change();
    /// When the picture was full it was begun anew: a frame drawn before must be drawn again.
    unsigned generation() const;
    /// Overwrites and drops every shaped text. Glyphs stay: they tell nothing of order.
    void forget();

private:
    struct Inside;
    explicit Typesetter(std::unique_ptr<Inside> inside);
    std::unique_ptr<Inside> inside_;
};

} // namespace tycktill::touch
