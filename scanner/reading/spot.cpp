#include "scanner/reading/spot.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace tycktill::reading {

namespace {

struct Window {
    int left = 0, top = 0, width = 0, height = 0;
};

Window window_around(const pages::Image& image, pages::PxPoint middle, double half) {
    const int left = std::clamp(int(std::floor(middle.x - half)), 0, image.width());
    const int top = std::clamp(int(std::floor(middle.y - half)), 0, image.height());
    const int right = std::clamp(int(std::ceil(middle.x + half)), left, image.width());
    const int bottom = std::clamp(int(std::ceil(middle.y + half)), top, image.height());
    return {left, top, right - left, bottom - top};
}

struct Tones {
    int black = 0, white = 255;
    int middle() const { return (black + white) / 2; }
    int contrast() const { return white - black; }
};

// The window's own black and white, from its darkest and lightest few per cent.
Tones tones_of(const pages::Image& image, const Window& window) {
    std::array<int, 256> counts{};
    for (int y = 0; y < window.height; ++y)
        for (int x = 0; x < window.width; ++x)
            ++counts[image.at(window.left + x, window.top + y)];
    const int total = window.width * window.height;
    const auto below = [&](int share) {
        int sum = 0, tone = 0;
        while (tone < 255 && (sum += counts[std::size_t(tone)]) * 100 < total * share)
            ++tone;
        return tone;
    };
    return {below(3), below(80)};
}

struct Blob {
    int area = 0, left = 0, top = 0, right = 0, bottom = 0;
    double sum_x = 0, sum_y = 0, sum_xx = 0, sum_yy = 0, sum_xy = 0;

    void take(int x, int y) {
        if (area++ == 0) {
            left = right = x;
            top = bottom = y;
        }
        left = std::min(left, x);
        right = std::max(right, x);
        top = std::min(top, y);
        bottom = std::max(bottom, y);
        sum_x += x;
        sum_y += y;
        sum_xx += double(x) * x;
        sum_yy += double(y) * y;
        sum_xy += double(x) * y;
    }
    // 0 for a solid square whichever way it is turned; a disc has 0.05, a frame or a letter much more.
    double unlike_a_square() const {
        const double mean_x = sum_x / area, mean_y = sum_y / area;
        const double xx = sum_xx / area - mean_x * mean_x + 1.0 / 12;
        const double yy = sum_yy / area - mean_y * mean_y + 1.0 / 12;
        const double xy = sum_xy / area - mean_x * mean_y;
        const double determinant = std::max(xx * yy - xy * xy, 1e-9);
        const double middle = (xx + yy) / 2;
        const double spread = std::sqrt(std::max(middle * middle - determinant, 0.0));
        const double longer = middle + spread, shorter = std::max(middle - spread, 1e-9);
        return std::abs(area / (12 * std::sqrt(determinant)) - 1) +
               0.5 * (std::sqrt(longer / shorter) - 1);
    }
};

class DarkMap {
public:
    DarkMap(const pages::Image& image, const Window& window, int threshold)
        : width_(window.width), height_(window.height),
          dark_(std::size_t(window.width) * std::size_t(window.height)) {
        for (int y = 0; y < height_; ++y)
            for (int x = 0; x < width_; ++x)
                at(x, y) = image.at(window.left + x, window.top + y) < threshold;
    }

    // Takes `radius` pixels away all around, so that a pen stroke through a mark comes off it.
    void thin(int radius) {
        std::vector<std::uint8_t> lines(dark_.size(), 0);
        run_lengths(width_, height_, 1, width_, radius, dark_, lines);
        run_lengths(height_, width_, width_, 1, radius, lines, dark_);
    }

    std::vector<Blob> blobs() {
        std::vector<Blob> out;
        std::vector<int> open;
        for (int start = 0; start < int(dark_.size()); ++start) {
            if (!dark_[std::size_t(start)])
                continue;
            Blob blob;
            dark_[std::size_t(start)] = 0;
            open.assign(1, start);
            while (!open.empty()) {
                const int place = open.back();
                open.pop_back();
                const int x = place % width_, y = place / width_;
                blob.take(x, y);
                visit(x - 1, y, open);
                visit(x + 1, y, open);
                visit(x, y - 1, open);
                visit(x, y + 1, open);
            }
            out.push_back(blob);
        }
        return out;
    }

private:
    std::uint8_t& at(int x, int y) {
        return dark_[std::size_t(y) * std::size_t(width_) + std::size_t(x)];
    }
    void visit(int x, int y, std::vector<int>& open) {
        if (x < 0 || y < 0 || x >= width_ || y >= height_ || !at(x, y))
            return;
        at(x, y) = 0;
        open.push_back(y * width_ + x);
    }
    // Keeps of every run of dark what is further than `radius` from both its ends.
    static void run_lengths(int length, int count, int step, int next, int radius,
                            const std::vector<std::uint8_t>& from, std::vector<std::uint8_t>& to) {
        for (int line = 0; line < count; ++line) {
            int run = 0;
            for (int i = 0; i <= length; ++i) {
                const auto place = std::size_t(line * next + i * step);
                if (i < length) {
                    to[place] = 0;
                    if (from[place]) {
                        ++run;
                        continue;
                    }
                }
                for (int back = 1 + radius; back <= run - radius; ++back)
                    to[place - std::size_t(back * step)] = 1;
                run = 0;
            }
        }
    }

    int width_, height_;
    std::vector<std::uint8_t> dark_;
};

// The middle of the darkness within a square window, weighed by tone.
pages::PxPoint middle_of_dark(const pages::Image& image, const Window& window, const Tones& tones) {
    double sum = 0, sum_x = 0, sum_y = 0;
    const double floor = 0.25 * tones.contrast();
    for (int y = 0; y < window.height; ++y)
        for (int x = 0; x < window.width; ++x) {
            const double dark = std::min<double>(
                tones.white - image.at(window.left + x, window.top + y), tones.contrast());
            if (dark <= floor)
                continue;
            sum += dark;
            sum_x += dark * (window.left + x + 0.5);
            sum_y += dark * (window.top + y + 0.5);
        }
    return sum > 0 ? pages::PxPoint{sum_x / sum, sum_y / sum} : pages::PxPoint{-1, -1};
}

constexpr double worst_square = 0.24;

struct Candidate {
    pages::PxPoint middle;
    double unlike = 0;
};

std::vector<Candidate> squares_in(const pages::Image& image, const Window& window,
                                  const Tones& tones, double side, int thinned) {
    DarkMap map(image, window, tones.middle());
    if (thinned > 0)
        map.thin(thinned);
    const double area = (side - 2 * thinned) * (side - 2 * thinned);
    std::vector<Candidate> out;
    for (const Blob& blob : map.blobs()) {
        if (blob.area < 0.6 * area || blob.area > 1.6 * area)
            continue;
        const double unlike = blob.unlike_a_square();
        if (unlike > worst_square)
            continue;
        pages::PxPoint middle{window.left + blob.sum_x / blob.area + 0.5,
                              window.top + blob.sum_y / blob.area + 0.5};
        if (thinned == 0) {
            const Window close{
                window.left + std::max(blob.left - 2, 0), window.top + std::max(blob.top - 2, 0),
                std::min(blob.right + 3, window.width) - std::max(blob.left - 2, 0),
                std::min(blob.bottom + 3, window.height) - std::max(blob.top - 2, 0)};
            middle = middle_of_dark(image, close, tones);
        }
        out.push_back({middle, unlike});
    }
    std::sort(out.begin(), out.end(),
              [](const Candidate& a, const Candidate& b) { return a.unlike < b.unlike; });
    return out;
}

} // namespace

std::vector<pages::PxPoint> find_squares(const pages::Image& image, pages::PxPoint expected,
                                         double side, double reach) {
    const Window window = window_around(image, expected, reach + 0.9 * side);
    if (window.width < side || window.height < side)
        return {};
    const Tones tones = tones_of(image, window);
    if (tones.contrast() < 40)
        return {};
    auto found = squares_in(image, window, tones, side, 0);
    if (found.empty())
        found = squares_in(image, window, tones, side, std::max(1, int(side / 5)));
    std::vector<pages::PxPoint> out;
    for (const Candidate& candidate : found)
        if (std::hypot(candidate.middle.x - expected.x, candidate.middle.y - expected.y) <= reach)
            out.push_back(candidate.middle);
    return out;
}

std::optional<pages::PxPoint> find_eye(const pages::Image& image, pages::PxPoint expected,
                                       double module) {
    pages::PxPoint middle = expected;
    for (int round = 0; round < 3; ++round) {
        // The core is three modules wide and stands in a white ring one module wide.
        const Window window = window_around(image, middle, 2.1 * module);
        if (window.width < 3 * module || window.height < 3 * module)
            return std::nullopt;
        const Tones tones = tones_of(image, window);
        if (tones.contrast() < 40)
            return std::nullopt;
        middle = middle_of_dark(image, window, tones);
        if (std::hypot(middle.x - expected.x, middle.y - expected.y) > 2 * module)
            return std::nullopt;
    }
    return middle;
}

} // namespace tycktill::reading
