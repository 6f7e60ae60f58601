#include "scanner/reading/mark.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

namespace tycktill::reading {

namespace {

constexpr double grid_step = 0.1; // mm
constexpr double frame_keep =
    0.25; // mm of white beside the frame that is not read: blur and ringing
constexpr double ring_from = 0.9, ring_to = 2.0; // mm outside the white that are looked at

/// Samples of a rectangle of the sheet, `grid_step` apart.
class Grid {
public:
    Grid(const pages::Image& image, const Homography& map, double left, double top, double width,
         double height)
        : width_(std::max(1, int(width / grid_step))),
          height_(std::max(1, int(height / grid_step))),
          tones_(std::size_t(width_) * std::size_t(height_)) {
        // Straight within a box: see frame.cpp.
        const pages::PxPoint o = map.to_px(MmPoint{left, top}),
                             r = map.to_px(MmPoint{left + width, top}),
                             d = map.to_px(MmPoint{left, top + height});
        const double rx = (r.x - o.x) / width_, ry = (r.y - o.y) / width_;
        const double dx = (d.x - o.x) / height_, dy = (d.y - o.y) / height_;
        for (int y = 0; y < height_; ++y)
            for (int x = 0; x < width_; ++x)
                at(x, y) = float(image.sample({o.x + rx * (x + 0.5) + dx * (y + 0.5),
                                               o.y + ry * (x + 0.5) + dy * (y + 0.5)}));
    }
    int width() const { return width_; }
    int height() const { return height_; }
    float& at(int x, int y) {
        return tones_[std::size_t(y) * std::size_t(width_) + std::size_t(x)];
    }
    float at(int x, int y) const {
        return tones_[std::size_t(y) * std::size_t(width_) + std::size_t(x)];
    }
    // The mean of 3 × 3: a pen's stroke is wider, noise is not.
    Grid smoothed() const {
        Grid out = *this;
        for (int y = 0; y < height_; ++y)
            for (int x = 0; x < width_; ++x) {
                float sum = 0;
                int count = 0;
                for (int yy = std::max(y - 1, 0); yy <= std::min(y + 1, height_ - 1); ++yy)
                    for (int xx = std::max(x - 1, 0); xx <= std::min(x + 1, width_ - 1); ++xx) {
                        sum += at(xx, yy);
                        ++count;
                    }
                out.at(x, y) = sum / float(count);
            }
        return out;
    }

private:
    int width_, height_;
    std::vector<float> tones_;
};

struct PaperTone {
    double white = 255, noise = 0;
};

// The four strips around the box, outside its frame.
std::vector<float> ring_of(const pages::Image& image, const Homography& map,
                           const forms::Rect& inside) {
    std::vector<float> tones;
    const double l = inside.x.value(), t = inside.y.value();
    const double r = inside.right().value(), b = inside.bottom().value();
    constexpr double wide = 0.2;
    const auto line = [&](MmPoint from, MmPoint to) {
        const pages::PxPoint a = map.to_px(from), z = map.to_px(to);
        const int count = std::max(1, int(std::hypot(to.x - from.x, to.y - from.y) / wide));
        for (int i = 0; i <= count; ++i)
            tones.push_back(float(
                image.sample({a.x + (z.x - a.x) * i / count, a.y + (z.y - a.y) * i / count})));
    };
    for (double away = ring_from; away <= ring_to; away += wide) {
        line({l - away, t - away}, {r + away, t - away});
        line({l - away, b + away}, {r + away, b + away});
        line({l - away, t}, {l - away, b});
        line({r + away, t}, {r + away, b});
    }
    return tones;
}

// Paper is what most of the ring is; its spread above the middle is noise, below it may be ink.
PaperTone paper_of(std::vector<float> tones) {
    const auto part = [&](double share) {
        const auto place = std::ptrdiff_t(share * double(tones.size() - 1));
        std::nth_element(tones.begin(), tones.begin() + place, tones.end());
        return double(tones[std::size_t(place)]);
    };
    const double middle = part(0.6), upper = part(0.9);
    return {middle, (upper - middle) / 1.03};
}

struct Piece {
    int area = 0, left = 1 << 20, top = 1 << 20, right = -1, bottom = -1;
    double darkness = 0;
    double off_middle = 1e9; ///< samples
    double reach() const {
        return area == 0 ? 0 : grid_step * std::hypot(right - left + 1, bottom - top + 1);
    }
};

// Connected pieces of samples below the threshold.
Piece largest_piece(const Grid& grid, double threshold, double white) {
    const int width = grid.width(), height = grid.height();
    std::vector<std::uint8_t> seen(std::size_t(width) * std::size_t(height), 0);
    std::vector<int> open;
    Piece largest;
    for (int start = 0; start < width * height; ++start) {
        if (seen[std::size_t(start)] || grid.at(start % width, start / width) >= threshold)
            continue;
        Piece piece;
        open.assign(1, start);
        seen[std::size_t(start)] = 1;
        while (!open.empty()) {
            const int place = open.back();
            open.pop_back();
            const int x = place % width, y = place / width;
            ++piece.area;
            piece.darkness += white - grid.at(x, y);
            piece.off_middle = std::min(piece.off_middle,
                                        std::hypot(x + 0.5 - width / 2.0, y + 0.5 - height / 2.0));
            piece.left = std::min(piece.left, x);
            piece.right = std::max(piece.right, x);
            piece.top = std::min(piece.top, y);
            piece.bottom = std::max(piece.bottom, y);
            for (int yy = std::max(y - 1, 0); yy <= std::min(y + 1, height - 1); ++yy)
                for (int xx = std::max(x - 1, 0); xx <= std::min(x + 1, width - 1); ++xx) {
                    const int next = yy * width + xx;
                    if (!seen[std::size_t(next)] && grid.at(xx, yy) < threshold) {
                        seen[std::size_t(next)] = 1;
                        open.push_back(next);
                    }
                }
        }
        if (piece.reach() > largest.reach())
            largest = piece;
    }
    return largest;
}

// Half-way to the ink's own tone: a stroke's soft edges do not count, or a felt tip fills the box.
double share_below(const Grid& grid, double threshold) {
    int below = 0;
    for (int y = 0; y < grid.height(); ++y)
        for (int x = 0; x < grid.width(); ++x)
            below += grid.at(x, y) < threshold;
    return double(below) / (double(grid.width()) * grid.height());
}

// The side of the largest square of nothing but paper, or of nothing but ink.
double widest_square(const Grid& grid, double threshold, bool of_ink) {
    std::vector<int> side(std::size_t(grid.width()) + 1, 0); // of the square that ends there
    int widest = 0;
    for (int y = 0; y < grid.height(); ++y) {
        int before = 0; // of the row above, one to the left
        for (std::size_t x = 1; x < side.size(); ++x) {
            const int above = side[x];
            const bool inside = (grid.at(int(x) - 1, y) < threshold) == of_ink;
            side[x] = inside ? 1 + std::min({above, before, side[x - 1]}) : 0;
            before = above;
            widest = std::max(widest, side[x]);
        }
    }
    return widest * grid_step;
}

// A line so thin, straight and level with the box that nobody draws it: it spans the box and is no
// wider than a scratch.
bool is_thin_line(const Piece& piece, const Grid& grid) {
    const int width = piece.right - piece.left + 1, height = piece.bottom - piece.top + 1;
    const bool across = width >= grid.width() - 1 && height * grid_step < 1.0;
    const bool down = height >= grid.height() - 1 && width * grid_step < 1.0;
    return across || down;
}

// Ink in a band just outside one side of the frame.
struct Outside {
    double reach = 0;
    int sides = 0;
};

Outside ink_outside(const pages::Image& image, const Homography& map, const forms::Rect& inside,
                    const PaperTone& paper, double threshold) {
    const double l = inside.x.value(), t = inside.y.value();
    const double w = inside.width.value(), h = inside.height.value(), band = ring_to - ring_from;
    Outside out;
    const std::array<std::array<double, 4>, 4> bands = {{
        {l - ring_to, t - ring_to, w + 2 * ring_to, band},
        {l - ring_to, t + h + ring_from, w + 2 * ring_to, band},
        {l - ring_to, t - ring_to, band, h + 2 * ring_to},
        {l + w + ring_from, t - ring_to, band, h + 2 * ring_to},
    }};
    for (const auto& b : bands) {
        const Grid grid = Grid(image, map, b[0], b[1], b[2], b[3]).smoothed();
        const double reach = largest_piece(grid, threshold, paper.white).reach();
        out.reach = std::max(out.reach, reach);
        out.sides += reach > 0.5;
    }
    return out;
}

} // namespace

InkMeasure measure_ink(const pages::Image& image, const Homography& map,
                       const forms::Rect& inside) {
    const PaperTone first = paper_of(ring_of(image, map, inside));
    InkMeasure out;
    out.frame = find_frame(image, map, inside, first.white);
    const pages::PxPoint here = map.to_px(inside.centre());
    const MmPoint middle = mm(inside.centre());
    const pages::PxPoint there =
        map.to_px(MmPoint{middle.x + out.frame.dx, middle.y + out.frame.dy});
    const Homography local = map.shifted(there.x - here.x, there.y - here.y);
    const PaperTone paper = paper_of(ring_of(image, local, inside));
    out.white = paper.white;
    out.noise = paper.noise;

    const double contrast = std::max(out.frame.darkness, 40.0);
    // A third of the noise is left after smoothing; four times that is not noise any more.
    const double threshold = paper.white - std::max({0.13 * contrast, 1.6 * paper.noise, 6.0});
    // A light pencil is a quarter as dark as print; noise that a scanner makes stays below a fifth.
    out.hidden = 1.6 * paper.noise > 0.24 * contrast;
    const double most_keep = 0.25 * std::min(inside.width.value(), inside.height.value());
    const double keep = std::clamp(out.frame.bleed_mm + 0.15, frame_keep, most_keep);
    out.blurred = keep >= 0.6 * most_keep;
    const Grid grid = Grid(image, local, inside.x.value() + keep, inside.y.value() + keep,
                           inside.width.value() - 2 * keep, inside.height.value() - 2 * keep)
                          .smoothed();
    const Piece ink = largest_piece(grid, threshold, paper.white);
    out.extent_mm = ink.reach();
    out.off_middle_mm = ink.area > 0 ? ink.off_middle * grid_step : 0;
    out.side_mm = std::min(inside.width.value(), inside.height.value());
    if (ink.area > 0) {
        const double darkness = ink.darkness / ink.area;
        out.strength = std::min(1.0, darkness / contrast);
        const double half_way = std::min(threshold, paper.white - 0.6 * darkness);
        out.ink = share_below(grid, half_way);
        out.white_mm = widest_square(grid, half_way, false);
        out.solid_mm = widest_square(grid, half_way, true);
    }
    const Outside outside = ink_outside(image, local, inside, paper, threshold);
    out.outside_mm = outside.reach;
    out.outside_sides = outside.sides;
    out.straight_through = ink.area > 0 && is_thin_line(ink, grid) && outside.reach > 0.8;
    return out;
}

namespace {

// 0.5 at the limit, 1 from `far` on.
double sureness(double value, double limit, double far) {
    return 0.5 + 0.5 * std::clamp((value - limit) / (far - limit), 0.0, 1.0);
}

} // namespace

MarkReading judge_mark(const InkMeasure& m, const MarkLimits& limits) {
    MarkReading out;
    out.ink = m.ink;
    const auto say = [&](MarkState state, double confidence) {
        out.state = state;
        out.confidence = confidence;
        return out;
    };
    if (m.frame.sides < 2)
        return say(MarkState::Unsure, 0.3);
    if (m.ink >= limits.dark_share)
        return say(MarkState::Withdrawn, sureness(m.ink, limits.dark_share, 0.8));
    const bool stain = m.extent_mm > limits.no_extent_mm && m.outside_sides >= 2 &&
                       m.strength < limits.pale_strength;
    const bool bold = m.white_mm >= limits.bold_white_mm && m.solid_mm <= limits.bold_solid_mm;
    const bool scribbled = m.ink >= limits.darkish_share && !bold;
    if (scribbled || m.straight_through || m.blurred || m.hidden || stain)
        return say(MarkState::Unsure, 0.5);
    const bool passes_by =
        m.off_middle_mm > limits.at_side * m.side_mm && m.outside_mm > limits.no_extent_mm;
    if (passes_by && m.extent_mm > limits.no_extent_mm)
        return say(MarkState::Unsure, 0.5);
    if (m.extent_mm >= limits.tick_extent_mm)
        return say(MarkState::Ticked, std::min(sureness(m.extent_mm, limits.tick_extent_mm, 3.5),
                                               sureness(m.strength, 0.05, 0.25)));
    if (m.extent_mm > limits.no_extent_mm)
        return say(MarkState::Unsure, 0.5);
    if (m.outside_mm > limits.outside_mm)
        return say(MarkState::Unsure, 0.5);
    return say(MarkState::Empty,
               sureness(limits.no_extent_mm - m.extent_mm, 0, limits.no_extent_mm));
}

} // namespace tycktill::reading
