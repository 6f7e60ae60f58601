#include "scanner/reading/ink_pieces.h"

#include "scanner/reading/ink_dots.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

namespace tycktill::reading {

namespace {

/// Dots that touch, corners too, are one piece.
class Joined {
public:
    /// Sorts the dots by rows.
    explicit Joined(std::vector<InkDot>& dots) : sides_(dots.size(), 0), parent_(dots.size()) {
        std::sort(dots.begin(), dots.end(), [](const InkDot& a, const InkDot& b) {
            return a.y != b.y ? a.y < b.y : a.x < b.x;
        });
        std::iota(parent_.begin(), parent_.end(), 0);
        std::size_t above = 0; // the first dot that the next one may touch
        for (std::size_t i = 0; i < dots.size(); ++i) {
            const InkDot& dot = dots[i];
            if (i > 0 && dots[i - 1].y == dot.y && dots[i - 1].x == dot.x - 1)
                join(i, i - 1, true);
            while (above < i && (dots[above].y < dot.y - 1 ||
                                 (dots[above].y == dot.y - 1 && dots[above].x < dot.x - 1)))
                ++above;
            for (std::size_t j = above; j < i && dots[j].y == dot.y - 1 && dots[j].x <= dot.x + 1;
                 ++j)
                join(i, j, dots[j].x == dot.x);
        }
    }

    std::vector<std::vector<int>> pieces() {
        std::vector<std::vector<int>> out;
        std::vector<int> piece(parent_.size(), -1);
        for (std::size_t i = 0; i < parent_.size(); ++i) {
            int& at = piece[std::size_t(root(int(i)))];
            if (at < 0) {
                at = int(out.size());
                out.emplace_back();
            }
            out[std::size_t(at)].push_back(int(i));
        }
        return out;
    }
    /// Not surrounded on all four sides.
    bool is_at_border(int dot) const { return sides_[std::size_t(dot)] < 4; }

private:
    int root(int i) {
        while (parent_[std::size_t(i)] != i)
            i = parent_[std::size_t(i)] = parent_[std::size_t(parent_[std::size_t(i)])];
        return i;
    }
    void join(std::size_t a, std::size_t b, bool side_by_side) {
        parent_[std::size_t(root(int(a)))] = root(int(b));
        sides_[a] = std::uint8_t(sides_[a] + side_by_side);
        sides_[b] = std::uint8_t(sides_[b] + side_by_side);
    }

    std::vector<std::uint8_t> sides_;
    std::vector<int> parent_;
};

/// The circle that its dots lie on best, by the algebraic distance.
void fit_circle(InkPiece& piece, const std::vector<InkDot>& dots, const std::vector<int>& of) {
    double uu = 0, uv = 0, vv = 0, uw = 0, vw = 0, w = 0;
    const double n = double(of.size());
    const auto from_middle = [&](int i) {
        return MmPoint{dots[std::size_t(i)].mm_x - piece.middle.x,
                       dots[std::size_t(i)].mm_y - piece.middle.y};
    };
    for (const int i : of) {
        const MmPoint at = from_middle(i);
        const double square = at.x * at.x + at.y * at.y;
        uu += at.x * at.x;
        uv += at.x * at.y;
        vv += at.y * at.y;
        uw += at.x * square;
        vw += at.y * square;
        w += square;
    }
    const double whole = uu * vv - uv * uv;
    if (whole < 1e-9)
        return;
    const double x = (uw * vv - vw * uv) / whole / 2, y = (vw * uu - uw * uv) / whole / 2;
    piece.round_radius = std::sqrt(x * x + y * y + w / n);
    double off = 0;
    for (const int i : of) {
        const MmPoint at = from_middle(i);
        off += std::pow(std::hypot(at.x - x, at.y - y) - piece.round_radius, 2);
    }
    piece.round_off = std::sqrt(off / n);
    piece.round_middle = {piece.middle.x + x, piece.middle.y + y};
}

/// The straight line through a piece, from the moments of its dots.
void fit_line(InkPiece& piece, const std::vector<InkDot>& dots, const std::vector<int>& of) {
    double x = 0, y = 0, xx = 0, xy = 0, yy = 0;
    for (const int i : of) {
        x += dots[std::size_t(i)].mm_x;
        y += dots[std::size_t(i)].mm_y;
    }
    const double n = double(of.size());
    piece.middle = {x / n, y / n};
    for (const int i : of) {
        const double dx = dots[std::size_t(i)].mm_x - piece.middle.x,
                     dy = dots[std::size_t(i)].mm_y - piece.middle.y;
        xx += dx * dx / n;
        xy += dx * dy / n;
        yy += dy * dy / n;
    }
    const double angle = 0.5 * std::atan2(2 * xy, xx - yy);
    piece.along_x = std::cos(angle);
    piece.along_y = std::sin(angle);
    const double across = (xx + yy) / 2 - std::hypot((xx - yy) / 2, xy);
    piece.spread = std::sqrt(std::max(0.0, across));
}

bool is_within(const std::vector<forms::Rect>& rects, double x, double y) {
    return std::any_of(rects.begin(), rects.end(), [&](const forms::Rect& rect) {
        return x > rect.x.value() && x < rect.right().value() && y > rect.y.value() &&
               y < rect.bottom().value();
    });
}

InkPiece piece_of(const std::vector<InkDot>& dots, const std::vector<int>& of, const Joined& joined,
                  const SmallPage& page, const PrintMap& print, double dot_mm) {
    InkPiece piece;
    int unread = 0;
    std::map<int, int> owners;
    int edges = 0, darkest = 0;
    for (const int i : of) {
        const InkDot& dot = dots[std::size_t(i)];
        piece.left = std::min(piece.left, double(dot.mm_x));
        piece.right = std::max(piece.right, double(dot.mm_x));
        piece.top = std::min(piece.top, double(dot.mm_y));
        piece.bottom = std::max(piece.bottom, double(dot.mm_y));
        const pages::PxPoint from = page.to_page(dot.x, dot.y),
                             to = page.to_page(dot.x + 1, dot.y + 1);
        piece.px_left = std::min(piece.px_left, from.x);
        piece.px_top = std::min(piece.px_top, from.y);
        piece.px_right = std::max(piece.px_right, to.x);
        piece.px_bottom = std::max(piece.px_bottom, to.y);
        piece.away = std::max(piece.away, double(dot.away));
        piece.inwards = std::max(
            piece.inwards, std::min({double(dot.mm_x), double(dot.mm_y),
                                     print.width_mm() - dot.mm_x, print.height_mm() - dot.mm_y}));
        darkest = std::max(darkest, int(dot.darkness));
        unread += is_within(print.not_read(), dot.mm_x, dot.mm_y);
        if (dot.owner >= 0)
            ++owners[dot.owner];
        edges += joined.is_at_border(i);
    }
    const double one = dot_mm * dot_mm;
    piece.area = double(of.size()) * one;
    piece.unread_area = unread * one;
    int owned = 0, most = 0;
    for (const auto& [owner, count] : owners) {
        owned += count;
        if (count > most) {
            most = count;
            piece.owner = owner;
        }
    }
    piece.owned = double(owned) / double(of.size());
    piece.owner_area = most * one;
    piece.thickness = 2 * dot_mm * double(of.size()) / std::max(1, edges);
    piece.soft_share = double(std::count_if(
                           of.begin(), of.end(),
                           [&](int i) { return dots[std::size_t(i)].darkness < 0.6 * darkest; })) /
                       double(of.size());
    fit_line(piece, dots, of);
    if (piece.reach() > 3 && piece.reach() < 10)
        fit_circle(piece, dots, of);
    return piece;
}

std::vector<InkPiece> pieces_of(std::vector<InkDot>& dots, const SmallPage& page,
                                const PrintMap& print, double dot_mm) {
    constexpr std::size_t least_dots = 3;
    Joined joined(dots);
    std::vector<InkPiece> out;
    for (const auto& of : joined.pieces())
        if (of.size() >= least_dots)
            out.push_back(piece_of(dots, of, joined, page, print, dot_mm));
    return out;
}

} // namespace

double InkPiece::reach() const {
    return std::hypot(width(), height());
}

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

double share_of_print(const pages::Image& image, const Homography& map, const PrintMap& print) {
    constexpr double printed_step = 25;
    int there = 0;
    for (const MmPoint& sample : print.samples()) {
        const double here = image.sample(map.to_px(sample));
        double lightest = here;
        for (const auto& [x, y] : {std::pair{-1.5, 0.0}, {1.5, 0.0}, {0.0, -1.5}, {0.0, 1.5}})
            lightest =
                std::max(lightest, image.sample(map.to_px(MmPoint{sample.x + x, sample.y + y})));
        there += here < lightest - printed_step;
    }
    return print.samples().empty() ? 1 : double(there) / double(print.samples().size());
}

PageInk find_page_ink(const pages::Image& image, const Registration& place, const Mesh& mesh,
                      const forms::Page& page, const PrintMap& print) {
    const SmallPage small(image, place.map, page);
    InkDots found = find_ink_dots(small, place, mesh, print);
    PageInk out{{}, std::move(found.at_print), found.too_much};
    const MmPoint middle{print.width_mm() / 2, print.height_mm() / 2};
    if (!out.too_much)
        out.pieces =
            pieces_of(found.dots, small, print, small.factor() / place.map.px_per_mm(middle));
    return out;
}

} // namespace tycktill::reading
