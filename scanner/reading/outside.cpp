#include "scanner/reading/outside.h"

#include "scanner/reading/damage_marks.h"
#include "scanner/reading/over_print.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace tycktill::reading {

namespace {

constexpr double speck = 0.8;         // mm; dust reaches less
constexpr double one_sign = 2.8;      // mm that a sign which stands alone reaches
constexpr double letter_part = 0.95;  // mm that a letter's part reaches, and dust does not
constexpr double letters_reach = 3.1; // mm that the pieces of a group reach together
constexpr double cross_reach = 2.2;   // the same, of a cross that words cut to pieces
constexpr double beside_its_box = 7;  // mm from a box to a cross that was meant for it
constexpr double straight_tail =
    0.45; // mm that a long tail's dots lie from a line: a ring's lie farther
constexpr double between_words = 6;   // mm that pieces of one place lie apart
constexpr double tail_starts = 1.8;   // mm from the box to a tick's tail, the frame between
constexpr double longest_tail = 14;   // mm that a tick's own stroke reaches
constexpr double box_row = 0.8;       // mm above and under a line's white that its row takes
constexpr double most_gap = 3.5;      // mm between an end and the letters that go on behind it
constexpr double hangs = 4;           // mm that a descender reaches under its rule
constexpr double mostly = 0.35;       // share in a box that makes a piece that box's
constexpr double stamp_letters = 2.2; // mm between the letters of a stamp
constexpr double stamp_strays = 5;    // mm that a hand puts it beside its frame
constexpr double same_words = 4;      // mm between what is written beside print and upon it

OutsidePlace place_of(const InkPiece& piece) {
    return {piece.px_left, piece.px_top, piece.px_right, piece.px_bottom};
}

void take_in(OutsidePlace& place, const OutsidePlace& more) {
    place = {std::min(place.left, more.left), std::min(place.top, more.top),
             std::max(place.right, more.right), std::max(place.bottom, more.bottom)};
}

class Accounting {
public:
    Accounting(const PageInk& ink, const Homography& map, const forms::Page& page,
               const PrintMap& print, const PrintFit& fit, const PageReading& reading)
        : ink_(ink), pieces_(ink.pieces), map_(map), page_(page), print_(print), fit_(fit),
          reading_(reading), accounted_(pieces_.size(), false) {}

    OutsideInk done() {
        account_damage();
        account_stamps();
        account_boxes();
        follow_rows();
        account_tails();
        account_descenders();
        account_rim();
        group_rest();
        add_over_print();
        return std::move(out_);
    }

private:
    void account_damage() {
        damage_ = damage_among(pieces_, print_);
        for (std::size_t i = 0; i < pieces_.size(); ++i)
            accounted_[i] = damage_.pieces[i] || pieces_[i].reach() < speck;
    }

    // What hangs together with ink in a stamp's frame, and mostly lies there, is the stamp: a hand puts it askew.
    void account_stamps() {
        if (print_.not_read().empty())
            return;
        std::vector<bool> seen = accounted_;
        for (std::size_t start = 0; start < pieces_.size(); ++start) {
            if (seen[start] || pieces_[start].unread_area <= 0)
                continue;
            seen[start] = true;
            std::vector<std::size_t> group{start};
            double area = 0, unread = 0;
            for (std::size_t next = 0; next < group.size(); ++next) {
                const InkPiece& piece = pieces_[group[next]];
                area += piece.area;
                unread += piece.unread_area;
                for (std::size_t i = 0; i < pieces_.size(); ++i)
                    if (!seen[i] && gap(pieces_[i], piece) < stamp_letters &&
                        is_near_unread(pieces_[i])) {
                        seen[i] = true;
                        group.push_back(i);
                    }
            }
            for (const std::size_t i : group)
                accounted_[i] = unread > mostly * area;
        }
    }

    bool is_near_unread(const InkPiece& piece) const {
        return std::any_of(print_.not_read().begin(), print_.not_read().end(),
                           [&](const forms::Rect& rect) {
                               return piece.left > rect.x.value() - stamp_strays &&
                                      piece.right < rect.right().value() + stamp_strays &&
                                      piece.top > rect.y.value() - stamp_strays &&
                                      piece.bottom < rect.bottom().value() + stamp_strays;
                           });
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
            // What only touches a box that was read as empty was meant for it, or for another.
            accounted_[i] =
                tick ? piece.reach() < 2 * longest_tail && piece.owner_area > 0.2 && is_ticked(*box)
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
                        piece.owner == int(b) && !damage_.pieces[i]; // a fold crosses both ends
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
            if (!accounted_[i] && pieces_[i].reach() < longest_tail &&
                (pieces_[i].reach() < longest_tail / 2 || pieces_[i].spread < straight_tail))
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
            if (under > 0.3 * above + 1)
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

    // Print that was not quite found again leaves scraps at its rim, all over the page. Where it leaves none, scraps
    // at the words of a box that was read as empty are a cross that missed it.
    void account_rim() {
        constexpr int few = 4;
        std::vector<std::size_t> at_empty;
        int elsewhere = 0;
        for (std::size_t i = 0; i < pieces_.size(); ++i) {
            if (accounted_[i] || pieces_[i].away > rim_of_print || pieces_[i].reach() >= one_sign)
                continue;
            accounted_[i] = true;
            if (is_at_empty_box(pieces_[i]))
                at_empty.push_back(i);
            else
                ++elsewhere;
        }
        for (const std::size_t i : at_empty)
            accounted_[i] = elsewhere > few;
    }

    bool is_at_empty_box(const InkPiece& piece) const {
        return std::any_of(page_.boxes.begin(), page_.boxes.end(), [&](const forms::Box& box) {
            return box.kind == forms::BoxKind::Tick && gap(piece, box.inside) < beside_its_box &&
                   !is_ticked(box);
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
            bool at_empty = false;
            for (std::size_t j = 0; j < rest.size(); ++j) {
                if (root(j) != i)
                    continue;
                const InkPiece& piece = pieces_[rest[j]];
                take_in(place, place_of(piece));
                longest = std::max(longest, piece.reach());
                reach += piece.reach() >= letter_part ? piece.reach() : 0;
                at_empty = at_empty || is_at_empty_box(piece);
            }
            if (longest >= one_sign || reach >= (at_empty ? cross_reach : letters_reach))
                out_.places.push_back(place);
        }
    }

    void add_over_print() {
        const auto ticked = [this](const forms::Box& box) { return is_ticked(box); };
        for (const ForeignInk& found :
             ink_over_print({ink_, page_, print_, accounted_, damage_, ticked}, fit_))
            add_place(found);
    }

    // Words that begin beside print and go on upon it are one place.
    void add_place(const ForeignInk& found) {
        OutsidePlace place{1e9, 1e9, -1e9, -1e9};
        for (const MmPoint corner :
             {MmPoint{found.left, found.top}, MmPoint{found.right, found.top},
              MmPoint{found.left, found.bottom}, MmPoint{found.right, found.bottom}}) {
            const pages::PxPoint px = map_.to_px(corner);
            take_in(place, {px.x, px.y, px.x, px.y});
        }
        const double near = same_words * map_.px_per_mm({found.left, found.top});
        for (OutsidePlace& known : out_.places)
            if (gap(known.left, known.right, place.left, place.right) < near &&
                gap(known.top, known.bottom, place.top, place.bottom) < near)
                return take_in(known, place);
        out_.places.push_back(place);
    }

    const PageInk& ink_;
    const std::vector<InkPiece>& pieces_;
    const Homography& map_;
    const forms::Page& page_;
    const PrintMap& print_;
    const PrintFit& fit_;
    const PageReading& reading_;
    std::vector<bool> accounted_;
    Damage damage_;
    OutsideInk out_;
};

} // namespace

OutsideInk find_outside_ink(const PageInk& ink, const Homography& map, const forms::Page& page,
                            const PrintMap& print, const PrintFit& fit,
                            const PageReading& reading) {
    return Accounting(ink, map, page, print, fit, reading).done();
}

} // namespace tycktill::reading
