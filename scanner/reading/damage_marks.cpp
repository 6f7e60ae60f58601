#include "scanner/reading/damage_marks.h"

#include <algorithm>
#include <cmath>

namespace tycktill::reading {

namespace {

constexpr double thin = 1.2;       // mm; a fold's line and a streak are not wider
constexpr double straight = 0.45;  // mm that a straight line's dots lie from it
constexpr double same_line = 0.9;  // mm
constexpr double line_piece = 4;   // mm that the first piece of a line is long
constexpr double whole_page = 0.7; // of the page that a fold or streak goes over
constexpr double shown = 0.35;     // of that which is seen, between print

// Holes are 5 to 6 mm wide, and stand within 20 mm of an edge.
bool is_hole(const InkPiece& piece, double width, double height) {
    const double side = (piece.width() + piece.height()) / 2;
    const double edge =
        std::min({piece.middle.x, piece.middle.y, width - piece.middle.x, height - piece.middle.y});
    const double disc = piece.area / (0.785 * side * side);
    return side > 4.3 && side < 7.8 && std::abs(piece.width() - piece.height()) < 0.9 &&
           edge < 20 && disc > 0.8 && disc < 1.2;
}

bool is_staple(const InkPiece& piece, double width, double height) {
    const double x = std::min(piece.middle.x, width - piece.middle.x),
                 y = std::min(piece.middle.y, height - piece.middle.y);
    return x < 22 && y < 22 && piece.reach() > 6 && piece.reach() < 15 && piece.spread < 0.3;
}

// A coffee ring or a smear is broad and has no sharp edge.
bool is_stain(const InkPiece& piece) {
    return piece.thickness > 1.4 && piece.reach() > 8 && piece.soft_share > 0.15;
}

// Along the paper's edge: the shadow of its own thickness, or what lay beside it on the glass.
bool is_dark_edge(const InkPiece& piece, double width, double height) {
    constexpr double touching = 2.6, strip = 7;
    const bool beside = piece.left < touching || piece.right > width - touching;
    const bool above = piece.top < touching || piece.bottom > height - touching;
    return (beside && piece.width() < strip && piece.height() > 3 * strip) ||
           (above && piece.height() < strip && piece.width() > 3 * strip) ||
           ((beside || above) && piece.thickness > 2.2);
}

double from_line(const InkPiece& line, MmPoint place) {
    return std::abs((place.x - line.middle.x) * line.along_y -
                    (place.y - line.middle.y) * line.along_x);
}

bool is_on_line(const InkPiece& line, const InkPiece& piece) {
    return piece.spread < straight && piece.thickness < thin &&
           from_line(line, piece.middle) < same_line &&
           (piece.reach() < 2 ||
            std::abs(piece.along_x * line.along_y - piece.along_y * line.along_x) < 0.15);
}

// Marks every piece of lines that go over the whole page, print covering parts of them.
void mark_long_lines(const std::vector<InkPiece>& pieces, double width, double height,
                     std::vector<bool>& damage) {
    for (const InkPiece& first : pieces) {
        if (first.reach() < line_piece || first.spread > straight || first.thickness > thin)
            continue;
        const bool upright = std::abs(first.along_y) > std::abs(first.along_x);
        double from = 1e9, to = -1e9, seen = 0;
        for (const InkPiece& piece : pieces)
            if (is_on_line(first, piece)) {
                from = std::min(from, upright ? piece.top : piece.left);
                to = std::max(to, upright ? piece.bottom : piece.right);
                seen += upright ? piece.height() : piece.width();
            }
        const double across = upright ? height : width;
        if (to - from < whole_page * across || seen < shown * (to - from))
            continue;
        for (std::size_t i = 0; i < pieces.size(); ++i)
            if (is_on_line(first, pieces[i]))
                damage[i] = true;
    }
}

} // namespace

std::vector<bool> damage_among(const std::vector<InkPiece>& pieces, double width, double height) {
    std::vector<bool> damage;
    for (const InkPiece& piece : pieces)
        damage.push_back(is_hole(piece, width, height) || is_staple(piece, width, height) ||
                         is_stain(piece) || is_dark_edge(piece, width, height));
    mark_long_lines(pieces, width, height, damage);
    return damage;
}

} // namespace tycktill::reading
