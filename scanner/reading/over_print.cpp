#include "scanner/reading/over_print.h"

#include <algorithm>
#include <cmath>

namespace tycktill::reading {

namespace {

constexpr double speck = 0.8;       // mm; dust reaches less
constexpr double beside_a_line = 3; // mm around a fold where print has moved

bool is_damaged(const Damage& damage, MmPoint place) {
    constexpr double half = PrintCells::side / 2;
    return std::any_of(damage.lines.begin(), damage.lines.end(),
                       [&](const DamageLine& line) { return line.away(place) < beside_a_line; }) ||
           std::any_of(damage.spots.begin(), damage.spots.end(), [&](const InkPiece& spot) {
               return gap(spot.left, spot.right, place.x, place.x) < half &&
                      gap(spot.top, spot.bottom, place.y, place.y) < half;
           });
}

// Within ink that belongs to a box, though it stands beside it: a tick's tail, letters that hang from a line.
bool is_explained(const AccountedInk& known, MmPoint place) {
    constexpr double beside = 0.4, tail = 3;
    for (const forms::Box& box : known.page.boxes)
        if (box.kind == forms::BoxKind::Tick && known.is_ticked(box) &&
            std::hypot(gap(place.x, place.x, box.inside.x.value(), box.inside.right().value()),
                       gap(place.y, place.y, box.inside.y.value(), box.inside.bottom().value())) <
                tail)
            return true;
    for (std::size_t i = 0; i < known.ink.pieces.size(); ++i) {
        const InkPiece& piece = known.ink.pieces[i];
        if (known.accounted[i] && !known.damage.pieces[i] && piece.reach() > speck &&
            piece.away > rim_of_print && gap(place.x, place.x, piece.left, piece.right) < beside &&
            gap(place.y, place.y, piece.top, piece.bottom) < beside)
            return true;
    }
    return false;
}

// A staple or its holes upon print, which cuts it to pieces: thin, short, and all that stands in its corner.
void drop_staple(const AccountedInk& known, bool right, bool low, std::vector<ForeignInk>& over) {
    constexpr double corner = 24, longest = 15, thickest = 0.95;
    const auto is_there = [&](const auto& ink) {
        const double x = right ? known.print.width_mm() - ink.right : ink.left,
                     y = low ? known.print.height_mm() - ink.bottom : ink.top;
        return x > 0 && y > 0 && x < corner && y < corner;
    };
    ForeignInk all;
    const auto take = [&](const auto& ink) {
        all.area += ink.area;
        all.left = std::min(all.left, ink.left), all.right = std::max(all.right, ink.right);
        all.top = std::min(all.top, ink.top), all.bottom = std::max(all.bottom, ink.bottom);
    };
    for (const ForeignInk& ink : over)
        if (is_there(ink))
            take(ink);
    all.area /= 2; // the squares that were looked at overlap
    for (std::size_t i = 0; i < known.ink.pieces.size(); ++i) {
        const InkPiece& piece = known.ink.pieces[i];
        if (!known.damage.pieces[i] && piece.reach() > speck && piece.owner < 0 && is_there(piece))
            take(piece);
    }
    const double reach = std::hypot(all.right - all.left, all.bottom - all.top);
    if (reach < longest && all.area < thickest * reach)
        std::erase_if(over, is_there);
}

constexpr double one_sign = 2.4; // mm that a printed sign reaches

// Dark print on all four sides of it, near enough to be one sign's outline.
bool is_within_a_sign(const PrintMap& print, const ForeignInk& ink) {
    constexpr double within = 0.4, without = 0.7, step = 0.1;
    const double wide = ink.right - ink.left, high = ink.bottom - ink.top;
    const MmPoint middle{(ink.left + ink.right) / 2, (ink.top + ink.bottom) / 2};
    const auto is_dark = [&](double x, double y, double half) {
        for (double away = half - within; away < half + without; away += step)
            if (print.darkness(middle.x + x * away, middle.y + y * away) > 0.5)
                return true;
        return false;
    };
    return std::hypot(wide, high) < one_sign && is_dark(1, 0, wide / 2) &&
           is_dark(-1, 0, wide / 2) && is_dark(0, 1, high / 2) && is_dark(0, -1, high / 2);
}

// With what a square beside it saw of the same stroke.
void drop_within_signs(const PrintMap& print, std::vector<ForeignInk>& over) {
    std::vector<ForeignInk> within;
    for (const ForeignInk& ink : over)
        if (is_within_a_sign(print, ink))
            within.push_back(ink);
    std::erase_if(over, [&](const ForeignInk& ink) {
        return std::any_of(within.begin(), within.end(), [&](const ForeignInk& sign) {
            return std::hypot(std::max(sign.right, ink.right) - std::min(sign.left, ink.left),
                              std::max(sign.bottom, ink.bottom) - std::min(sign.top, ink.top)) <
                   one_sign;
        });
    });
}

} // namespace

std::vector<ForeignInk> ink_over_print(const AccountedInk& known, const PrintFit& fit) {
    const PrintCells& cells = known.print.cells();
    std::vector<bool> not_there(cells.printed.size(), false);
    for (int row = 0; row < cells.down; ++row)
        for (int column = 0; column < cells.across; ++column)
            not_there[cells.index(column, row)] = is_damaged(
                known.damage, {(column + 0.5) * PrintCells::side, (row + 0.5) * PrintCells::side});
    std::vector<ForeignInk> over =
        find_ink_over_print(cells, known.ink.at_print, not_there, fit, [&](MmPoint place) {
            return !is_damaged(known.damage, place) && !is_explained(known, place);
        });
    for (const bool right : {false, true})
        for (const bool low : {false, true})
            drop_staple(known, right, low, over);
    // A type face of before drew its zeros with a stroke through them, and paper of then comes back for years.
    drop_within_signs(known.print, over);
    return over;
}

} // namespace tycktill::reading
