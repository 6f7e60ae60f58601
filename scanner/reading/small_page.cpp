#include "scanner/reading/small_page.h"

#include <cmath>

namespace tycktill::reading {

namespace {

constexpr double wanted_dot = 0.25;  // mm
constexpr double least_share = 0.16; // of the step from paper to print
constexpr double least_step = 13;    // grey steps
constexpr double noise_steps = 4.5;  // so many deviations are never noise

MmPoint middle_of(const forms::Page& page) {
    const MmPoint a = mm(page.marks.front().square.centre()),
                  b = mm(page.marks.back().square.centre());
    return {(a.x + b.x) / 2, (a.y + b.y) / 2};
}

} // namespace

SmallPage::SmallPage(const pages::Image& image, const Homography& map, const forms::Page& page)
    : factor_(std::max(1, int(std::lround(map.px_per_mm(middle_of(page)) * wanted_dot)))),
      image_(image.width() / factor_, image.height() / factor_, 255),
      across_((image_.width() + block - 1) / block), down_((image_.height() + block - 1) / block),
      groups_((image_.width() + evenly - 1) / evenly) {
    measure_paper(image);
    smooth_paper();
    step_ = std::max({least_step, noise_steps * noise_, least_share * contrast(image, map, page)});
    set_limits();
    shrink_dark(image);
}

std::uint8_t SmallPage::mean_at(const pages::Image& image, int x, int y) const {
    unsigned sum = 0;
    for (int dy = 0; dy < factor_; ++dy) {
        const std::uint8_t* from = image.row(y * factor_ + dy) + x * factor_;
        for (int dx = 0; dx < factor_; ++dx)
            sum += from[dx];
    }
    const auto all = unsigned(factor_ * factor_);
    return std::uint8_t((sum + all / 2) / all);
}

// Paper is what the light fourth of a block begins with; what spreads from there to its middle is noise.
void SmallPage::measure_paper(const pages::Image& image) {
    constexpr int step = 4; // every so many dots, each row's a little farther on
    std::vector<double> noises;
    std::vector<std::uint8_t> tones;
    for (int row = 0; row < down_; ++row)
        for (int column = 0; column < across_; ++column) {
            tones.clear();
            for (int y = row * block; y < std::min((row + 1) * block, height()); y += step)
                for (int x = column * block + y / step % step;
                     x < std::min((column + 1) * block, width()); x += step)
                    tones.push_back(mean_at(image, x, y));
            const auto part = [&](double share) {
                const auto at =
                    tones.begin() + std::ptrdiff_t(share * double(tones.size() - 1) + 0.5);
                std::nth_element(tones.begin(), at, tones.end());
                return int(*at);
            };
            if (tones.empty())
                tones.push_back(255);
            paper_.push_back(float(part(0.75)));
            noises.push_back((part(0.9) - part(0.6)) / 1.03);
        }
    if (noises.empty())
        return;
    std::nth_element(noises.begin(), noises.begin() + std::ptrdiff_t(noises.size() / 2),
                     noises.end());
    noise_ = noises[noises.size() / 2];
}

void SmallPage::set_limits() {
    for (int y = 0; y < height(); y += rows_evenly)
        for (int group = 0; group < groups_; ++group)
            limits_.push_back(std::uint8_t(
                std::max(0.0, paper_at(group * evenly + evenly / 2, y + rows_evenly / 2) - step_)));
}

// Most of a page is white: where no pixel of a group is dark, no dot is.
void SmallPage::shrink_dark(const pages::Image& image) {
    has_dark_.assign(std::size_t(height()) * std::size_t(groups_), 0);
    std::vector<std::uint8_t> darkest(std::size_t(groups_ * evenly * factor_), 255);
    const auto all = std::size_t(width() * factor_);
    for (int y = 0; y < height(); ++y) {
        std::copy_n(image.row(y * factor_), all, darkest.begin());
        for (int dy = 1; dy < factor_; ++dy) {
            const std::uint8_t* from = image.row(y * factor_ + dy);
            for (std::size_t x = 0; x < all; ++x)
                darkest[x] = std::min(darkest[x], from[x]);
        }
        const std::size_t wide = std::size_t(evenly * factor_);
        for (int group = 0; group < groups_; ++group) {
            const std::uint8_t* from = darkest.data() + std::size_t(group) * wide;
            std::uint8_t least = 255;
            for (std::size_t x = 0; x < wide; ++x)
                least = std::min(least, from[x]);
            if (least >= limits_[limit_at(group, y)])
                continue;
            has_dark_[std::size_t(y) * std::size_t(groups_) + std::size_t(group)] = 1;
            for (int x = group * evenly; x < std::min((group + 1) * evenly, width()); ++x)
                image_.row(y)[x] = mean_at(image, x, y);
        }
    }
}

// A block of nothing but dark print or a photograph's shadow is judged by the lighter ones beside it.
void SmallPage::smooth_paper() {
    const std::vector<float> raw = paper_;
    for (int row = 0; row < down_; ++row)
        for (int column = 0; column < across_; ++column) {
            std::vector<float> around;
            for (int y = std::max(0, row - 1); y <= std::min(row + 1, down_ - 1); ++y)
                for (int x = std::max(0, column - 1); x <= std::min(column + 1, across_ - 1); ++x)
                    around.push_back(raw[std::size_t(y) * std::size_t(across_) + std::size_t(x)]);
            std::nth_element(around.begin(), around.begin() + std::ptrdiff_t(around.size() / 2),
                             around.end());
            float& paper = paper_[std::size_t(row) * std::size_t(across_) + std::size_t(column)];
            paper = std::max(paper, around[around.size() / 2]);
        }
}

double SmallPage::paper_at(int x, int y) const {
    const double u = std::clamp(double(x) / block - 0.5, 0.0, across_ - 1.0),
                 v = std::clamp(double(y) / block - 0.5, 0.0, down_ - 1.0);
    const int column = std::min(int(u), std::max(0, across_ - 2)),
              row = std::min(int(v), std::max(0, down_ - 2));
    const double right = u - column, lower = v - row;
    const auto tone = [&](int r, int c) {
        return double(paper_[std::size_t(std::min(r, down_ - 1)) * std::size_t(across_) +
                             std::size_t(std::min(c, across_ - 1))]);
    };
    return (tone(row, column) * (1 - right) + tone(row, column + 1) * right) * (1 - lower) +
           (tone(row + 1, column) * (1 - right) + tone(row + 1, column + 1) * right) * lower;
}

// The corner marks are as black as this page gets.
double SmallPage::contrast(const pages::Image& image, const Homography& map,
                           const forms::Page& page) const {
    std::vector<double> steps;
    for (const forms::Fiducial& mark : page.marks) {
        const pages::PxPoint at = to_small(map.to_px(mark.square.centre()));
        if (at.x >= 0 && at.y >= 0 && at.x < width() && at.y < height())
            steps.push_back(paper_at(int(at.x), int(at.y)) - mean_at(image, int(at.x), int(at.y)));
    }
    std::sort(steps.begin(), steps.end());
    return steps.empty() ? 0 : steps[steps.size() / 2];
}

} // namespace tycktill::reading
