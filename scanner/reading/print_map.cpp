#include "scanner/reading/print_map.h"

#include <algorithm>
#include <cmath>

namespace tycktill::reading {

namespace {

constexpr int printed = 225; // a lighter tone is paper, or a tint that no scanner keeps
constexpr int clearly_printed = 120;
constexpr int darkest_tint = 190, lightest_tint = 245; // between them a scanner keeps it or not
constexpr int farthest = 250;                          // in fifths of a dot: 10 mm
constexpr int straight = 5, slanting = 7;
constexpr std::size_t enough = 40; // samples a bucket
constexpr double code_blurs = 0.4; // mm that a code runs out beside its place
constexpr double beside_a_tick = 0.6;

} // namespace

PrintMap::PrintMap(const forms::PagePrint& print, const forms::Page& page)
    : width_(print.width), height_(print.height), tones_(print.tones),
      owner_(print.tones.size(), 0), closed_(print.tones.size(), 0),
      buckets_across_(int(width_mm() / bucket_mm) + 1),
      buckets_down_(int(height_mm() / bucket_mm) + 1),
      buckets_(std::size_t(buckets_across_) * std::size_t(buckets_down_)),
      not_read_(print.not_read) {
    measure_away(print);
    for (const forms::Rect& code : page.codes)
        put(away_, code, code_blurs, 0);
    for (const forms::Rect& rect : print.other_each_copy)
        put(away_, rect, 0, 0); // its letters are lower than their frame
    for (std::size_t i = 0; i < page.boxes.size() && i < 255; ++i)
        put(owner_, page.boxes[i].inside,
            page.boxes[i].kind == forms::BoxKind::Tick ? beside_a_tick : 0.2, std::uint8_t(i + 1));
    take_samples(print);
    count_cells(print);
    close_places(print, page);
}

void PrintMap::put(std::vector<std::uint8_t>& grid, const forms::Rect& rect, double beside,
                   double above, double under, std::uint8_t value) {
    const auto dot = [](double mm, int most) {
        return std::clamp(int(std::lround(mm * forms::PagePrint::dots_per_mm)), 0, most);
    };
    const int left = dot(rect.x.value() - beside, width_),
              right = dot(rect.right().value() + beside, width_);
    const int bottom = dot(rect.bottom().value() + under, height_);
    for (int y = dot(rect.y.value() - above, height_); y < bottom; ++y)
        std::fill(grid.begin() + std::ptrdiff_t(y) * width_ + left,
                  grid.begin() + std::ptrdiff_t(y) * width_ + right, value);
}

double PrintMap::darkness(double x, double y) const {
    const double u = x * forms::PagePrint::dots_per_mm - 0.5,
                 v = y * forms::PagePrint::dots_per_mm - 0.5;
    const int column = int(std::floor(u)), row = int(std::floor(v));
    if (column < 0 || row < 0 || column + 1 >= width_ || row + 1 >= height_)
        return 0;
    const std::uint8_t* at = tones_.data() + std::ptrdiff_t(row) * width_ + column;
    const double right = u - column, lower = v - row;
    const double above = at[0] * (1 - right) + at[1] * right,
                 under = at[width_] * (1 - right) + at[width_ + 1] * right;
    return 1 - (above * (1 - lower) + under * lower) / 255;
}

// Two sweeps, there and back, each place one step farther than its nearest neighbour.
void PrintMap::measure_away(const forms::PagePrint& print) {
    away_.reserve(print.tones.size());
    for (const std::uint8_t tone : print.tones)
        away_.push_back(tone < printed ? 0 : std::uint8_t(farthest));
    const auto sweep = [&](int from, int to, int step) {
        for (int y = from; y != to; y += step) {
            std::uint8_t* row = away_.data() + std::ptrdiff_t(y) * width_;
            const std::uint8_t* before = y == from ? nullptr : row - std::ptrdiff_t(step) * width_;
            for (int i = 0; i < width_; ++i) {
                const int x = step > 0 ? i : width_ - 1 - i, back = x - step, on = x + step;
                int least = row[x];
                const auto reach = [&](int value, int cost) {
                    least = std::min(least, value + cost);
                };
                if (back >= 0 && back < width_)
                    reach(row[back], straight);
                if (before) {
                    reach(before[x], straight);
                    if (back >= 0 && back < width_)
                        reach(before[back], slanting);
                    if (on >= 0 && on < width_)
                        reach(before[on], slanting);
                }
                row[x] = std::uint8_t(least);
            }
        }
    };
    sweep(0, height_, 1);
    sweep(height_ - 1, -1, -1);
}

void PrintMap::take_samples(const forms::PagePrint& print) {
    const auto bucket_of = [&](int x, int y) -> std::vector<MmPoint>& {
        const double dots = bucket_mm * forms::PagePrint::dots_per_mm;
        return buckets_[std::size_t(int(y / dots)) * std::size_t(buckets_across_) +
                        std::size_t(int(x / dots))];
    };
    for (int y = 0; y < height_; ++y)
        for (int x = 0; x < width_; ++x)
            if (print.tones[std::size_t(y) * std::size_t(width_) + std::size_t(x)] <
                clearly_printed)
                bucket_of(x, y).push_back({(x + 0.5) / forms::PagePrint::dots_per_mm,
                                           (y + 0.5) / forms::PagePrint::dots_per_mm});
    for (auto& bucket : buckets_) {
        if (bucket.size() > enough)
            for (std::size_t i = 0; i < enough; ++i)
                bucket[i] = bucket[i * bucket.size() / enough];
        bucket.resize(std::min(bucket.size(), enough));
        for (std::size_t i = 0; i < bucket.size(); i += 10)
            all_.push_back(bucket[i]);
    }
}

void PrintMap::count_cells(const forms::PagePrint& print) {
    constexpr double dots = PrintCells::side * forms::PagePrint::dots_per_mm,
                     share = 1 / (dots * dots);
    cells_.across = int(std::ceil(width_ / dots));
    cells_.down = int(std::ceil(height_ / dots));
    const std::size_t all = cells_.index(0, cells_.down);
    cells_.printed.assign(all, 0);
    cells_.edge.assign(all, 0);
    cells_.open.assign(all, true);
    const auto is_print = [&](int x, int y) {
        return x < 0 || y < 0 || x >= width_ || y >= height_ ||
               print.tones[std::size_t(y) * std::size_t(width_) + std::size_t(x)] < printed;
    };
    std::vector<int> tints(all, 0);
    for (int y = 0; y < height_; ++y)
        for (int x = 0; x < width_; ++x) {
            const std::size_t at = cells_.index(int(x / dots), int(y / dots));
            const int tone = print.tones[std::size_t(y) * std::size_t(width_) + std::size_t(x)];
            tints[at] += tone > darkest_tint && tone < lightest_tint;
            if (tone >= printed)
                continue;
            cells_.printed[at] += float(share);
            if (!is_print(x - 1, y) || !is_print(x + 1, y) || !is_print(x, y - 1) ||
                !is_print(x, y + 1))
                cells_.edge[at] += float(share);
        }
    for (std::size_t i = 0; i < all; ++i)
        if (tints[i] * share > 0.3) // one scanner sees it, another doesn't
            cells_.open[i] = false;
}

void PrintMap::close_places(const forms::PagePrint& print, const forms::Page& page) {
    for (const forms::Rect& code : page.codes)
        put(closed_, code, code_blurs + 0.2, 1);
    for (const auto* rects : {&print.other_each_copy, &print.not_read})
        for (const forms::Rect& rect : *rects)
            put(closed_, rect, 1, 1);
    for (const forms::Box& box : page.boxes)
        if (box.kind == forms::BoxKind::Tick)
            put(closed_, box.inside, beside_a_tick, 1);
        else
            put(closed_, box.inside, 1, 0.5, 2.5, 1);
    const double edge = PrintCells::side;
    for (int y = 0; y < height_; ++y)
        for (int x = 0; x < width_; ++x) {
            const double mm_x = double(x) / forms::PagePrint::dots_per_mm,
                         mm_y = double(y) / forms::PagePrint::dots_per_mm;
            if (mm_x < edge || mm_y < edge || mm_x > width_mm() - edge || mm_y > height_mm() - edge)
                closed_[std::size_t(y) * std::size_t(width_) + std::size_t(x)] = 1;
        }
}

void PrintMap::samples_around(MmPoint place, std::vector<MmPoint>& out) const {
    out.clear();
    const int column = int(place.x / bucket_mm), row = int(place.y / bucket_mm);
    for (int y = std::max(0, row - 1); y <= std::min(row + 1, buckets_down_ - 1); ++y)
        for (int x = std::max(0, column - 1); x <= std::min(column + 1, buckets_across_ - 1); ++x) {
            const auto& bucket =
                buckets_[std::size_t(y) * std::size_t(buckets_across_) + std::size_t(x)];
            out.insert(out.end(), bucket.begin(), bucket.end());
        }
}

} // namespace tycktill::reading
