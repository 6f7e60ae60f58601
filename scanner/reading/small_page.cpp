#include "scanner/reading/small_page.h"

#include "scanner/reading/shrink.h"

#include <array>
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
      image_(shrunk(image, {0, 0, image.width(), image.height()}, factor_)),
      across_((image_.width() + block - 1) / block), down_((image_.height() + block - 1) / block) {
    measure_paper();
    smooth_paper();
    step_ = std::max({least_step, noise_steps * noise_, least_share * contrast(map, page)});
}

// Paper is what the light fifth of a block begins with; what spreads from there to its middle is noise.
void SmallPage::measure_paper() {
    std::vector<double> noises;
    for (int row = 0; row < down_; ++row)
        for (int column = 0; column < across_; ++column) {
            std::array<int, 256> counts{};
            int all = 0;
            for (int y = row * block; y < std::min((row + 1) * block, height()); y += 2)
                for (int x = column * block; x < std::min((column + 1) * block, width());
                     x += 2, ++all)
                    ++counts[image_.at(x, y)];
            const auto part = [&](double share) {
                int tone = 0;
                for (double left = share * all;
                     tone < 255 && (left -= counts[std::size_t(tone)]) > 0;)
                    ++tone;
                return tone;
            };
            paper_.push_back(float(part(0.75)));
            noises.push_back((part(0.9) - part(0.6)) / 1.03);
        }
    std::nth_element(noises.begin(), noises.begin() + std::ptrdiff_t(noises.size() / 2),
                     noises.end());
    noise_ = noises[noises.size() / 2];
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
double SmallPage::contrast(const Homography& map, const forms::Page& page) const {
    std::vector<double> steps;
    for (const forms::Fiducial& mark : page.marks) {
        const pages::PxPoint at = to_small(map.to_px(mark.square.centre()));
        if (at.x >= 0 && at.y >= 0 && at.x < width() && at.y < height())
            steps.push_back(paper_at(int(at.x), int(at.y)) - image_.at(int(at.x), int(at.y)));
    }
    std::sort(steps.begin(), steps.end());
    return steps.empty() ? 0 : steps[steps.size() / 2];
}

} // namespace tycktill::reading
