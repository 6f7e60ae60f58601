#include "scanner/reading/ink_pieces.h"

#include "scanner/reading/small_page.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace tycktill::reading {

namespace {

constexpr int block = SmallPage::block;
constexpr double near_print = 0.5;   // mm that print runs out, or was registered beside its place
constexpr double may_be_print = 2.4; // mm; ink so near to print may be print that has moved
constexpr double paper_edge = 1.5;   // mm along the paper's edges, where its shadow lies
constexpr std::size_t most_dots = 260000; // a quarter of an A4 page

struct Dot {
    int x = 0, y = 0; // in the small picture
    float mm_x = 0, mm_y = 0;
    float away = 0;
    std::uint8_t darkness = 0;
    std::int16_t owner = -1;
};

/// Straight within a block: from the small picture to the sheet and back, with the print's own shift.
struct LocalMap {
    MmPoint origin;
    double xx = 0, xy = 0, yx = 0, yy = 0; // mm a dot
    MmPoint to_mm(double dx, double dy) const {
        return {origin.x + xx * dx + yx * dy, origin.y + xy * dx + yy * dy};
    }
};

LocalMap local_map(const SmallPage& page, const Homography& map, int left, int top) {
    const MmPoint o = map.to_mm(page.to_page(left + 0.5, top + 0.5)),
                  r = map.to_mm(page.to_page(left + block + 0.5, top + 0.5)),
                  d = map.to_mm(page.to_page(left + 0.5, top + block + 0.5));
    return {o, (r.x - o.x) / block, (r.y - o.y) / block, (d.x - o.x) / block, (d.y - o.y) / block};
}

/// Where the print of a block really lies, tried up to two millimetres each way.
MmPoint shift_of_print(const SmallPage& page, const Homography& map, const PrintMap& print,
                       MmPoint middle, std::vector<MmPoint>& samples) {
    constexpr double step = 0.25;
    constexpr int steps = 8;
    constexpr double in_place = 0.8, least_found = 0.55, clearly_better = 1.1;
    print.samples_around(middle, samples);
    if (samples.size() < 20)
        return {};
    const pages::PxPoint o = page.to_small(map.to_px(middle)),
                         r = page.to_small(map.to_px(MmPoint{middle.x + 1, middle.y})),
                         d = page.to_small(map.to_px(MmPoint{middle.x, middle.y + 1}));
    const auto hits = [&](double dx, double dy) {
        int sum = 0;
        for (const MmPoint& sample : samples) {
            const double x = sample.x + dx - middle.x, y = sample.y + dy - middle.y;
            sum += page.is_dark(int(std::floor(o.x + (r.x - o.x) * x + (d.x - o.x) * y)),
                                int(std::floor(o.y + (r.y - o.y) * x + (d.y - o.y) * y)));
        }
        return sum;
    };
    const int still = hits(0, 0);
    if (still >= in_place * double(samples.size()))
        return {};
    double best = std::max(still * clearly_better, least_found * double(samples.size()));
    MmPoint shift;
    for (int y = -steps; y <= steps; ++y)
        for (int x = -steps; x <= steps; ++x) {
            const double found =
                hits(x * step, y * step) - 0.002 * double(samples.size()) * std::hypot(x, y);
            if (found > best) {
                best = found;
                shift = {x * step, y * step};
            }
        }
    return shift;
}

/// Sorts a block's dark dots: print's are left out.
class DotSorter {
public:
    DotSorter(const SmallPage& page, const Registration& place, const Mesh& mesh,
              const PrintMap& print)
        : page_(page), place_(place), mesh_(mesh), print_(print) {}

    void sort(int column, int row, std::vector<Dot>& dark, std::vector<Dot>& out) {
        const MmPoint middle =
            place_.map.to_mm(page_.to_page((column + 0.5) * block, (row + 0.5) * block));
        if (middle.x < -10 || middle.y < -10 || middle.x > print_.width_mm() + 10 ||
            middle.y > print_.height_mm() + 10)
            return;
        const auto hundredths = [](double mm) { return forms::Mm{int(std::lround(mm * 100))}; };
        const Homography map = mesh_.around(
            place_.map, {hundredths(middle.x), hundredths(middle.y), forms::Mm{}, forms::Mm{}});
        const LocalMap local = local_map(page_, map, column * block, row * block);
        if (const int moved = place_dots(dark, column, row, local, {}); moved >= 12) {
            const MmPoint shift = shift_of_print(page_, map, print_, middle, samples_);
            if (shift.x != 0 || shift.y != 0)
                place_dots(dark, column, row, local, shift);
        }
        std::copy_if(dark.begin(), dark.end(), std::back_inserter(out),
                     [](const Dot& dot) { return dot.away > near_print; });
    }

private:
    // How many lie beside print, as if it had moved.
    int place_dots(std::vector<Dot>& dark, int column, int row, const LocalMap& local,
                   MmPoint shift) {
        int moved = 0;
        for (Dot& dot : dark) {
            const MmPoint at = local.to_mm(dot.x - column * block, dot.y - row * block);
            dot.mm_x = float(at.x - shift.x);
            dot.mm_y = float(at.y - shift.y);
            const bool inside = dot.mm_x > paper_edge && dot.mm_y > paper_edge &&
                                dot.mm_x < print_.width_mm() - paper_edge &&
                                dot.mm_y < print_.height_mm() - paper_edge;
            dot.away = inside ? float(print_.away(dot.mm_x, dot.mm_y)) : 0;
            dot.owner = std::int16_t(print_.owner(dot.mm_x, dot.mm_y));
            moved += dot.away > near_print && dot.away < may_be_print;
        }
        return moved;
    }

    const SmallPage& page_;
    const Registration& place_;
    const Mesh& mesh_;
    const PrintMap& print_;
    std::vector<MmPoint> samples_;
};

/// Joined where they touch, corners too. `at` is the dot's number at each place of the picture, from 1.
std::vector<std::vector<int>> joined_dots(const std::vector<Dot>& dots, int width,
                                          std::vector<int>& at) {
    for (std::size_t i = 0; i < dots.size(); ++i)
        at[std::size_t(dots[i].y + 1) * std::size_t(width) + std::size_t(dots[i].x + 1)] =
            int(i) + 1;
    std::vector<std::vector<int>> out;
    std::vector<bool> seen(dots.size(), false);
    std::vector<int> open;
    for (std::size_t start = 0; start < dots.size(); ++start) {
        if (seen[start])
            continue;
        seen[start] = true;
        open.assign(1, int(start));
        std::vector<int> piece;
        while (!open.empty()) {
            const int here = open.back();
            open.pop_back();
            piece.push_back(here);
            const Dot& dot = dots[std::size_t(here)];
            for (int y = dot.y; y <= dot.y + 2; ++y)
                for (int x = dot.x; x <= dot.x + 2; ++x) {
                    const int next = at[std::size_t(y) * std::size_t(width) + std::size_t(x)] - 1;
                    if (next < 0 || seen[std::size_t(next)])
                        continue;
                    seen[std::size_t(next)] = true;
                    open.push_back(next);
                }
        }
        out.push_back(std::move(piece));
    }
    return out;
}

/// The straight line through a piece, from the moments of its dots.
void fit_line(InkPiece& piece, const std::vector<Dot>& dots, const std::vector<int>& of) {
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

InkPiece piece_of(const std::vector<Dot>& dots, const std::vector<int>& of, const SmallPage& page,
                  const std::vector<int>& at, int width, double dot_mm) {
    InkPiece piece;
    std::map<int, int> owners;
    int edges = 0, darkest = 0;
    for (const int i : of) {
        const Dot& dot = dots[std::size_t(i)];
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
        darkest = std::max(darkest, int(dot.darkness));
        if (dot.owner >= 0)
            ++owners[dot.owner];
        const std::size_t here =
            std::size_t(dot.y + 1) * std::size_t(width) + std::size_t(dot.x + 1);
        edges += at[here - 1] == 0 || at[here + 1] == 0 || at[here - std::size_t(width)] == 0 ||
                 at[here + std::size_t(width)] == 0;
    }
    const double one = dot_mm * dot_mm;
    piece.area = double(of.size()) * one;
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
    return piece;
}

std::vector<InkPiece> pieces_of(const std::vector<Dot>& dots, const SmallPage& page,
                                double dot_mm) {
    constexpr std::size_t least_dots = 3;
    const int width = page.width() + 2;
    std::vector<int> at(std::size_t(width) * std::size_t(page.height() + 2), 0);
    std::vector<InkPiece> out;
    for (const auto& of : joined_dots(dots, width, at))
        if (of.size() >= least_dots)
            out.push_back(piece_of(dots, of, page, at, width, dot_mm));
    return out;
}

} // namespace

double InkPiece::reach() const {
    return std::hypot(width(), height());
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
    PageInk out;
    const SmallPage small(image, place.map, page);
    DotSorter sorter(small, place, mesh, print);
    std::vector<Dot> dots;
    std::vector<std::vector<Dot>> columns(std::size_t((small.width() + block - 1) / block));
    std::vector<std::uint8_t> limits;
    for (int row = 0; row * block < small.height() && dots.size() < most_dots; ++row) {
        for (int y = row * block; y < std::min((row + 1) * block, small.height()); ++y)
            small.each_dark(y, limits, [&](int x, std::uint8_t darkness) {
                columns[std::size_t(x / block)].push_back({x, y, 0, 0, 0, darkness, -1});
            });
        for (std::size_t column = 0; column < columns.size(); ++column) {
            if (!columns[column].empty())
                sorter.sort(int(column), row, columns[column], dots);
            columns[column].clear();
        }
    }
    out.too_much = dots.size() >= most_dots;
    const MmPoint middle{print.width_mm() / 2, print.height_mm() / 2};
    out.dot_mm = small.factor() / place.map.px_per_mm(middle);
    if (!out.too_much)
        out.pieces = pieces_of(dots, small, out.dot_mm);
    return out;
}

} // namespace tycktill::reading
