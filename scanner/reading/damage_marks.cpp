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

double to_edge(MmPoint place, double width, double height) {
    return std::min({place.x, place.y, width - place.x, height - place.y});
}

// Holes are 5 to 6 mm wide, and stand within 20 mm of an edge: dark discs, or rings of shadow.
bool may_be_hole(const InkPiece& piece, double width, double height) {
    const double side = (piece.width() + piece.height()) / 2;
    const double disc = piece.area / (0.785 * side * side);
    const bool is_disc = side > 4.3 && side < 7.8 &&
                         std::abs(piece.width() - piece.height()) < 0.9 && disc > 0.8 && disc < 1.2;
    const bool is_ring = piece.round_radius > 2.2 && piece.round_radius < 3.8 &&
                         piece.round_off < 0.3 && piece.reach() > 4;
    return (is_disc || is_ring) && to_edge(piece.middle, width, height) < 20;
}

// Punched by twos and fours, at one distance from an edge.
bool are_punched(const InkPiece& a, const InkPiece& b) {
    const MmPoint one = a.round_off < 0.3 ? a.round_middle : a.middle,
                  other = b.round_off < 0.3 ? b.round_middle : b.middle;
    const double across = std::abs(one.x - other.x), down = std::abs(one.y - other.y);
    const double apart = std::hypot(across, down);
    return std::min(across, down) < 0.06 * apart && apart > 15;
}

void mark_holes(const std::vector<InkPiece>& pieces, double width, double height,
                std::vector<bool>& damage) {
    std::vector<std::size_t> holes;
    for (std::size_t i = 0; i < pieces.size(); ++i)
        if (may_be_hole(pieces[i], width, height))
            holes.push_back(i);
    for (const std::size_t i : holes)
        damage[i] = damage[i] || std::any_of(holes.begin(), holes.end(), [&](std::size_t j) {
                        return i != j && are_punched(pieces[i], pieces[j]);
                    });
}

bool is_straight_and_thin(const InkPiece& piece) {
    return piece.spread < 0.35 && piece.thickness < thin;
}

// A staple, its shadow and its two holes are all that stands in a corner, and lie in a row of 6 to 15 mm. The corner's
// mark may hide a part.
void mark_staple(const std::vector<InkPiece>& pieces, double width, double height, bool right,
                 bool low, std::vector<bool>& damage) {
    constexpr double corner = 24;
    std::vector<std::size_t> there;
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        const double x = right ? width - pieces[i].middle.x : pieces[i].middle.x,
                     y = low ? height - pieces[i].middle.y : pieces[i].middle.y;
        if (x < corner && y < corner && pieces[i].reach() > 0.6 && !damage[i])
            there.push_back(i);
    }
    if (there.empty() || there.size() > 3)
        return;
    const auto longest =
        *std::max_element(there.begin(), there.end(), [&](std::size_t a, std::size_t b) {
            return pieces[a].reach() < pieces[b].reach();
        });
    const InkPiece& staple = pieces[longest];
    const bool alone = is_straight_and_thin(staple) && staple.reach() > 1.8 && staple.reach() < 15;
    const bool two_holes = there.size() == 2 && staple.reach() < 2;
    for (const std::size_t i : there)
        if (i != longest && !two_holes &&
            DamageLine{staple.middle, staple.along_x, staple.along_y}.away(pieces[i].middle) > 0.8)
            return;
    if (alone || two_holes)
        for (const std::size_t i : there)
            damage[i] = true;
}

// A coffee ring or a smear is broad and has no sharp edge.
bool is_stain(const InkPiece& piece) {
    return piece.thickness > 1.4 && piece.reach() > 8 && piece.soft_share > 0.15;
}

// Along the paper's edge: the shadow of its own thickness, or what lay beside it on the glass.
bool is_dark_edge(const InkPiece& piece, double width, double height) {
    constexpr double touching = 2.6, strip = 7, rim = 0.9, sliver = 0.5;
    if (piece.right < rim || piece.left > width - rim || piece.bottom < rim ||
        piece.top > height - rim)
        return true;
    // Round a corner of the paper; pushed in by a tilt; what a ragged edge leaves beside itself.
    if (piece.inwards < strip &&
        (piece.reach() > 6 * strip || (piece.reach() > 3 * strip && piece.spread < 0.7) ||
         (piece.reach() > strip && piece.spread < 0.25 && piece.thickness < 2 * sliver)))
        return true;
    const bool one_dot = piece.spread < 0.08; // no pen is so thin
    if (piece.inwards < (one_dot ? strip : 2 * rim) && piece.reach() > 3 &&
        std::min(piece.width(), piece.height()) < sliver)
        return true;
    const bool beside = piece.left < touching || piece.right > width - touching;
    const bool above = piece.top < touching || piece.bottom > height - touching;
    return (beside && piece.width() < strip && piece.height() > 3 * strip) ||
           (above && piece.height() < strip && piece.width() > 3 * strip) ||
           ((beside || above) && piece.thickness > 2.2);
}

bool is_on_line(const DamageLine& line, const InkPiece& piece) {
    return piece.spread < straight && piece.thickness < thin &&
           line.away(piece.middle) < same_line &&
           (piece.reach() < 2 ||
            std::abs(piece.along_x * line.along_y - piece.along_y * line.along_x) < 0.15);
}

// How much of a line lies in print, which shows nothing of it: a fold along a printed rule.
double hidden(const DamageLine& line, bool upright, double from, double to, const PrintMap& print) {
    constexpr double step = 1, in_print = 0.6;
    double sum = 0;
    for (double at = from + step / 2; at < to; at += step) {
        const double on =
            upright ? (at - line.middle.y) / line.along_y : (at - line.middle.x) / line.along_x;
        sum += print.away(line.middle.x + on * line.along_x, line.middle.y + on * line.along_y) <=
                       in_print
                   ? step
                   : 0;
    }
    return std::min(sum, 0.9 * (to - from));
}

// Marks every piece of lines that go over the whole page, print covering parts of them.
void mark_long_lines(const std::vector<InkPiece>& pieces, const PrintMap& print, Damage& damage) {
    const double width = print.width_mm(), height = print.height_mm();
    for (const InkPiece& first : pieces) {
        if (first.reach() < line_piece || first.spread > straight || first.thickness > thin)
            continue;
        const DamageLine line{first.middle, first.along_x, first.along_y};
        const bool upright = std::abs(first.along_y) > std::abs(first.along_x);
        double from = 1e9, to = -1e9, seen = 0;
        for (const InkPiece& piece : pieces)
            if (is_on_line(line, piece)) {
                from = std::min(from, upright ? piece.top : piece.left);
                to = std::max(to, upright ? piece.bottom : piece.right);
                seen += upright ? piece.height() : piece.width();
            }
        const double across = upright ? height : width;
        if (to - from < whole_page * across ||
            seen < shown * (to - from - hidden(line, upright, from, to, print)))
            continue;
        for (std::size_t i = 0; i < pieces.size(); ++i)
            if (is_on_line(line, pieces[i]))
                damage.pieces[i] = true;
        damage.lines.push_back(line);
    }
}

} // namespace

double DamageLine::away(MmPoint place) const {
    return std::abs((place.x - middle.x) * along_y - (place.y - middle.y) * along_x);
}

Damage damage_among(const std::vector<InkPiece>& pieces, const PrintMap& print) {
    const double width = print.width_mm(), height = print.height_mm();
    Damage damage;
    for (const InkPiece& piece : pieces)
        damage.pieces.push_back(is_dark_edge(piece, width, height));
    mark_holes(pieces, width, height, damage.pieces);
    for (const bool right : {false, true})
        for (const bool low : {false, true})
            mark_staple(pieces, width, height, right, low, damage.pieces);
    for (std::size_t i = 0; i < pieces.size(); ++i)
        if (damage.pieces[i])
            damage.spots.push_back(pieces[i]);
    for (std::size_t i = 0; i < pieces.size(); ++i)
        damage.pieces[i] = damage.pieces[i] || is_stain(pieces[i]);
    mark_long_lines(pieces, print, damage);
    return damage;
}

} // namespace tycktill::reading
