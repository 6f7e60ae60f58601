#include "scanner/reading/ink_dots.h"

#include "scanner/reading/ink_pieces.h"

#include <algorithm>
#include <cmath>

namespace tycktill::reading {

namespace {

constexpr int block = SmallPage::block;
constexpr double near_print = 0.5;   // mm that print runs out, or was registered beside its place
constexpr double beside_print = 0.3; // mm that print itself never reaches where it was found again
constexpr double may_be_print = 2.4; // mm; ink so near to print may be print that has moved
constexpr double paper_edge = 0.4;   // mm along the paper's edges, where its shadow lies
constexpr std::size_t most_dots = 260000; // a quarter of an A4 page

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
              const PrintMap& print, std::vector<float>& at_print)
        : page_(page), place_(place), mesh_(mesh), print_(print), at_print_(at_print) {
        at_print_.assign(print.cells().printed.size(), 0);
    }

    void sort(int column, int row, std::vector<InkDot>& dark, std::vector<InkDot>& out) {
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
        count_at_print(dark, local);
        for (const InkDot& dot : dark)
            if (dot.away > near_print) {
                out.push_back(dot);
                out.back().owner = std::int16_t(print_.owner(dot.mm_x, dot.mm_y));
            }
    }

private:
    // How many lie beside print, as if it had moved.
    int place_dots(std::vector<InkDot>& dark, int column, int row, const LocalMap& local,
                   MmPoint shift) {
        int moved = 0;
        for (InkDot& dot : dark) {
            const MmPoint at = local.to_mm(dot.x - column * block, dot.y - row * block);
            dot.mm_x = float(at.x - shift.x);
            dot.mm_y = float(at.y - shift.y);
            const bool inside = dot.mm_x > paper_edge && dot.mm_y > paper_edge &&
                                dot.mm_x < print_.width_mm() - paper_edge &&
                                dot.mm_y < print_.height_mm() - paper_edge;
            dot.away = inside ? float(print_.away(dot.mm_x, dot.mm_y)) : 0;
            moved += dot.away > near_print && dot.away < may_be_print;
        }
        return moved;
    }

    void count_at_print(const std::vector<InkDot>& dark, const LocalMap& local) {
        const float area = float(std::abs(local.xx * local.yy - local.xy * local.yx));
        for (const InkDot& dot : dark)
            if (dot.away <= rim_of_print && dot.away > beside_print &&
                !print_.is_closed(dot.mm_x, dot.mm_y))
                at_print_[print_.cells().at(dot.mm_x, dot.mm_y)] += area;
    }

    const SmallPage& page_;
    const Registration& place_;
    const Mesh& mesh_;
    const PrintMap& print_;
    std::vector<float>& at_print_;
    std::vector<MmPoint> samples_;
};

} // namespace

InkDots find_ink_dots(const SmallPage& page, const Registration& place, const Mesh& mesh,
                      const PrintMap& print) {
    InkDots out;
    DotSorter sorter(page, place, mesh, print, out.at_print);
    std::vector<std::vector<InkDot>> columns(std::size_t((page.width() + block - 1) / block));
    for (int row = 0; row * block < page.height() && out.dots.size() < most_dots; ++row) {
        for (int y = row * block; y < std::min((row + 1) * block, page.height()); ++y)
            page.each_dark(y, [&](int x, std::uint8_t darkness) {
                columns[std::size_t(x / block)].push_back({x, y, 0, 0, 0, darkness, -1});
            });
        for (std::size_t column = 0; column < columns.size(); ++column) {
            if (!columns[column].empty())
                sorter.sort(int(column), row, columns[column], out.dots);
            columns[column].clear();
        }
    }
    out.too_much = out.dots.size() >= most_dots;
    return out;
}

} // namespace tycktill::reading
