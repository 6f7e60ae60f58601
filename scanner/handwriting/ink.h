#pragma once
/// Ink on paper: what is darker than the paper round it, as separate blobs. Works on small upright
/// cut-outs at 300 dpi; knows nothing of letters.
#include "scanner/pages/image.h"

#include <vector>

namespace tycktill::handwriting {

/// The resolution that text is read at.
inline constexpr double text_dpi = 300;
/// The grey of paper after flatten_paper(), and the grey below which a pixel is ink.
inline constexpr std::uint8_t flat_paper = 240;
inline constexpr std::uint8_t ink_below = 185;

constexpr int px_of_mm(double millimetres) {
    return static_cast<int>(millimetres * text_dpi / 25.4 + 0.5);
}

/// Divides by the local white of the paper, so that shadow, yellow paper and a phone's light go and a
/// pale pencil stays.
void flatten_paper(pages::Image& image);

/// Ink that hangs together (eight neighbours). right and bottom are exclusive.
struct Blob {
    int left = 0, top = 0, right = 0, bottom = 0;
    int pixels = 0;
    int width() const { return right - left; }
    int height() const { return bottom - top; }
};

/// The blobs of a flattened image, and for each pixel the number of its blob (from 0) or -1.
struct Ink {
    std::vector<Blob> blobs;
    std::vector<int> label;
};
Ink find_ink(const pages::Image& image);

/// Whitens a blob with the pale edge round it.
void erase(pages::Image& image, const Ink& ink, int blob);

/// The picture at `scale` of its size (0 … 1), each pixel the mean of those that it stands for.
pages::Image smaller(const pages::Image& image, double scale);

/// Large enough to be a letter, not dust or a dot.
bool is_stroke(const Blob& blob);
/// Thin, straight and as long as the picture: a copier's streak or a leftover of a rule.
bool is_streak(const Blob& blob, const pages::Image& image);

} // namespace tycktill::handwriting
