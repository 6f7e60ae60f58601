#include "scanner/reading/outside.h"

#include "scanner/reading/damage_marks.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace tycktill::reading {

namespace {

constexpr double speck = 0.8;         // mm; dust reaches less
constexpr double one_sign = 2.8;      // mm that a sign which stands alone reaches
constexpr double letters_reach = 3.6; // mm that the pieces of a group reach together
constexpr double rim_of_print = 0.95; // mm; what is nowhere farther from print is its rim
constexpr double between_words = 6;   // mm that pieces of one place lie apart
constexpr double tail_starts = 1.8;   // mm from the box to a tick's tail, the frame between
constexpr double longest_tail = 14;   // mm that a tick's own stroke reaches
constexpr double box_row = 0.8;       // mm above and under a line's white that its row takes
constexpr double most_gap = 3.5;      // mm between an end and the letters that go on behind it
constexpr double hangs = 4;           // mm that a descender reaches under its rule
constexpr double mostly = 0.35;       // share in a box that makes a piece that box's

double gap(double from, double to, double other_from, double other_to) {
    return std::max({0.0, other_from - to, from - other_to});
}

double gap(const InkPiece& a, const InkPiece& b) {
    return std::hypot(gap(a.left, a.right, b.left, b.right), gap(a.top, a.bottom, b.top, b.bottom));
}

double gap(const InkPiece& a, const forms::Rect& b) {
    return std::hypot(gap(a.left, a.right, b.x.value(), b.right().value()),
                      gap(a.top, a.bottom, b.y.value(), b.bottom().value()));
}

OutsidePlace place_of(const InkPiece& piece) {
    return {piece.px_left, piece.px_top, piece.px_right, piece.px_bottom};
}

void take_in(OutsidePlace& place, const OutsidePlace& more) {
    place = {std::min(place.left, more.left), std::min(place.top, more.top),
             std::max(place.right, more.right), std::max(place.bottom, more.bottom)};
}

class Accounting {
public:
    Accounting(const PageInk& ink, const forms::Page& page, const PrintMap& print,
               const PageReading& reading)
        : pieces_(ink.pieces), page_(page), print_(print), reading_(reading),
          accounted_(pieces_.size(), false) {}

    OutsideInk done() {
        account_damage();
        account_boxes();
        follow_rows();
        account_tails();
        account_descenders();
        for (std::size_t i = 0; i < pieces_.size(); ++i)
            if (pieces_[i].away <= rim_of_print && pieces_[i].reach() < one_sign)
                accounted_[i] = true;
        group_rest();
        return std::move(out_);
    }

private:
    void account_damage() {
        damage_ = damage_among(pieces_, print_.width_mm(), print_.height_mm());
        for (std::size_t i = 0; i < pieces_.size(); ++i)
            accounted_[i] = damage_[i] || pieces_[i].reach() < speck;
    }

    const forms::Box* owner_of(const InkPiece& piece) const {
        return piece.owner < 0 ? nullptr : &page_.boxes[std::size_t(piece.owner)];
    }

    void account_boxes() {
        for (std::size_t i = 0; i < pieces_.size(); ++i) {
            const InkPiece& piece = pieces_[i];
            const forms::Box* box = owner_of(piece);
            if (!box || accounted_[i])
                continue;
            const bool tick = box->kind == forms::BoxKind::Tick;
            accounted_[i] = tick ? piece.reach() < 2 * longest_tail && piece.owner_area > 0.2
                                 : piece.owned >= mostly;
        }
    }

    bool is_row_of(const InkPiece& piece, const forms::Box& box) const {
        const double middle = (piece.top + piece.bottom) / 2;
        return middle > box.inside.y.value() - box_row &&
               middle < box.inside.bottom().value() + box_row;
    }

    // Beginning at an end with what touches it or nearly so, from letter to letter.
    void follow_rows() {
        for (std::size_t b = 0; b < page_.boxes.size(); ++b) {
            const forms::Box& box = page_.boxes[b];
            if (box.kind == forms::BoxKind::Tick)
                continue;
            CrossedEnd crossed{b, box.inside.x.value(), box.inside.right().value(), {}};
            const double left = crossed.left_mm, right = crossed.right_mm;
            bool found = false;
            for (bool more = reaches_end(b, left, right); more;) {
                more = false;
                for (std::size_t i = 0; i < pieces_.size(); ++i) {
                    const InkPiece& piece = pieces_[i];
                    const bool of_box =
                        piece.owner == int(b) && !damage_[i]; // a fold crosses both ends
                    if ((accounted_[i] && !of_box) || !is_row_of(piece, box) ||
                        (piece.right <= crossed.right_mm + 1e-6 &&
                         piece.left >= crossed.left_mm - 1e-6) ||
                        piece.left > crossed.right_mm + most_gap ||
                        piece.right < crossed.left_mm - most_gap)
                        continue;
                    if (of_box && piece.right < right + 1.2 && piece.left > left - 1.2)
                        continue;
                    crossed.left_mm = std::min(crossed.left_mm, piece.left);
                    crossed.right_mm = std::max(crossed.right_mm, piece.right);
                    if (found)
                        take_in(crossed.place, place_of(piece));
                    else
                        crossed.place = place_of(piece);
                    found = more = accounted_[i] = true;
                }
            }
            if (found)
                out_.crossed.push_back(crossed);
        }
    }

    // Whether something is written so near one of the box's ends that it may go on behind it.
    bool reaches_end(std::size_t b, double left, double right) const {
        return std::any_of(pieces_.begin(), pieces_.end(), [&](const InkPiece& piece) {
            return piece.owner == int(b) && piece.reach() > speck &&
                   (piece.right > right - 2 * most_gap || piece.left < left + most_gap / 2);
        });
    }

    bool is_ticked(const forms::Box& box) const {
        for (const FieldReading& field : reading_.fields)
            if (field.field == box.field)
                for (const MarkReading& mark : field.marks)
                    if (mark.choice == box.choice)
                        return mark.state != MarkState::Empty;
        return false;
    }

    // The frame cuts a tick's stroke in two.
    void account_tails() {
        for (std::size_t i = 0; i < pieces_.size(); ++i)
            if (!accounted_[i] && pieces_[i].reach() < longest_tail)
                accounted_[i] =
                    std::any_of(page_.boxes.begin(), page_.boxes.end(), [&](const forms::Box& box) {
                        return box.kind == forms::BoxKind::Tick &&
                               gap(pieces_[i], box.inside) < tail_starts && is_ticked(box);
                    });
    }

    // What hangs from a text's letters under its rule, which cuts it off. Letters hang here and there: where
    // much does, it is a row of its own.
    void account_descenders() {
        for (std::size_t b = 0; b < page_.boxes.size(); ++b) {
            const forms::Box& box = page_.boxes[b];
            if (box.kind == forms::BoxKind::Tick)
                continue;
            std::vector<std::size_t> hanging;
            double above = 0, under = 0;
            for (std::size_t i = 0; i < pieces_.size(); ++i) {
                const InkPiece& piece = pieces_[i];
                if (piece.owner == int(b) && piece.owned >= mostly)
                    above += piece.width();
                else if (!accounted_[i] && hangs_from(piece, box)) {
                    hanging.push_back(i);
                    under += piece.width();
                }
            }
            if (under > 0.45 * above + 1)
                continue;
            for (const std::size_t i : hanging)
                accounted_[i] = true;
        }
    }

    bool hangs_from(const InkPiece& piece, const forms::Box& box) const {
        const double rule = box.inside.bottom().value();
        const bool near_rule =
            piece.top < rule + 1.3 && piece.bottom > rule && piece.bottom < rule + hangs;
        const bool over_top = piece.bottom > box.inside.y.value() - 1.3 &&
                              piece.top < box.inside.y.value() && piece.height() < 2;
        if (!near_rule && !over_top)
            return false;
        return std::any_of(pieces_.begin(), pieces_.end(), [&](const InkPiece& letter) {
            return letter.owner >= 0 && &page_.boxes[std::size_t(letter.owner)] == &box &&
                   letter.owned >= mostly &&
                   gap(letter.left, letter.right, piece.left, piece.right) < 0.8 &&
                   gap(letter, piece) < 2;
        });
    }

    // What lies near each other is one place; it counts when it is more than specks.
    void group_rest() {
        std::vector<std::size_t> rest;
        for (std::size_t i = 0; i < pieces_.size(); ++i)
            if (!accounted_[i])
                rest.push_back(i);
        std::vector<std::size_t> group(rest.size());
        std::iota(group.begin(), group.end(), std::size_t{0});
        const auto root = [&](std::size_t i) {
            while (group[i] != i)
                i = group[i] = group[group[i]];
            return i;
        };
        for (std::size_t i = 0; i < rest.size(); ++i)
            for (std::size_t j = i + 1; j < rest.size(); ++j)
                if (gap(pieces_[rest[i]], pieces_[rest[j]]) < between_words)
                    group[root(j)] = root(i);
        for (std::size_t i = 0; i < rest.size(); ++i) {
            if (root(i) != i)
                continue;
            OutsidePlace place = place_of(pieces_[rest[i]]);
            double reach = 0, longest = 0;
            for (std::size_t j = 0; j < rest.size(); ++j) {
                if (root(j) != i)
                    continue;
                const InkPiece& piece = pieces_[rest[j]];
                take_in(place, place_of(piece));
                longest = std::max(longest, piece.reach());
                reach += piece.reach() >= 1.1 ? piece.reach() : 0;
            }
            if (longest >= one_sign || reach >= letters_reach)
                out_.places.push_back(place);
        }
    }

    const std::vector<InkPiece>& pieces_;
    const forms::Page& page_;
    const PrintMap& print_;
    const PageReading& reading_;
    std::vector<bool> accounted_, damage_;
    OutsideInk out_;
};

} // namespace

OutsideInk find_outside_ink(const PageInk& ink, const forms::Page& page, const PrintMap& print,
                            const PageReading& reading) {
    return Accounting(ink, page, print, reading).done();
}

} // namespace tycktill::reading
